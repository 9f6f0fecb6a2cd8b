// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"

#include <QDeadlineTimer>
#include <QLocalSocket>
#include <QObject>

#include <functional>
#include <memory>

namespace tomato::client {

/// Connects to the engine of one lab; launches an engine when none answers and that is requested.
/// When two launch at once, both connect to the engine that serves the lab.
class EngineConnector final : public QObject
{
public:
    using Done = std::function<void(Result<std::unique_ptr<QLocalSocket>>)>;

    /// `done` is called once, later, and not at all when this object is destroyed first.
    EngineConnector(const LabId &lab, bool launch, Done done, QObject *parent = nullptr);
    ~EngineConnector() override;

private:
    void begin();
    void attempt();
    void refused();
    Result<> launchEngine();
    bool hasEngineEnded() const;
    QString lastLogLine() const;
    void finish(Result<std::unique_ptr<QLocalSocket>> result);

    LabId m_lab;
    bool m_launch;
    Done m_done;
    std::unique_ptr<QLocalSocket> m_socket;
    QDeadlineTimer m_deadline;
    qint64 m_engine = 0;
    qint64 m_logStart = 0;
};

} // namespace tomato::client
