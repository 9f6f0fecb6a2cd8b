// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/scene/connectionflash.h"

#include <chrono>

namespace tomato::ui {

/// How often and how fast a connection is highlighted.
static constexpr int Flashes = 3;
static constexpr std::chrono::milliseconds FlashInterval{160};

ConnectionFlash::ConnectionFlash(const ConnectionLayer &connections) : m_connections(connections)
{
    m_interval.setInterval(FlashInterval);
    connect(&m_interval, &QTimer::timeout, this, [this] {
        --m_left;
        setFlashing(m_left % 2 == 0 && m_left > 0);
        if (m_left <= 0)
            m_interval.stop();
    });
}

void ConnectionFlash::begin(const ConnectionId &id)
{
    setFlashing(false);
    m_flashed = id;
    m_left = 2 * Flashes;
    setFlashing(true);
    m_interval.start();
}

void ConnectionFlash::setFlashing(bool isFlashing)
{
    DrawnConnection *connection = m_connections.find(m_flashed);
    if (!connection || connection->isFlashing() == isFlashing)
        return;
    connection->setFlashing(isFlashing);
    emit repaintNeeded(*connection);
}

} // namespace tomato::ui
