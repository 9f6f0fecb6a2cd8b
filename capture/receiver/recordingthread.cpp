// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/receiver/recordingthread.h"

#include <linux/sched.h>
#include <linux/sched/types.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace tomato::capture {

/// The least that the kernel takes, in nanoseconds.
static constexpr __u64 Slice = 100'000;
/// A tenth of what others get.
static constexpr int Niceness = 10;

void preferThisThread()
{
    sched_attr attributes = {};
    attributes.size = sizeof attributes;
    if (::syscall(SYS_sched_getattr, 0, &attributes, sizeof attributes, 0) != 0 ||
        attributes.sched_policy != SCHED_NORMAL)
        return;
    attributes.sched_runtime = Slice;
    [[maybe_unused]] const auto sliced = ::syscall(SYS_sched_setattr, 0, &attributes, 0);
}

void deferThisThread()
{
    // In Linux a thread has a niceness of its own.
    [[maybe_unused]] const int set =
        ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), Niceness);
}

} // namespace tomato::capture
