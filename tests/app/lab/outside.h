// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/plan/program.h"

#include <QString>

#include <sys/socket.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

namespace tomato::lab {

/// A process that stays outside when its parent enters the fabric, as the user's desktop does, and
/// runs commands there. Make it before enterFabric().
class Outside final
{
public:
    struct Outcome
    {
        int code = -1;
        /// The text of standard output and standard error.
        QString output;
    };

    Outside()
    {
        if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, m_ends.data()) != 0)
            std::abort();
        m_process = fork();
        if (m_process == 0)
            serve();
        close(m_ends[1]);
    }
    ~Outside()
    {
        shutdown(m_ends[0], SHUT_RDWR); // children of a test may hold it too
        close(m_ends[0]);
        waitpid(m_process, nullptr, 0);
    }
    Outside(const Outside &) = delete;
    Outside &operator=(const Outside &) = delete;

    pid_t process() const { return m_process; }
    /// Runs a line of shell, as the user who started the test.
    Outcome run(const QString &command) const
    {
        const std::string line = command.toStdString();
        std::array<char, Max> reply{};
        int code = -1;
        if (send(m_ends[0], line.c_str(), line.size() + 1, 0) < 0 ||
            receive(&code, sizeof code) != sizeof code)
            return {};
        const ssize_t bytes = receive(reply.data(), reply.size());
        return {code, QString::fromUtf8(reply.data(), qMax(bytes, ssize_t{0}))};
    }
    /// Runs a command inside an element, in the way in which terminals enter it.
    Outcome runInside(pid_t element, const QString &command) const
    {
        return run(entering(element, command));
    }
    /// The line of shell that does.
    static QString entering(pid_t element, const QString &command)
    {
        QString quoted = command;
        quoted.replace(QLatin1Char('\''), QLatin1String("'\\''"));
        return QStringLiteral("%1 enter %2 PATH=%3 -- sh -c '%4'")
            .arg(QString::fromStdString(findElementProgram()), QString::number(element),
                 QLatin1String(ElementPath), quoted);
    }

private:
    static constexpr std::size_t Max = 64 * 1024;

    /// Qt's handler of SIGCHLD, which newer versions have again, interrupts calls.
    ssize_t receive(void *data, std::size_t size) const
    {
        ssize_t bytes = 0;
        do {
            bytes = recv(m_ends[0], data, size, 0);
        } while (bytes < 0 && errno == EINTR);
        return bytes;
    }

    [[noreturn]] void serve() const
    {
        close(m_ends[0]);
        std::array<char, Max> buffer{};
        while (recv(m_ends[1], buffer.data(), buffer.size() - 1, 0) > 0) {
            std::string output;
            FILE *pipe = popen((std::string("exec 2>&1; ") + buffer.data()).c_str(), "r");
            while (std::fgets(buffer.data(), static_cast<int>(buffer.size()), pipe) != nullptr)
                output += buffer.data();
            const int status = pclose(pipe);
            const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
            output.resize(std::min(output.size(), Max - 1));
            send(m_ends[1], &code, sizeof code, 0);
            // The empty message would be the end.
            output += '\n';
            send(m_ends[1], output.data(), output.size(), 0);
            buffer.fill(0);
        }
        _exit(0);
    }

    std::array<int, 2> m_ends{};
    pid_t m_process = 0;
};

} // namespace tomato::lab
