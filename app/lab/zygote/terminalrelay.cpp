// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/zygote/terminalrelay.h"

#include <fcntl.h>
#include <linux/magic.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

namespace tomato::lab {

namespace {

constexpr std::size_t Portion = 16 * 1024;

/// Whatever the element has put in the place of its terminals, it is one.
bool isTerminalMaster(int file)
{
    struct statfs system
    {
    };
    unsigned number = 0;
    return fstatfs(file, &system) == 0 && system.f_type == DEVPTS_SUPER_MAGIC &&
           ioctl(file, TIOCGPTN, &number) == 0;
}

bool writeAll(int file, const char *bytes, ssize_t length)
{
    while (length > 0) {
        const ssize_t written = write(file, bytes, static_cast<std::size_t>(length));
        if (written < 0 && errno == EAGAIN) {
            pollfd ready{file, POLLOUT, 0};
            poll(&ready, 1, -1);
            continue;
        }
        if (written < 0 && errno != EINTR)
            return false;
        bytes += written > 0 ? written : 0;
        length -= written > 0 ? written : 0;
    }
    return true;
}

/// Returns false at the end.
bool pass(int from, int to)
{
    char bytes[Portion];
    const ssize_t length = read(from, bytes, sizeof bytes);
    if (length < 0)
        return errno == EINTR || errno == EAGAIN;
    return length > 0 && writeAll(to, bytes, length);
}

} // namespace

TerminalRelay::TerminalRelay()
{
    for (int file = STDIN_FILENO; file <= STDERR_FILENO; ++file) {
        m_isTerminal[file] = isatty(file) == 1;
        if (m_isTerminal[file] && m_size < 0)
            m_size = file;
    }
    for (const int file : {STDOUT_FILENO, STDERR_FILENO, STDIN_FILENO}) {
        if (m_isTerminal[file] && m_output < 0)
            m_output = file;
    }
}

TerminalRelay::~TerminalRelay()
{
    if (m_isRaw)
        tcsetattr(STDIN_FILENO, TCSADRAIN, &m_before);
}

bool TerminalRelay::open()
{
    if (!isNeeded())
        return true;
    m_master = FileDescriptor(::open("/dev/pts/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK));
    const int unlocked = 0;
    if (!m_master || !isTerminalMaster(m_master.get()) ||
        ioctl(m_master.get(), TIOCSPTLCK, &unlocked) != 0)
        return false;
    m_slave = FileDescriptor(ioctl(m_master.get(), TIOCGPTPEER, O_RDWR | O_NOCTTY | O_CLOEXEC));
    if (!m_slave || tcgetattr(m_size, &m_before) != 0)
        return false;
    termios theirs = m_before;
    // The outer terminal does that once more where it is not made raw below.
    if (!m_isTerminal[STDIN_FILENO])
        theirs.c_oflag &= ~static_cast<tcflag_t>(OPOST);
    followSize();
    return tcsetattr(m_slave.get(), TCSANOW, &theirs) == 0;
}

bool TerminalRelay::enter(bool isAlone) const
{
    // The session is made in any case: a signal that a command sends to its own group must not
    // leave the element.
    if (setsid() < 0 && isAlone)
        return false;
    if (!isNeeded())
        return true;
    if (ioctl(m_slave.get(), TIOCSCTTY, 0) != 0 && isAlone)
        return false;
    for (int file = STDIN_FILENO; file <= STDERR_FILENO; ++file) {
        if (m_isTerminal[file] && dup2(m_slave.get(), file) < 0)
            return false;
    }
    return true;
}

bool TerminalRelay::takeForeground() const
{
    return tcsetpgrp(m_slave.get(), getpgrp()) == 0;
}

void TerminalRelay::followSize() const
{
    winsize size{};
    if (ioctl(m_size, TIOCGWINSZ, &size) == 0)
        ioctl(m_master.get(), TIOCSWINSZ, &size);
}

void TerminalRelay::passOn(pid_t child)
{
    if (!isNeeded())
        return;
    m_slave = FileDescriptor(); // so that the command's end is seen
    if (m_isTerminal[STDIN_FILENO]) {
        termios raw = m_before;
        cfmakeraw(&raw);
        m_isRaw = tcsetattr(STDIN_FILENO, TCSADRAIN, &raw) == 0;
    }
    const FileDescriptor life(static_cast<int>(syscall(SYS_pidfd_open, child, 0)));
    passOnFor(life.get());
    // The rest of its output is read.
    do {
        errno = 0;
    } while (pass(m_master.get(), m_output) && errno == 0);
}

void TerminalRelay::passOnFor(int life)
{
    sigset_t resized;
    sigemptyset(&resized);
    sigaddset(&resized, SIGWINCH);
    sigprocmask(SIG_BLOCK, &resized, nullptr);
    const FileDescriptor news(signalfd(-1, &resized, SFD_CLOEXEC));
    pollfd watched[] = {{m_isTerminal[STDIN_FILENO] ? STDIN_FILENO : -1, POLLIN, 0},
                        {m_master.get(), POLLIN, 0},
                        {news.get(), POLLIN, 0},
                        {life, POLLIN, 0}};
    while (poll(watched, 4, -1) >= 0 || errno == EINTR) {
        if (watched[2].revents != 0) {
            signalfd_siginfo information{};
            (void)!read(news.get(), &information, sizeof information);
            followSize();
        }
        if (watched[0].revents != 0 && !pass(STDIN_FILENO, m_master.get())) {
            // The user's terminal is gone: so is the command's.
            if (m_isTerminal[m_output] && (watched[0].revents & (POLLHUP | POLLERR)) != 0) {
                m_master = FileDescriptor();
                return;
            }
            watched[0].fd = -1;
        }
        if (watched[1].revents != 0 && !pass(m_master.get(), m_output))
            watched[1].fd = -1;
        if (watched[3].revents != 0)
            return;
    }
}

} // namespace tomato::lab
