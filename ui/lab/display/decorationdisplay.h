// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/api/canvasdecoration.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace tomato::ui {

class TopologyScene;

/// Shows the plugins' decorations on the canvas.
class DecorationDisplay final : public QObject
{
    Q_OBJECT

public:
    /// All of them are borrowed.
    DecorationDisplay(TopologyScene &scene,
                      std::vector<plugins::CanvasDecorationProvider *> providers, QObject *parent);

    /// Call it when a plugin's decoration changed.
    void refreshSoon();

private:
    void refresh();

    TopologyScene &m_scene;
    std::vector<plugins::CanvasDecorationProvider *> m_providers;
    QTimer m_timer;
};

} // namespace tomato::ui
