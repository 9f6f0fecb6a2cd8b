// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/api/connectionoverlay.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace tomato::ui {

class TopologyScene;

/// Shows on the canvas what plugins say of connections, at most five times a second.
class ConnectionBadges final : public QObject
{
    Q_OBJECT

public:
    /// Borrows all of them.
    ConnectionBadges(TopologyScene &scene,
                     std::vector<plugins::ConnectionOverlayProvider *> providers,
                     QObject *parent = nullptr);

    /// Something changed that a badge may tell of.
    void refreshSoon();

private:
    void refresh();

    TopologyScene &m_scene;
    std::vector<plugins::ConnectionOverlayProvider *> m_providers;
    QTimer m_timer;
};

} // namespace tomato::ui
