// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <string>
#include <vector>

namespace tomato::lab {

Result<> writeGroupFile(const std::string &path, const std::string &value);
/// The words of a file, such as controllers or numbers of processes.
std::vector<std::string> groupWords(const std::string &path);

Result<> makeGroup(const std::string &path);
/// Removes a group and the groups in it. Groups in which a process is still ending are given some
/// time; one that stays is left to the next lab.
void removeGroup(const std::string &path);

/// Moves the calling process into the groups, as far as it is permitted. It uses system calls only,
/// for a process between fork and exec.
void joinGroups(const std::vector<std::string> &files);

} // namespace tomato::lab
