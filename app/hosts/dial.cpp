// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hosts/dial.h"

#include "app/client/engineconnector.h"
#include "app/client/kernelcheck.h"
#include "app/hosts/hostgreeting.h"
#include "app/protocol/folders/labpaths.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QJsonObject>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <string>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tomato::hosts {

namespace {

constexpr std::size_t MaxHeld = 256 * 1024;

int complain(const Error &error)
{
    std::fprintf(stderr, "%s\n", error.text().c_str());
    return 1;
}

bool greet(const HostGreeting &greeting)
{
    const QByteArray line = greeting.line();
    return std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout) ==
               static_cast<std::size_t>(line.size()) &&
           std::fflush(stdout) == 0;
}

/// Copies one direction of a bridge, and holds the bytes that were read and could not be written
/// yet.
class Passage final
{
public:
    Passage(int from, int to) : m_from(from), m_to(to) {}

    pollfd source() const { return {m_open && m_held.size() < MaxHeld ? m_from : -1, POLLIN, 0}; }
    pollfd sink() const { return {m_held.empty() ? -1 : m_to, POLLOUT, 0}; }
    bool isOver() const { return !m_open && m_held.empty(); }

    void read()
    {
        std::array<char, 65536> part{};
        const ssize_t got = ::read(m_from, part.data(), part.size());
        if (got > 0)
            m_held.append(part.data(), static_cast<std::size_t>(got));
        else if (got == 0 || (errno != EAGAIN && errno != EINTR))
            m_open = false;
    }
    /// False when the other side takes nothing any more.
    bool write()
    {
        const ssize_t put = ::write(m_to, m_held.data(), m_held.size());
        if (put > 0)
            m_held.erase(0, static_cast<std::size_t>(put));
        return put >= 0 || errno == EAGAIN || errno == EINTR;
    }

private:
    int m_from;
    int m_to;
    bool m_open = true;
    std::string m_held;
};

/// Joins both until either side ends. poll() reports when a write of some bytes does not wait: both
/// ends are sockets or pipes, which accept a part.
void join(int engine)
{
    for (const int each : {STDIN_FILENO, STDOUT_FILENO, engine})
        ::fcntl(each, F_SETFL, ::fcntl(each, F_GETFL) | O_NONBLOCK);
    Passage there(STDIN_FILENO, engine);
    Passage back(engine, STDOUT_FILENO);
    while (!there.isOver() && !back.isOver()) {
        std::array<pollfd, 4> all = {there.source(), there.sink(), back.source(), back.sink()};
        if (::poll(all.data(), all.size(), -1) < 0 && errno != EINTR)
            return;
        if (all[0].revents != 0)
            there.read();
        if (all[1].revents != 0 && !there.write())
            return;
        if (all[2].revents != 0)
            back.read();
        if (all[3].revents != 0 && !back.write())
            return;
    }
}

Result<std::unique_ptr<QLocalSocket>> connectToEngine(const LabId &lab)
{
    Result<std::unique_ptr<QLocalSocket>> connected;
    QEventLoop loop;
    const client::EngineConnector connector(lab, true, [&](auto socket) {
        connected = std::move(socket);
        loop.quit();
    });
    loop.exec();
    return connected;
}

void awaitChildren()
{
    while (::waitpid(-1, nullptr, 0) > 0 || errno == EINTR) {
    }
}

} // namespace

int dial(const LabId &lab)
{
    std::signal(SIGPIPE, SIG_IGN);
    if (const auto valid = rpc::LabPaths::check(lab); !valid)
        return complain(valid.error());
    // Slurm ends whatever is below a step of the job: an engine that is started here stays there.
    const bool isInJob = qEnvironmentVariableIsSet("SLURM_JOB_ID");
    if (isInJob)
        ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    const auto socket = connectToEngine(lab);
    if (!socket)
        return complain(socket.error());
    if (!greet(HostGreeting::own()))
        return 1;
    // The engine outlives the connection, and this outlives the engine: what srun is told to end
    // is not meant.
    for (const int signal : {SIGINT, SIGTERM}) {
        if (isInJob)
            std::signal(signal, SIG_IGN);
    }
    join(static_cast<int>((*socket)->socketDescriptor()));
    if (isInJob)
        awaitChildren();
    return 0;
}

int describeHost()
{
    HostGreeting greeting = HostGreeting::own();
    const auto features = client::KernelCheck::ask();
    if (!features)
        return complain(features.error());
    for (const client::MachineFeature &each : *features)
        greeting.checks.append(QJsonObject{{"name", each.name},
                                           {"purpose", each.purpose},
                                           {"works", each.works},
                                           {"reason", each.reason},
                                           {"remedy", each.remedy}});
    double minute = 0;
    if (::getloadavg(&minute, 1) == 1)
        greeting.load = minute;
    return greet(greeting) ? 0 : 1;
}

} // namespace tomato::hosts
