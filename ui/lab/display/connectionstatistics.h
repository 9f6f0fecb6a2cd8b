// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/client/protocoltypes.h"

#include <QObject>
#include <QTimer>

#include <map>

namespace tomato::ui {

class LabSession;
class TopologyScene;

/// Gives the canvas the traffic of each connection of the running lab, by direction, for the tool
/// tips: the total, and the current rate.
class ConnectionStatistics final : public QObject
{
    Q_OBJECT

public:
    /// Both are borrowed.
    ConnectionStatistics(LabSession &lab, TopologyScene &scene, QObject *parent);

private:
    using All = std::map<ConnectionId, client::LinkStatistics>;

    void ask();
    void show(const All &all);
    QString text(const ConnectionId &connection, const client::LinkStatistics &now) const;

    LabSession &m_lab;
    TopologyScene &m_scene;
    QTimer m_clock;
    bool m_asked = false;
    All m_before;
    qint64 m_beforeAt = 0;
    qint64 m_nowAt = 0;
};

} // namespace tomato::ui
