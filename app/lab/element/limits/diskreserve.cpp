// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/element/limits/diskreserve.h"

#include "app/base/filedescriptor.h"

#include <sched.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <optional>

namespace tomato::lab {

using namespace std::chrono_literals;

namespace {

constexpr auto MinInterval = 10ms;
constexpr auto MaxInterval = 1000ms;
constexpr auto HoldInterval = 100ms;
/// More than a disk takes, and about what memory does.
constexpr unsigned long long BytesInAMillisecond = 4 << 20;
/// So much more than the reserve is left before the elements go on, lest they begin and stop all
/// the time.
constexpr unsigned long long Margin = 32 << 20;

std::optional<unsigned long long> bytesLeft(const std::string &folder)
{
    struct statvfs room
    {
    };
    if (folder.empty() || ::statvfs(folder.c_str(), &room) != 0)
        return {};
    return static_cast<unsigned long long>(room.f_bavail) * room.f_frsize;
}

/// Tells whether the process has a process namespace of its own. A signal to all processes would
/// reach all of this machine else.
bool isApart(pid_t process)
{
    struct stat own
    {
    };
    struct stat its
    {
    };
    const std::string path = "/proc/" + std::to_string(process) + "/ns/pid";
    return ::stat("/proc/self/ns/pid", &own) == 0 && ::stat(path.c_str(), &its) == 0 &&
           (own.st_dev != its.st_dev || own.st_ino != its.st_ino);
}

/// Waits for a child; true when it did what it was to do.
bool hasDone(pid_t child)
{
    int status = -1;
    while (child > 0 && ::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/// In a forked process, by system calls only: signals all processes of the namespace but its first
/// one. The kernel lets none of them start another one meanwhile: kill(2).
[[noreturn]] void signalInside(int element, int number)
{
    if (::setns(element, CLONE_NEWPID) != 0)
        ::_exit(1);
    const pid_t inside = ::fork();
    if (inside == 0)
        ::_exit(::kill(-1, number) == 0 || errno == ESRCH ? 0 : 1);
    ::_exit(hasDone(inside) ? 0 : 1);
}

void signalElement(pid_t process, int number)
{
    const FileDescriptor element(static_cast<int>(::syscall(SYS_pidfd_open, process, 0)));
    if (!element || !isApart(process))
        return;
    // The number was this process's all the time if it still runs.
    if (::syscall(SYS_pidfd_send_signal, element.get(), 0, nullptr, 0) != 0)
        return;
    const pid_t child = ::fork();
    if (child == 0)
        signalInside(element.get(), number);
    // An element that lets nobody in does not go on.
    if (!hasDone(child) && number == SIGSTOP)
        ::syscall(SYS_pidfd_send_signal, element.get(), SIGKILL, nullptr, 0);
}

} // namespace

DiskReserve::~DiskReserve()
{
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_lock);
        m_ends = true;
    }
    m_changed.notify_one();
    m_thread.join();
}

bool DiskReserve::isTouched(const std::string &folder)
{
    const auto left = bytesLeft(folder);
    return left && *left < Bytes;
}

void DiskReserve::watch(const std::string &folder, const std::vector<pid_t> &elements)
{
    {
        const std::lock_guard lock(m_lock);
        m_folder = folder;
        m_elements = elements;
    }
    if (!m_thread.joinable() && !folder.empty() && !elements.empty())
        m_thread = std::thread([this] { run(); });
    m_changed.notify_one();
}

void DiskReserve::run()
{
    std::unique_lock lock(m_lock);
    while (!m_ends)
        m_changed.wait_for(lock, look());
}

std::chrono::milliseconds DiskReserve::look()
{
    const auto left = m_elements.empty() ? std::nullopt : bytesLeft(m_folder);
    if (!left) {
        m_isHolding = false;
        m_least = Bytes;
        return MaxInterval;
    }
    if (*left < Bytes)
        return hold(*left);
    if (m_isHolding) {
        if (*left < Bytes + Margin)
            return HoldInterval;
        signalAll(SIGCONT);
        m_isHolding = false;
        m_least = Bytes;
    }
    const std::chrono::milliseconds soonest((*left - Bytes) / BytesInAMillisecond);
    return std::clamp<std::chrono::milliseconds>(soonest, MinInterval, MaxInterval);
}

std::chrono::milliseconds DiskReserve::hold(unsigned long long left)
{
    // What the user starts inside, to make room, may do so; it is stopped when it writes, too.
    if (!m_isHolding || left + Margin < m_left) {
        signalAll(SIGSTOP);
        m_left = left;
    }
    m_isHolding = true;
    // One call writes up to 2 GB, and goes on in a process that is to stop: only its end ends it.
    if (left < Bytes / 4 && left < m_least)
        signalAll(SIGKILL);
    const bool isStill = left >= m_least;
    m_least = left;
    return isStill ? HoldInterval : MinInterval;
}

void DiskReserve::signalAll(int number) const
{
    for (const pid_t element : m_elements)
        signalElement(element, number);
}

} // namespace tomato::lab
