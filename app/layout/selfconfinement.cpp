// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/layout/selfconfinement.h"

#include "app/base/nocore.h"
#include "app/layout/callfilter.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <linux/landlock.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>

namespace tomato::layout {

/// The memory for 200,000 nodes, and a reserve.
static constexpr rlim_t MaxMemory = rlim_t(4) << 30;
static constexpr rlim_t MaxProcessorSeconds = 600;

/// What Graphviz and the libraries that it loads read.
static constexpr const char *Readable[] = {"/usr", "/lib", "/lib64",    "/etc",
                                           "/opt", "/nix", "/dev/null", "/var/cache/fontconfig"};

/// Forbids writing, making and removing files, and reading what is not the system's:
/// landlock(7).
static void giveUpFiles()
{
    constexpr std::uint64_t Reading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
    landlock_ruleset_attr ruleset = {};
    ruleset.handled_access_fs = Reading | LANDLOCK_ACCESS_FS_EXECUTE |
                                LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
                                LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
                                LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
                                LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
                                LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;
    const auto file = static_cast<int>(
        ::syscall(SYS_landlock_create_ruleset, &ruleset, sizeof ruleset.handled_access_fs, 0));
    if (file < 0)
        return;
    for (const char *path : Readable) {
        const int folder = ::open(path, O_PATH | O_CLOEXEC);
        struct stat what
        {
        };
        if (folder >= 0 && ::fstat(folder, &what) == 0) {
            const landlock_path_beneath_attr rule{
                S_ISDIR(what.st_mode) ? Reading : LANDLOCK_ACCESS_FS_READ_FILE, folder};
            ::syscall(SYS_landlock_add_rule, file, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
        }
        ::close(folder);
    }
    ::syscall(SYS_landlock_restrict_self, file, 0);
    ::close(file);
}

/// Those of its own user namespace, which lead far into the kernel: capabilities(7).
static void giveUpCapabilities()
{
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    const __user_cap_data_struct none[2] = {};
    ::syscall(SYS_capset, &header, none);
}

void confineSelf()
{
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    ::unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWIPC);
    giveUpCapabilities();
    giveUpFiles();
    const auto limit = [](auto resource, rlim_t most) {
        const rlimit both{most, most};
        ::setrlimit(resource, &both);
    };
    limit(RLIMIT_CPU, MaxProcessorSeconds);
    leaveNoCore();
#ifndef __SANITIZE_ADDRESS__ // it takes terabytes of addresses, and looks into the process
    limit(RLIMIT_AS, MaxMemory);
    refuseCalls();
#else
    static_cast<void>(MaxMemory);
#endif
}

} // namespace tomato::layout
