// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QJsonArray>
#include <QString>

namespace tomato::engine {

/// Whether a list of captures (capture.list) has one of this connection with a recording.
bool hasCapture(const QJsonArray &captures, const ConnectionId &connection);

/// Adds what a part says of its captures to what is known: a connection between hosts is one
/// capture whose counters are the sum of what its ends recorded. Where a capture is not recorded on
/// this machine, its `parts` say where, and it has neither a directory nor a port here.
QJsonArray addPartCaptures(QJsonArray captures, const QJsonArray &part, const QString &host);

} // namespace tomato::engine
