// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/filedescriptor.h"

#include <QString>

namespace tomato::lab {

/// Opens a folder or file of this machine that a topology names, to be looked at and mounted only.
/// A link is followed, but for those of /proc, which lead where no path does. errno says why not.
FileDescriptor openOutside(const QString &path, int more = 0);
/// Returns its path without links; empty for one that was removed or that no path leads to.
QString pathOfOpen(int file);

} // namespace tomato::lab
