// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QString>

namespace tomato::images {

/// Returns the name that skopeo has for an image: "docker-archive:/x.tar", "oci-archive:/x.tar", or
/// "oci:/x" for a folder. `source` is the path of such a file or folder, or
/// "containers-storage:NAME". An archive is recognised by the names in it.
Result<QString> skopeoName(const QString &source);

} // namespace tomato::images
