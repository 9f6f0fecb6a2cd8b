// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/api/connectionoverlay.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace tomato::ui {

class TopologyScene;

/// Shows the plugins' badges of connections on the canvas, and updates them at most five times a
/// second.
class ConnectionBadges final : public QObject
{
    Q_OBJECT

public:
    /// All of them are borrowed.
    ConnectionBadges(TopologyScene &scene,
                     std::vector<plugins::ConnectionOverlayProvider *> providers,
                     QObject *parent = nullptr);

    /// Call it when something changed that a badge may show.
    void refreshSoon();

private:
    void refresh();

    TopologyScene &m_scene;
    std::vector<plugins::ConnectionOverlayProvider *> m_providers;
    QTimer m_timer;
};

} // namespace tomato::ui
