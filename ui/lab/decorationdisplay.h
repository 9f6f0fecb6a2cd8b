// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/api/canvasdecoration.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace tomato::ui {

class TopologyScene;

/// Shows on the canvas what plugins have light up there.
class DecorationDisplay final : public QObject
{
    Q_OBJECT

public:
    /// Borrows all of them.
    DecorationDisplay(TopologyScene &scene,
                      std::vector<plugins::CanvasDecorationProvider *> providers, QObject *parent);

    /// A plugin has something else to show.
    void refreshSoon();

private:
    void refresh();

    TopologyScene &m_scene;
    std::vector<plugins::CanvasDecorationProvider *> m_providers;
    QTimer m_timer;
};

} // namespace tomato::ui
