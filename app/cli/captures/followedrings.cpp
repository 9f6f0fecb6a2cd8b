// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/captures/followedrings.h"

#include <QJsonArray>
#include <QPointer>

#include <algorithm>

namespace tomato::cli {

using namespace std::chrono_literals;

/// How often hosts may be asked for the first packets.
static constexpr int FollowAttempts = 100;

FollowedRings::FollowedRings(Session &session, const ConnectionId &connection)
    : m_session(session), m_connection(connection)
{
    m_clock.setInterval(1s);
    QObject::connect(&m_clock, &QTimer::timeout, &m_clock, [this] { refresh(); });
}

Result<> FollowedRings::find()
{
    const client::CaptureStatus *capture = m_session.client().capture(m_connection);
    if (capture == nullptr)
        return failure("this connection has no capture", m_connection.value);
    if (!capture->parts.isEmpty())
        return copy(*capture);
    m_rings = {Ring{{}, capture->directory}};
    return {};
}

Result<> FollowedRings::copy(const client::CaptureStatus &capture)
{
    const qsizetype wanted = capture.parts.size();
    const std::string name = capture.name.toStdString();
    const auto areThere = [this, wanted] {
        return static_cast<qsizetype>(m_rings.size()) == wanted &&
               std::ranges::none_of(m_rings,
                                    [](const Ring &ring) { return ring.directory.isEmpty(); });
    };
    for (int attempt = 0; attempt < FollowAttempts && !areThere(); ++attempt) {
        auto asked = m_session.wait([&](auto done) {
            m_session.client().mirrorCapture(m_connection, [this, done](const auto &all) {
                done(all ? takeRings(*all) : passOn(all));
            });
        });
        if (!asked)
            return asked;
        if (!areThere() && !m_session.sleep(100ms))
            break;
    }
    auto asked = m_session.wait([&](auto done) {
        m_session.client().fetchHosts([this, done](const auto &all) {
            takeHosts(all.value_or(QJsonArray()));
            done({});
        });
    });
    if (!asked)
        return asked;
    for (const Ring &ring : m_rings) {
        if (ring.directory.isEmpty())
            return failure(
                "the recording of " + ring.host.toStdString() + " cannot be copied here: " +
                    (ring.reason.isEmpty() ? "it does not come" : ring.reason.toStdString()),
                name);
    }
    if (!areThere())
        return failure("not all of its hosts have a recording yet", name);
    m_clock.start();
    return {};
}

/// An answer may come when this is gone, as the client outlives it.
void FollowedRings::refresh()
{
    if (!m_session.client().isOpen())
        return;
    const QPointer<QTimer> guard(&m_clock);
    m_session.client().mirrorCapture(m_connection, [this, guard](const auto &all) {
        if (guard && all)
            (void)takeRings(*all);
    });
    m_session.client().fetchHosts([this, guard](const auto &all) {
        if (guard && all)
            takeHosts(*all);
    });
}

/// A ring keeps the folder that is followed: another one is that of a later run.
Result<> FollowedRings::takeRings(const QJsonArray &answer)
{
    for (const QJsonValue each : answer) {
        const QString host = each["host"].toString();
        auto known = std::ranges::find(m_rings, host, &Ring::host);
        if (known == m_rings.end())
            known = m_rings.insert(m_rings.end(), Ring{host});
        const QString directory = each["directory"].toString();
        if (known->directory.isEmpty())
            known->directory = directory;
        if (known->directory != directory)
            continue;
        known->upTo = Timestamp(each["upTo"].toInteger());
        known->reason = each["reason"].toString();
    }
    return {};
}

void FollowedRings::takeHosts(const QJsonArray &answer)
{
    for (const client::HostStatus &host :
         client::readHosts(answer).value_or(std::vector<client::HostStatus>())) {
        const auto known = std::ranges::find(m_rings, host.host, &Ring::host);
        // A clock that was not measured for a moment is most likely where it was.
        if (known != m_rings.end() && host.trunk.clock)
            known->clock = host.trunk.clock;
    }
}

} // namespace tomato::cli
