// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include <QFileInfo>
#include <QLocalSocket>
#include <QNetworkInterface>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <array>

/// The counters of a lab as a collector reads them.
class TestMetrics final : public QObject
{
    Q_OBJECT

    /// What a collector is told by what it is connected to.
    static QByteArray ask(QIODevice &socket)
    {
        socket.write("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n");
        QByteArray text;
        while (socket.waitForReadyRead(30'000))
            text += socket.readAll();
        return text;
    }

private slots:
    void initTestCase()
    {
        const QString problem = Shell::labProblem();
        if (!problem.isEmpty())
            QSKIP(qPrintable(problem));
    }

    void whatCrossesALinkIsCountedForItsEnds()
    {
        const Shell shell;
        const QString file = shell.twoHosts("metrics");
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        QCOMPARE(
            shell.tomato({"lab", "exec", file, "h1", "--", "ping", "-c", "1", "10.0.0.2"}).exitCode,
            0);
        const QString text = shell.tomato({"metrics"}).output;
        static const QRegularExpression sent(
            "\ntomato_link_sent_frames_total\\{lab=\"metrics-[0-9a-f]+\",connection=\"h1:eth0 ⇄ "
            "h2:eth0\",end=\"h1:eth0\"\\} [1-9]");
        QVERIFY2(sent.match(text).hasMatch(), qPrintable(text));
        QVERIFY(text.contains("element=\"h2\",state=\"running\"} 1\n"));
        QVERIFY(text.endsWith("# EOF\n"));
    }

    void theyAreServedAtASocketOfTheUser()
    {
        const Shell shell;
        const QString path = shell.path("m.sock");
        QProcess server;
        server.setProcessEnvironment(shell.environment());
        server.start(TOMATO_BIN "/tomato", {"metrics", "--socket", path});
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(path), 30'000);
        QVERIFY((QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther)) == 0);
        for (int round = 0; round < 2; ++round) {
            QLocalSocket socket;
            socket.connectToServer(path);
            QVERIFY(socket.waitForConnected(30'000));
            const QByteArray text = ask(socket);
            QVERIFY2(text.startsWith("HTTP/1.1 200 OK\r\n"), text.constData());
            QVERIFY(text.contains("openmetrics-text") && text.endsWith("# EOF\n"));
        }
        server.terminate();
        QVERIFY(server.waitForFinished(30'000));
        QVERIFY(!QFileInfo::exists(path));
    }

    void theyAreServedAtAPortOfThisMachineOnly()
    {
        const Shell shell;
        const QString file = shell.twoHosts("port");
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        // A port that is free.
        QTcpServer probe;
        QVERIFY(probe.listen(QHostAddress::LocalHost));
        const quint16 port = probe.serverPort();
        probe.close();
        QProcess server;
        server.setProcessEnvironment(shell.environment());
        server.start(TOMATO_BIN "/tomato", {"metrics", "--port", QString::number(port)});
        const auto connects = [port](QTcpSocket &socket, const QHostAddress &address) {
            socket.connectToHost(address, port);
            return socket.waitForConnected(30'000);
        };
        const auto answers = [&] {
            QTcpSocket socket;
            return connects(socket, QHostAddress::LocalHost);
        };
        QTRY_VERIFY_WITH_TIMEOUT(answers(), 30'000);
        for (int round = 0; round < 2; ++round) {
            QTcpSocket socket;
            QVERIFY(connects(socket, QHostAddress::LocalHost));
            const QByteArray text = ask(socket);
            QVERIFY2(text.startsWith("HTTP/1.1 200 OK\r\n"), text.constData());
            QVERIFY2(text.contains("element=\"h2\",state=\"running\"} 1\n"), text.constData());
            const QByteArray length =
                "Content-Length: " + QByteArray::number(text.size() - text.indexOf("\r\n\r\n") - 4);
            QVERIFY2(text.contains(length), text.constData());
        }
        // Those who come at once are answered one after the other.
        std::array<QTcpSocket, 3> together;
        for (QTcpSocket &socket : together)
            QVERIFY(connects(socket, QHostAddress::LocalHost));
        for (QTcpSocket &socket : together)
            QVERIFY(ask(socket).endsWith("# EOF\n"));
        for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
            QTcpSocket socket;
            QVERIFY2(address.isLoopback() || !connects(socket, address),
                     qPrintable(address.toString()));
        }
        // Another one finds the port taken.
        const auto second = shell.tomato({"metrics", "--port", QString::number(port)});
        QCOMPARE(second.exitCode, 1);
        QVERIFY2(second.errors.contains("--port"), qPrintable(second.errors));
        server.terminate();
        QVERIFY(server.waitForFinished(30'000));
        QCOMPARE(server.exitCode(), 130);
    }

    void aPortThatIsNoneIsNamed()
    {
        const auto outcome = Shell().tomato({"metrics", "--port", "70000"});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY(outcome.errors.contains("70000"));
    }
};

QTEST_GUILESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
