// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/daemon/server/labrunner.h"
#include "capture/service/controlserver.h"

#include <QSocketNotifier>
#include <QTimer>

#include <array>
#include <chrono>
#include <memory>

namespace tomato::engine {

/// Decides when an engine ends: some time after the last use, or, after stopping the lab, when it
/// gets a signal.
class EngineEnd final : public QObject
{
public:
    EngineEnd(LabRunner &runner, service::ControlServer &server);
    ~EngineEnd() override;

private:
    bool isNeeded() const;
    void consider();
    void stop();

    LabRunner &m_runner;
    service::ControlServer &m_server;
    QTimer m_idle;
    /// The time for the program that launched the engine to connect; it is shorter once a client
    /// has connected.
    std::chrono::milliseconds m_grace{10'000};
    std::array<int, 2> m_pipe{-1, -1};
    std::unique_ptr<QSocketNotifier> m_signals;
    bool m_stopping = false;
};

} // namespace tomato::engine
