// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hosts/placementgraph.h"

#include <QObject>
#include <QProcess>
#include <QTimer>

#include <functional>

namespace tomato::hosts {

/// Places a topology by Scotch, in a process of its own (tomato-place): a crash of that has no
/// effect here, and when it takes longer than five seconds it is killed.
class PlaceRun final : public QObject
{
    Q_OBJECT

public:
    struct Outcome
    {
        Placement placement;
        /// Why the elements were placed in their order instead; empty when Scotch did it.
        QString remark;
    };
    using Done = std::function<void(const Outcome &)>;

    explicit PlaceRun(QObject *parent = nullptr);
    ~PlaceRun() override;

    /// Calls `done` once, later.
    void start(PlacementGraph graph, Done done,
               std::chrono::milliseconds patience = std::chrono::seconds(5));

    /// Runs an event loop until it is done.
    static Outcome wait(PlacementGraph graph);

private:
    void end();
    Result<Placement> read();
    void finish(const Result<Placement> &placed);

    PlacementGraph m_graph;
    QProcess m_process;
    QTimer m_patience;
    Done m_done;
};

} // namespace tomato::hosts
