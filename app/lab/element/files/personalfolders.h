// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <string>
#include <vector>

namespace tomato::lab {

bool isBelow(const QString &path, const QString &folder);

/// Returns the home folders of people, this user's first; without links.
QStringList homes();
/// Returns the folders of this program's files, including the user's agreements; without links.
QStringList ownFolders();
/// The user's home and those, as far as they lie where elements see the machine's programs and
/// settings: elements find them empty. As the paths are in the tree of elements.
std::vector<std::string> hiddenFolders();

} // namespace tomato::lab
