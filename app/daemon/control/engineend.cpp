// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/control/engineend.h"

#include <QCoreApplication>

#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace tomato::engine {

using namespace std::chrono_literals;

/// The time between one client and the next.
static constexpr auto Grace = 250ms;

/// The signal handler writes here, as it has no other way to know.
static int signalPipe = -1;

extern "C" {
static void askToStop(int)
{
    [[maybe_unused]] const auto written = ::write(signalPipe, "", 1);
}
}

EngineEnd::EngineEnd(LabRunner &runner, service::ControlServer &server)
    : m_runner(runner), m_server(server)
{
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, [this] {
        if (!isNeeded())
            QCoreApplication::quit();
    });
    connect(&server, &service::ControlServer::clientCame, this, [this] {
        m_grace = Grace;
        consider();
    });
    connect(&server, &service::ControlServer::clientWent, this, &EngineEnd::consider);
    // What changed is told before the operation is over: a lab that its lease ends has no client
    // whose leaving would be the end.
    connect(&runner, &LabRunner::changed, this, &EngineEnd::consider, Qt::QueuedConnection);
    connect(&runner.captures().own(), &service::Captures::finished, this, &EngineEnd::consider);
    m_idle.start(m_grace);
    if (::pipe2(m_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return; // then a signal ends the engine, and with it the worker, at once
    signalPipe = m_pipe[1];
    m_signals = std::make_unique<QSocketNotifier>(m_pipe[0], QSocketNotifier::Read);
    connect(m_signals.get(), &QSocketNotifier::activated, this, &EngineEnd::stop);
    std::signal(SIGTERM, askToStop);
    std::signal(SIGINT, askToStop);
}

EngineEnd::~EngineEnd()
{
    // The engine ends already. A signal that cut this short would leave its socket behind.
    std::signal(SIGTERM, SIG_IGN);
    std::signal(SIGINT, SIG_IGN);
    m_signals.reset();
    for (const int end : m_pipe)
        ::close(end);
}

bool EngineEnd::isNeeded() const
{
    return m_runner.isActive() || m_runner.captures().own().isFinishing() ||
           !(m_stopping || m_server.clients().empty());
}

void EngineEnd::consider()
{
    if (isNeeded())
        m_idle.stop();
    else
        m_idle.start(m_stopping ? 0ms : m_grace);
}

void EngineEnd::stop()
{
    char discarded = 0;
    if (::read(m_pipe[0], &discarded, 1) != 1 || m_stopping)
        return;
    m_stopping = true;
    m_server.close();
    m_runner.stop([this](const Result<> &) {
        // The operation is over when this returns.
        QMetaObject::invokeMethod(this, &EngineEnd::consider, Qt::QueuedConnection);
    });
}

} // namespace tomato::engine
