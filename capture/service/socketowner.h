// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/socket.h>
#include <sys/types.h>

#include <optional>

namespace tomato::service {

/// Who holds the other end of a TCP connection within this machine: the kernel is asked by
/// sock_diag(7), or by /proc/net/tcp where it knows none. Nothing when the other end is not in this
/// network namespace, or gone.
std::optional<uid_t> ownerOfOtherEnd(int socket);

/// The same from the kernel's table alone, as where sock_diag is missing.
std::optional<uid_t> ownerFromTable(const sockaddr_storage &otherEnd, const sockaddr_storage &here);

/// Whether this user's programs, or root's, or those of the user who became root by sudo to start
/// this one.
bool isOwnUser(uid_t user);

} // namespace tomato::service
