// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/captures/followedring.h"

#include <QJsonArray>

namespace tomato::cli {

using namespace std::chrono_literals;

/// How often a host may be asked for the first packets.
static constexpr int FollowAttempts = 100;

FollowedRing::FollowedRing(Session &session, const ConnectionId &connection)
    : m_session(session), m_connection(connection)
{
    m_clock.setInterval(1s);
    QObject::connect(&m_clock, &QTimer::timeout, &m_clock, [this] {
        if (m_session.client().isOpen())
            m_session.client().mirrorCapture(m_connection, [](const auto &) {});
    });
}

Result<QString> FollowedRing::directory()
{
    const client::CaptureStatus *capture = m_session.client().capture(m_connection);
    if (capture == nullptr)
        return failure("this connection has no capture", m_connection.value);
    if (capture->parts.isEmpty())
        return capture->directory;
    return copied(*capture);
}

Result<QString> FollowedRing::copied(const client::CaptureStatus &capture)
{
    QStringList hosts;
    for (const QJsonValue part : capture.parts)
        hosts << part["host"].toString();
    const std::string name = capture.name.toStdString();
    if (hosts.size() > 1)
        return failure("is recorded by several hosts (" + hosts.join(", ").toStdString() +
                           "), each its own half: capture download puts both into one .pcapng",
                       name);
    QString directory;
    QString reason;
    for (int attempt = 0; attempt < FollowAttempts && directory.isEmpty(); ++attempt) {
        const auto asked = m_session.wait([&](auto done) {
            m_session.client().mirrorCapture(m_connection, [&, done](const auto &all) {
                for (const QJsonValue each : all.value_or(QJsonArray())) {
                    directory = each["directory"].toString();
                    reason = each["reason"].toString();
                }
                done(all ? Result<>() : passOn(all));
            });
        });
        if (!asked)
            return passOn(asked);
        if (directory.isEmpty() && !m_session.sleep(100ms))
            break;
    }
    if (directory.isEmpty())
        return failure("the recording of " + hosts.join(", ").toStdString() +
                           " cannot be copied here: " +
                           (reason.isEmpty() ? "it does not come" : reason.toStdString()),
                       name);
    m_clock.start();
    return directory;
}

} // namespace tomato::cli
