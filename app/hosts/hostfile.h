// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hosts/hostlist.h"

namespace tomato::hosts {

/// Returns the keys of a host's section whose values are not the default ones.
std::vector<std::pair<QString, QString>> keysOf(const Host &host);

/// Replaces the hosts in the file. Lines of hosts that stay as they are, comments, and what stands
/// before the first section are left alone; the comment right above a host is that host's, and goes
/// with it. The file is written whole or not at all. Fails for a
/// host that load() would not read, and for a file that changed since `before` was loaded from it.
Result<> writeHosts(const QString &path, const HostList &before,
                    const std::map<QString, Host> &hosts);

/// Does the same to the text of the file.
QString withHosts(const QString &text, const std::map<QString, Host> &before,
                  const std::map<QString, Host> &hosts);

} // namespace tomato::hosts
