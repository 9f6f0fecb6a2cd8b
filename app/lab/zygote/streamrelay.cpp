// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/zygote/streamrelay.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <csignal>
#include <initializer_list>

namespace tomato::lab {

namespace {

constexpr int PipeSize = 1 << 20;
constexpr std::size_t CopiedAtOnce = 256 * 1024;

/// /dev/null and its like, which hold nothing.
bool isHarmlessDevice(const struct stat &what)
{
    constexpr unsigned Memory = 1;
    return S_ISCHR(what.st_mode) && major(what.st_rdev) == Memory &&
           (minor(what.st_rdev) == 3 || minor(what.st_rdev) == 5 || minor(what.st_rdev) == 7 ||
            minor(what.st_rdev) == 8 || minor(what.st_rdev) == 9);
}

bool canBeOpenedAgain(int stream)
{
    struct stat what
    {
    };
    return fstat(stream, &what) == 0 && !S_ISFIFO(what.st_mode) && !S_ISSOCK(what.st_mode) &&
           !isHarmlessDevice(what) && isatty(stream) != 1;
}

bool makePipe(FileDescriptor &reading, FileDescriptor &writing)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    reading = FileDescriptor(ends[0]);
    writing = FileDescriptor(ends[1]);
    // Users have a bound on these; the usual size does too.
    fcntl(ends[0], F_SETPIPE_SZ, PipeSize);
    return true;
}

/// Copies at most `most` bytes; returns their number, 0 at the end, or a negative number.
ssize_t copy(int from, int to, char *buffer, std::size_t most)
{
    ssize_t length = 0;
    do {
        length = read(from, buffer, most < CopiedAtOnce ? most : CopiedAtOnce);
    } while (length < 0 && errno == EINTR);
    for (ssize_t done = 0; done < length;) {
        const ssize_t written = write(to, buffer + done, static_cast<std::size_t>(length - done));
        if (written < 0 && errno != EINTR)
            return -1;
        done += written > 0 ? written : 0;
    }
    return length;
}

/// A copying process: keys that interrupt are the command's, and it keeps these files only, as 3,
/// 4 and 5.
char *becomeCopier(std::initializer_list<int> files)
{
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGTTOU})
        std::signal(signal, SIG_IGN);
    constexpr int AboveAll = 64;
    int high[3] = {-1, -1, -1};
    int count = 0;
    for (const int file : files)
        high[count++] = fcntl(file, F_DUPFD, AboveAll);
    for (int number = 0; number < count; ++number)
        dup2(high[number], STDERR_FILENO + 1 + number);
    close_range(static_cast<unsigned>(STDERR_FILENO + 1 + count), UINT_MAX, 0);
    for (int standard = STDIN_FILENO; standard <= STDERR_FILENO; ++standard)
        close(standard);
    void *buffer =
        mmap(nullptr, CopiedAtOnce, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return buffer == MAP_FAILED ? nullptr : static_cast<char *>(buffer);
}

[[noreturn]] void copyInput(int file, int pipe)
{
    if (char *buffer = becomeCopier({file, pipe})) {
        while (copy(3, 4, buffer, CopiedAtOnce) > 0) {
        }
    }
    _exit(0);
}

/// Copies until all writers have closed the pipe. On a request of `control` it answers once all
/// that was written before is in the file.
[[noreturn]] void copyOutput(int pipe, int file, int control)
{
    char *buffer = becomeCopier({pipe, file, control});
    pollfd watched[] = {{3, POLLIN, 0}, {5, POLLIN, 0}};
    bool goesOn = buffer != nullptr;
    while (goesOn) {
        if (poll(watched, 2, -1) < 0 && errno != EINTR)
            break;
        char word = 0;
        if (watched[1].revents != 0) {
            const bool asked = read(5, &word, 1) == 1;
            int left = 0;
            ioctl(3, FIONREAD, &left);
            while (left > 0 && goesOn) {
                const ssize_t length = copy(3, 4, buffer, static_cast<std::size_t>(left));
                goesOn = length > 0;
                left -= static_cast<int>(length);
            }
            send(5, &word, 1, MSG_NOSIGNAL);
            if (asked)
                shutdown(5, SHUT_RDWR);
            watched[1].fd = -1;
        } else if (watched[0].revents != 0) {
            goesOn = copy(3, 4, buffer, CopiedAtOnce) > 0;
        }
    }
    _exit(0);
}

bool replace(int stream, const FileDescriptor &by)
{
    return dup2(by.get(), stream) == stream;
}

} // namespace

bool StreamRelay::start()
{
    if (canBeOpenedAgain(STDIN_FILENO) && !relayInput())
        return false;
    const bool sharesFile = isSameAsOutput();
    if (canBeOpenedAgain(STDOUT_FILENO) && !relayOutput(STDOUT_FILENO))
        return false;
    // One pipe for both keeps the order.
    if (sharesFile)
        return dup2(STDOUT_FILENO, STDERR_FILENO) == STDERR_FILENO;
    return !canBeOpenedAgain(STDERR_FILENO) || relayOutput(STDERR_FILENO);
}

bool StreamRelay::isSameAsOutput() const
{
    struct stat output
    {
    };
    struct stat errors
    {
    };
    return canBeOpenedAgain(STDOUT_FILENO) && fstat(STDOUT_FILENO, &output) == 0 &&
           fstat(STDERR_FILENO, &errors) == 0 && output.st_dev == errors.st_dev &&
           output.st_ino == errors.st_ino;
}

bool StreamRelay::relayInput()
{
    FileDescriptor reading;
    FileDescriptor writing;
    if (!makePipe(reading, writing))
        return false;
    const pid_t copier = fork();
    if (copier == 0) {
        std::signal(SIGPIPE, SIG_DFL);
        copyInput(STDIN_FILENO, writing.get());
    }
    return copier > 0 && replace(STDIN_FILENO, reading);
}

bool StreamRelay::relayOutput(int stream)
{
    FileDescriptor reading;
    FileDescriptor writing;
    int ends[2];
    if (!makePipe(reading, writing) ||
        socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        return false;
    FileDescriptor theirs(ends[1]);
    FileDescriptor &mine = m_outputs[stream == STDOUT_FILENO ? 0 : 1];
    mine = FileDescriptor(ends[0]);
    const pid_t copier = fork();
    if (copier == 0)
        copyOutput(reading.get(), stream, theirs.get());
    return copier > 0 && replace(stream, writing);
}

void StreamRelay::finish()
{
    for (const FileDescriptor &output : m_outputs) {
        char word = 0;
        if (output && send(output.get(), &word, 1, MSG_NOSIGNAL) == 1)
            (void)!read(output.get(), &word, 1);
    }
}

} // namespace tomato::lab
