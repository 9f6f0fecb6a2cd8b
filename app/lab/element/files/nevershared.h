// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tomato::lab {

/// Returns why the open folder is never shared with elements; empty for one that may be. `path` is
/// its path without links.
QString whyNeverShared(int folder, const QString &path);
/// Returns why a folder at this path is never shown to elements.
QString whyNeverSharedAt(const QString &place);

} // namespace tomato::lab
