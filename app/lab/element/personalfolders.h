// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <string>
#include <vector>

namespace tomato::lab {

bool isBelow(const QString &path, const QString &folder);

/// Homes of people, this one's first; without links.
QStringList homes();
/// What this program keeps, with what the user agreed to; without links.
QStringList ownFolders();
/// The user's home and those, as far as they lie where elements see the machine's programs and
/// settings: elements find them empty. As the paths are in the tree of elements.
std::vector<std::string> hiddenFolders();

} // namespace tomato::lab
