// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/scene/connectionlayer.h"

#include <QTimer>

namespace tomato::ui {

/// Highlights a connection for a moment, as one that was selected in another view; only one at a
/// time.
class ConnectionFlash final : public QObject
{
    Q_OBJECT

public:
    /// The layer is borrowed.
    explicit ConnectionFlash(const ConnectionLayer &connections);

    void begin(const ConnectionId &id);

signals:
    void repaintNeeded(const tomato::ui::DrawnConnection &connection);

private:
    void setFlashing(bool isFlashing);

    const ConnectionLayer &m_connections;
    /// The connection may have been removed meanwhile.
    ConnectionId m_flashed;
    QTimer m_interval;
    int m_left = 0;
};

} // namespace tomato::ui
