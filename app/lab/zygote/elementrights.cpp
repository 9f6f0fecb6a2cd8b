// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/zygote/elementrights.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/keyctl.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <iterator>

namespace tomato::lab {

namespace {

// Made by elementfilter.cpp.
sock_filter Filter[] = {
#include "elementfilter.inc"
};

/// CAP_SYS_RESOURCE is over limits; the others are over what no element has.
constexpr int Given[] = {CAP_SYS_RESOURCE, CAP_SYS_MODULE,    CAP_SYS_BOOT,   CAP_SYS_TIME,
                         CAP_SYS_RAWIO,    CAP_SYSLOG,        CAP_MAC_ADMIN,  CAP_MAC_OVERRIDE,
                         CAP_AUDIT_READ,   CAP_AUDIT_CONTROL, CAP_WAKE_ALARM, CAP_BLOCK_SUSPEND,
                         CAP_SYS_PACCT,    CAP_PERFMON,       CAP_BPF};

} // namespace

bool refuseCalls()
{
    const sock_fprog program{std::size(Filter), Filter};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

bool giveUpRights()
{
    std::uint64_t kept = ~0ULL;
    for (const int right : Given) {
        kept &= ~(1ULL << right);
        // Older kernels have fewer of them.
        if (prctl(PR_CAPBSET_DROP, right) != 0 && errno != EINVAL)
            return false;
    }
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    __user_cap_data_struct rights[2];
    if (syscall(SYS_capget, &header, rights) != 0)
        return false;
    for (int half = 0; half < 2; ++half) {
        const auto mask = static_cast<std::uint32_t>(kept >> (32 * half));
        rights[half].effective &= mask;
        rights[half].permitted &= mask;
        rights[half].inheritable = 0;
    }
    return syscall(SYS_capset, &header, rights) == 0;
}

bool limitFiles()
{
    constexpr rlim_t Usual = 1024;
    constexpr rlim_t Max = 16384;
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) != 0)
        return false;
    files.rlim_max = std::min(files.rlim_max, Max);
    files.rlim_cur = std::min(files.rlim_max, Usual);
    return setrlimit(RLIMIT_NOFILE, &files) == 0;
}

bool leaveKeyring()
{
    return syscall(SYS_keyctl, KEYCTL_JOIN_SESSION_KEYRING, nullptr) >= 0;
}

void offerToEndFirst()
{
    const int file = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    (void)!write(file, "500", 3);
    close(file);
}

} // namespace tomato::lab
