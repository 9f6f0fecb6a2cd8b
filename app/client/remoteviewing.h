// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QString>

namespace tomato::client {

/// Where a live stream begins: with what comes, or with the packets that the ring holds.
enum class StreamStart
{
    Now,
    Backlog
};

/// Returns a command for another machine's terminal that shows a capture of this one there: through
/// ssh, so that it is encrypted, uses the user's key, and needs no port that others can reach.
/// `wireshark` is the command of Wireshark there.
QString remoteViewerCommand(const LabId &lab, const ConnectionId &connection, StreamStart start,
                            const QString &wireshark);

} // namespace tomato::client
