// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tomato::client {

/// Returns a command for another machine's terminal that shows a live stream of this one there:
/// through ssh, so that it is encrypted, uses the user's key, and opens no port on either machine.
QString remoteViewerCommand(const QString &host, const QString &port, const QString &wireshark);

} // namespace tomato::client
