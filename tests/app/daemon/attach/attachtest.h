// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/daemon/labhome.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <memory>

namespace tomato::engine {

/// The base of tests of attached elements: each of their functions has a lab of its own, and beside
/// it two networks that have nothing to do with the lab, joined by a cable with 10.9.0.1 and
/// 10.9.0.2. Skips where this user can have neither.
class AttachTest : public QObject
{
    Q_OBJECT

protected:
    static QJsonObject element(const QString &id, const QString &type, QJsonObject attributes = {});
    static QJsonObject interfaceOf(const QString &device, const QString &type, const QString &name,
                                   const QString &address = {});
    /// A topology of these elements, with a captured connection from a1e0 to a2e0.
    static QJsonObject document(const QJsonArray &elements);
    /// An attached element and one at the far end of what it is joined to already.
    static QJsonObject listening(const QString &kind, const QString &name,
                                 const QString &interface);
    /// An attached element beside a host with the address 10.0.0.2.
    static QJsonObject joined(const QString &kind, const QString &name, const QString &interface);

    static bool runsIn(const QString &process, const QStringList &command);
    static bool pings(const QString &process, const QString &address);

    Result<> start(const QJsonObject &topology);
    /// Why a1 carries nothing.
    QString reason() const;
    client::CaptureCounters::BySide counts() const { return flushed(*m_client).counters.written; }

    std::unique_ptr<LabHome> m_home;
    std::unique_ptr<client::EngineClient> m_client;
    std::unique_ptr<QProcess> m_networks;
    /// The process in the network with 10.9.0.2.
    QString m_other;

private slots:
    void initTestCase();
    void init();
    void cleanup();
};

} // namespace tomato::engine
