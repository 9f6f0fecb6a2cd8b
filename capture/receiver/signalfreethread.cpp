// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/receiver/signalfreethread.h"

#include <csignal>

namespace tomato::capture {

std::thread startSignalFreeThread(std::function<void()> work)
{
    sigset_t all = {};
    sigset_t before = {};
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before);
    std::thread thread(std::move(work));
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    return thread;
}

} // namespace tomato::capture
