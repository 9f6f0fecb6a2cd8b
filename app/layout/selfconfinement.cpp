// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/layout/selfconfinement.h"

#include "app/base/nocore.h"

#include <linux/landlock.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace tomato::layout {

/// The memory for 200,000 nodes, and a reserve.
static constexpr rlim_t MaxMemory = rlim_t(4) << 30;
static constexpr rlim_t MaxProcessorSeconds = 600;

/// Forbids writing, making and removing files: a ruleset without a rule.
static void giveUpWriting()
{
    landlock_ruleset_attr ruleset = {};
    ruleset.handled_access_fs = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
                                LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
                                LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
                                LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
                                LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;
    const auto file = static_cast<int>(
        ::syscall(SYS_landlock_create_ruleset, &ruleset, sizeof ruleset.handled_access_fs, 0));
    if (file < 0)
        return;
    ::syscall(SYS_landlock_restrict_self, file, 0);
    ::close(file);
}

void confineSelf()
{
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    ::unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWIPC);
    giveUpWriting();
    const auto limit = [](auto resource, rlim_t most) {
        const rlimit both{most, most};
        ::setrlimit(resource, &both);
    };
#ifndef __SANITIZE_ADDRESS__ // it takes terabytes of addresses
    limit(RLIMIT_AS, MaxMemory);
#else
    static_cast<void>(MaxMemory);
#endif
    limit(RLIMIT_CPU, MaxProcessorSeconds);
    leaveNoCore();
}

} // namespace tomato::layout
