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

/// Shows the traffic of connections on the canvas: by colour and width, and by pulsing arrows. The
/// user switches both on; while they are off, or the canvas is not visible, it does nothing.
class TrafficDisplay final : public QObject
{
    Q_OBJECT

public:
    /// All of them are borrowed.
    TrafficDisplay(TopologyScene &scene, CanvasView &view,
                   std::vector<plugins::ConnectionTrafficProvider *> providers, QObject *parent);

    /// Returns the entries for the View menu; none when no plugin knows the traffic.
    QList<QAction *> actions() const;
    /// Returns whether it updates the connections periodically.
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
    /// Whether some connection's traffic was known at the last update.
    bool m_hasTraffic = false;
    QTimer m_timer;
};

} // namespace tomato::ui
