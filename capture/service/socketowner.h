// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/socket.h>
#include <sys/types.h>

#include <optional>

namespace tomato::service {

/// Returns who owns the other end of a TCP connection within this machine: the kernel is asked by
/// sock_diag(7), or by /proc/net/tcp where that is not available. It is nothing when the other end
/// is not in this network namespace, or closed.
std::optional<uid_t> ownerOfOtherEnd(int socket);

/// Finds the owner in the kernel's table alone, as where sock_diag is missing.
std::optional<uid_t> ownerFromTable(const sockaddr_storage &otherEnd, const sockaddr_storage &here);

/// Tells whether this is the user of this program, root, or the user who became root by sudo to
/// start it.
bool isOwnUser(uid_t user);

} // namespace tomato::service
