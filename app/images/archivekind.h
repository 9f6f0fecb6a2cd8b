// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QStringList>

namespace tomato::images {

/// Where an image comes from.
struct ImageSource
{
    /// As skopeo has it: "docker-archive:/x.tar", "oci-archive:/x.tar", or "oci:/x" for a folder.
    QString skopeoName;
    /// The names that it says of itself and that can be names; that of the file when there is none.
    QStringList names;
};

/// Recognises an image. `source` is the path of an archive or of a folder with the OCI's layout, or
/// "containers-storage:NAME". An archive is recognised by the names in it.
Result<ImageSource> recognizeImage(const QString &source);

} // namespace tomato::images
