// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QJsonArray>
#include <QString>

namespace tomato::engine {

/// Tells whether a list of captures (capture.list) has one of this connection with a recording.
bool hasCapture(const QJsonArray &captures, const ConnectionId &connection);

/// Adds the captures of a part to the list: a connection between hosts is one capture whose
/// counters are the sum of those at its ends. Where a capture is not recorded on this machine, its
/// `parts` say where, and it has neither a directory nor a port here.
QJsonArray addPartCaptures(QJsonArray captures, const QJsonArray &part, const QString &host);

} // namespace tomato::engine
