// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/timestamp.h"
#include "app/cli/session.h"

#include <QTimer>

#include <optional>
#include <vector>

namespace tomato::cli {

/// The rings of a capture as somebody follows them: the recording itself on this machine, and
/// copies of what other hosts record, which are brought up to date each second. A connection
/// between two hosts has two, where each records what its own end sends.
class FollowedRings final
{
public:
    struct Ring
    {
        /// Empty where this machine alone records.
        QString host;
        QString directory = {};
        /// Until when all that was recorded can be read, by this machine's clock.
        Timestamp upTo{};
        /// Why it is not up to date; empty when it is.
        QString reason = {};
        /// The host's clock; nothing before it was measured, and for this machine.
        std::optional<client::HostClock> clock = {};
    };

    FollowedRings(Session &session, const ConnectionId &connection);

    /// Finds the rings; comes first, and once.
    Result<> find();
    /// They stay the same ones, in the same order; what is known of them is brought up to date
    /// while the session sleeps.
    const std::vector<Ring> &all() const { return m_rings; }

private:
    Result<> copy(const client::CaptureStatus &capture);
    void refresh();
    void takeHosts(const QJsonArray &answer);
    Result<> takeRings(const QJsonArray &answer);

    Session &m_session;
    ConnectionId m_connection;
    QTimer m_clock;
    std::vector<Ring> m_rings;
};

} // namespace tomato::cli
