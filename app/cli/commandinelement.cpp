// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandinelement.h"

#include "app/base/systemwords.h"
#include "app/hosts/remoteelement.h"
#include "app/topology/lookup.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tomato::cli {

Result<ElementCommand> elementCommand(const Session &session, const QString &element,
                                      const QStringList &command)
{
    const auto topology = session.topology();
    if (!topology)
        return passOn(topology);
    const auto id = topology::findElement(*topology, element);
    if (!id)
        return passOn(id);
    const auto &elements = session.client().lab().elements;
    const auto found = elements.find(*id);
    const std::string mark = CommandProcesses::newMark();
    if (found != elements.end() && !found->second.host.isEmpty()) {
        const bool hasTerminal = isatty(STDIN_FILENO) == 1;
        const auto line =
            hosts::commandInside(found->second, *id, command,
                                 hasTerminal ? hosts::Asking::InTerminal : hosts::Asking::Never);
        return line ? Result<ElementCommand>(ElementCommand{*line, mark}) : passOn(line);
    }
    if (found == elements.end() || found->second.process == 0)
        return failure("the element does not run", element.toStdString());
    client::ElementStatus status = found->second;
    status.environment << QString::fromStdString(mark);
    return ElementCommand{client::enterElement(status) + command, mark};
}

namespace {

/// Signals that are waited for while a command runs, instead of being handled.
class WaitedSignals final
{
public:
    WaitedSignals()
    {
        sigemptyset(&m_waited);
        for (const int signal : {SIGCHLD, SIGINT, SIGQUIT, SIGTERM, SIGHUP})
            sigaddset(&m_waited, signal);
        pthread_sigmask(SIG_BLOCK, &m_waited, &m_before);
    }
    ~WaitedSignals() { restore(); }
    WaitedSignals(const WaitedSignals &) = delete;
    WaitedSignals &operator=(const WaitedSignals &) = delete;

    void restore() const { pthread_sigmask(SIG_SETMASK, &m_before, nullptr); }
    siginfo_t next() const
    {
        siginfo_t signal{};
        while (sigwaitinfo(&m_waited, &signal) < 0) {
        }
        return signal;
    }

private:
    sigset_t m_waited{};
    sigset_t m_before{};
};

[[noreturn]] void become(std::vector<QByteArray> words, Output output)
{
    std::vector<char *> arguments;
    for (QByteArray &word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    for (const int signal : {SIGINT, SIGTERM, SIGPIPE})
        std::signal(signal, SIG_DFL);
    if (output == Output::ToStandardError)
        dup2(STDERR_FILENO, STDOUT_FILENO);
    execvp(arguments[0], arguments.data());
    const QByteArray message = "tomato: " + words.front() + ": " + std::strerror(errno) + '\n';
    (void)!write(STDERR_FILENO, message.constData(), static_cast<std::size_t>(message.size()));
    _exit(127);
}

/// Holds a command back until there is somebody who ends it when this program is killed.
class Gate final
{
public:
    Gate() { m_isMade = pipe2(m_ends.data(), O_CLOEXEC) == 0; }
    ~Gate() { close(); }
    Gate(const Gate &) = delete;
    Gate &operator=(const Gate &) = delete;

    bool isMade() const { return m_isMade; }
    /// Waits in the command's process; false when this program is gone.
    bool pass()
    {
        ::close(std::exchange(m_ends[1], -1));
        char byte = 0;
        ssize_t got = 0;
        while ((got = read(m_ends[0], &byte, 1)) < 0 && errno == EINTR) {
        }
        return got == 1;
    }
    void open() { (void)!write(m_ends[1], "", 1); }

private:
    void close()
    {
        for (int &end : m_ends) {
            if (end >= 0)
                ::close(std::exchange(end, -1));
        }
    }

    std::array<int, 2> m_ends{-1, -1};
    bool m_isMade = false;
};

/// Passes a signal to this program on to the command.
void pass(const siginfo_t &signal, const CommandProcesses &processes)
{
    const bool isFromTerminal = signal.si_code == SI_KERNEL;
    const bool isInterrupt = signal.si_signo == SIGINT || signal.si_signo == SIGQUIT;
    if (!isInterrupt)
        processes.end();
    else if (!isFromTerminal) // the command has heard of Ctrl+C itself, and may go on
        processes.signal(signal.si_signo);
    interrupt();
}

} // namespace

Result<int> runInTerminal(const ElementCommand &command, Output output, Watch watch)
{
    std::vector<QByteArray> words;
    for (const QString &word : command.words)
        words.push_back(word.toLocal8Bit());
    std::signal(SIGCHLD, SIG_DFL); // whoever started us may ignore it
    const WaitedSignals waited;
    Gate gate;
    if (!gate.isMade())
        return failure(systemWords(errno), "pipe");
    const pid_t child = fork();
    if (child < 0)
        return failure(systemWords(errno), "fork");
    if (child == 0) {
        waited.restore();
        if (!gate.pass())
            _exit(128 + SIGKILL);
        become(std::move(words), output);
    }
    const CommandProcesses processes(command.mark, child);
    const auto guard = CommandGuard::begin(processes, watch);
    int status = 0;
    if (guard)
        gate.open();
    while (guard && waitpid(child, &status, WNOHANG) == 0) {
        const siginfo_t signal = waited.next();
        if (signal.si_signo != SIGCHLD)
            pass(signal, processes);
    }
    if (!guard) {
        processes.end();
        (void)waitpid(child, &status, 0);
        return passOn(guard);
    }
    // Ctrl+C may have ended what waits here before what runs inside.
    if (WIFSIGNALED(status))
        processes.awaitEnd();
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

} // namespace tomato::cli
