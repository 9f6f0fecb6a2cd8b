// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/attach/rootrights.h"

#include <grp.h>
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>

namespace tomato::engine {

/// capabilities(7).
bool giveUpRights(KeptRights kept)
{
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return false;
    if (geteuid() == 0) {
        constexpr uid_t Nobody = 65534;
        for (int right = 0; prctl(PR_CAPBSET_READ, right, 0, 0, 0) >= 0; ++right) {
            if (kept != KeptRights::Network || right != CAP_NET_ADMIN)
                (void)prctl(PR_CAPBSET_DROP, right, 0, 0, 0);
        }
        if (prctl(PR_SET_KEEPCAPS, 1) != 0)
            return false;
        (void)setgroups(0, nullptr);
        // A root of a user namespace, as of a container, may have no other user.
        if ((setresgid(Nobody, Nobody, Nobody) != 0 || setresuid(Nobody, Nobody, Nobody) != 0) &&
            errno != EINVAL)
            return false;
    } else if (kept != KeptRights::None) {
        return true;
    }
    const std::uint32_t rights =
        kept == KeptRights::Network ? std::uint32_t{1} << CAP_NET_ADMIN : 0;
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    const __user_cap_data_struct both[2] = {{rights, rights, 0}, {}};
    return syscall(SYS_capset, &header, both) == 0;
}

} // namespace tomato::engine
