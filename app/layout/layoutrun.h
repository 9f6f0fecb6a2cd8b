// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/layout/layoutengine.h"
#include "app/topology/topology.h"

#include <QObject>
#include <QPointF>
#include <QProcess>

#include <functional>
#include <map>
#include <vector>

namespace tomato::layout {

/// Places devices with one of Graphviz's engines, in a process of its own (tomato-layout): an
/// engine may take long and can be cancelled, and its crashes stay in that process.
class LayoutRun final : public QObject
{
    Q_OBJECT

public:
    /// The positions are in pixels, y downwards, around the origin.
    using Positions = std::map<ElementId, QPointF>;

    explicit LayoutRun(QObject *parent = nullptr);
    ~LayoutRun() override;

    using Done = std::function<void(const Result<Positions> &)>;

    /// Begins to place these devices according to the connections among them, then calls `done`.
    void start(const topology::Topology &topology, const std::vector<ElementId> &devices,
               LayoutEngine engine, Done done);
    /// Ends the process; `done` is not called.
    void cancel();
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }

private:
    void end(int exitCode, QProcess::ExitStatus status);
    Result<Positions> read(const QByteArray &output) const;

    QProcess m_process;
    std::vector<ElementId> m_devices;
    Done m_done;
};

} // namespace tomato::layout
