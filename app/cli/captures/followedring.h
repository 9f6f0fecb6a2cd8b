// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/session.h"

#include <QTimer>

namespace tomato::cli {

/// The ring of a capture as somebody follows it: the recording itself on this machine, or a copy
/// of what another host records, which is brought up to date each second.
class FollowedRing final
{
public:
    FollowedRing(Session &session, const ConnectionId &connection);

    /// Returns the ring's folder. Fails for a connection between hosts, of which each one records
    /// its own half.
    Result<QString> directory();

private:
    Result<QString> copied(const client::CaptureStatus &capture);

    Session &m_session;
    ConnectionId m_connection;
    QTimer m_clock;
};

} // namespace tomato::cli
