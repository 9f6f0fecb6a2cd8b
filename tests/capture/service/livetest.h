// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/service/liveserver.h"
#include "tests/capture/service/testring.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace tomato::service {

/// Somebody who watches: keeps all that comes.
struct Client
{
    explicit Client(const LiveServer &server)
    {
        QObject::connect(&socket, &QTcpSocket::readyRead, &socket,
                         [this] { stream += socket.readAll(); });
        socket.connectToHost(QHostAddress::LocalHost, server.serverPort());
    }

    bool hasHeader() const { return stream.size() >= 24; }

    QByteArray stream;
    QTcpSocket socket;
};

/// The base of tests of the live server: each of their functions has a server that shows a ring.
class LiveTest : public QObject
{
    Q_OBJECT

protected:
    /// The port follows from the name, and another user may run this test too.
    static LabId lab()
    {
        return LabId("lab-" + std::to_string(QCoreApplication::applicationPid()));
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<TestRing> m_ring;
    std::unique_ptr<LiveServer> m_server;

private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<LiveServer>(lab(), ConnectionId("c1"));
        m_ring = std::make_unique<TestRing>(m_home->filePath("1").toStdString());
        m_server->show(m_ring->reader());
        QVERIFY(m_server->listen());
    }

    void cleanup()
    {
        m_server.reset();
        m_ring.reset();
        m_home.reset();
    }
};

} // namespace tomato::service
