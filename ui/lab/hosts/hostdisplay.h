// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

class QAction;

namespace tomato::ui {

class CanvasView;
class HostLegend;
class LabHosts;
class TopologyScene;

/// Shows on the canvas which element is on which host: by colour where the user wants that; and in
/// the tool tips of connections between hosts what the way between them does to frames.
class HostDisplay final : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive this.
    HostDisplay(LabHosts &hosts, TopologyScene &scene, CanvasView &view, QObject *parent);

    /// Returns the entry View > Colour by Host.
    QAction *colourAction() const { return m_colours; }

private:
    void refreshColours();
    void refreshPaths();

    LabHosts &m_hosts;
    TopologyScene &m_scene;
    QAction *m_colours;
    HostLegend *m_legend;
    QTimer m_soon;
};

} // namespace tomato::ui
