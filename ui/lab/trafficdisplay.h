// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/api/connectiontraffic.h"

#include <QTimer>

#include <vector>

class QAction;

namespace tomato::ui {

class CanvasView;
class TopologyScene;
class TrafficLegend;

/// Shows on the canvas what crosses connections: by colour and width, and by arrows that pulse.
/// Both are for the user to switch on; while they are off, or nobody sees the canvas, it does
/// nothing.
class TrafficDisplay final : public QObject
{
    Q_OBJECT

public:
    /// Borrows all of them.
    TrafficDisplay(TopologyScene &scene, CanvasView &view,
                   std::vector<plugins::ConnectionTrafficProvider *> providers, QObject *parent);

    /// For the View menu; none when no plugin knows of traffic.
    QList<QAction *> actions() const;
    /// Whether it looks at connections from time to time.
    bool isActive() const { return m_timer.isActive(); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QAction *createSwitch(const QString &name, const QString &key, const QString &text,
                          const QString &tip);
    void updateContents();
    void look();
    void clear();

    TopologyScene &m_scene;
    CanvasView &m_view;
    std::vector<plugins::ConnectionTrafficProvider *> m_providers;
    QAction *m_colours;
    QAction *m_arrows;
    TrafficLegend *m_legend;
    /// Whether a connection was captured when they were looked at last.
    bool m_hasTraffic = false;
    QTimer m_timer;
};

} // namespace tomato::ui
