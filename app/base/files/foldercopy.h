// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/files/enclosedfolder.h"

namespace tomato {

/// Copies what is in a folder of a stranger's into one that has none of these names yet. Nothing
/// but files and folders is copied: a link is refused, in the folder as well as in the place of it.
/// A file that may be run stays so, and one that is a program by its first bytes ("#!", ELF)
/// becomes so, as not every archive keeps that.
Result<> copyFolder(const std::filesystem::path &from, const EnclosedFolder &to);

} // namespace tomato
