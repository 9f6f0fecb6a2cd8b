// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/controlserver.h"

#include "app/protocol/folders/labpaths.h"

#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

using tomato::LabId;
using tomato::rpc::LabPaths;
using tomato::service::ControlServer;

class TestControlServer final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("XDG_RUNTIME_DIR", m_home->path().toUtf8());
    }

    void oneOfTwoGetsTheLab()
    {
        const LabId lab("one");
        ControlServer first(lab);
        ControlServer second(lab);
        QCOMPARE(first.open().value(), ControlServer::Claim::Taken);
        QCOMPARE(second.open().value(), ControlServer::Claim::Served);
        first.close();
        QCOMPARE(second.open().value(), ControlServer::Claim::Taken);
    }

    void whatAKilledEngineLeftIsInNobodysWay()
    {
        const LabId lab("one");
        QVERIFY(LabPaths::checkControlDirectory());
        for (const QString &path : {LabPaths::socket(lab), LabPaths::description(lab)}) {
            QFile left(path);
            QVERIFY(left.open(QIODevice::WriteOnly));
        }
        ControlServer server(lab);
        QCOMPARE(server.open().value(), ControlServer::Claim::Taken);
    }

    void theDescriptionTellsWhoServesWhat()
    {
        const LabId lab("one");
        {
            ControlServer server(lab);
            QVERIFY(server.open());
            server.describe("Name", "/a/b.json", tomato::LabState::Running, {});
            QFile file(LabPaths::description(lab));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
            QCOMPARE(json.value("lab").toString(), "one");
            QCOMPARE(json.value("name").toString(), "Name");
            QCOMPARE(json.value("file").toString(), "/a/b.json");
            QCOMPARE(json.value("state").toString(), "running");
            QCOMPARE(json.value("pid").toInteger(), QCoreApplication::applicationPid());
        }
        QVERIFY(!QFile::exists(LabPaths::description(lab)));
        QVERIFY(!QFile::exists(LabPaths::socket(lab)));
    }

    void clientsComeAndGo()
    {
        ControlServer server(LabId("one"));
        QVERIFY(server.open());
        QSignalSpy came(&server, &ControlServer::clientCame);
        QSignalSpy went(&server, &ControlServer::clientWent);
        QLocalSocket client;
        client.connectToServer(LabPaths::socket(LabId("one")));
        QTRY_COMPARE(came.count(), 1);
        QCOMPARE(server.clients().size(), 1u);
        client.abort();
        QTRY_COMPARE(went.count(), 1);
        QCOMPARE(server.clients().size(), 0u);
    }

    void runningOutOfDescriptorsIsNoEnd()
    {
        ControlServer server(LabId("one"));
        QVERIFY(server.open());
        QSignalSpy came(&server, &ControlServer::clientCame);
        QSignalSpy waits(&server, &ControlServer::clientWaits);
        const QByteArray path = QFile::encodeName(LabPaths::socket(LabId("one")));
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        QVERIFY(path.size() < qsizetype(sizeof address.sun_path));
        std::memcpy(address.sun_path, path.constData(), static_cast<std::size_t>(path.size()));
        const int early = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
        rlimit none = before;
        none.rlim_cur = 3; // those that are open stay so
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &none), 0);
        (void)::connect(early, reinterpret_cast<const sockaddr *>(&address), sizeof address);
        const bool heard = !waits.isEmpty() || waits.wait(30'000);
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &before), 0);
        QVERIFY(heard);
        // It waits, and asks no more meanwhile.
        QCOMPARE(waits.size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(came.size(), 1, 30'000);
        ::close(early);
    }

    void aDirectoryThatOthersMayReadIsNotServed()
    {
        QVERIFY(LabPaths::checkControlDirectory());
        QVERIFY(QFile::setPermissions(LabPaths::controlDirectory(),
                                      QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner |
                                          QFile::ReadOther | QFile::ExeOther));
        ControlServer server(LabId("one"));
        QVERIFY(!server.open());
    }

private:
    std::unique_ptr<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(TestControlServer)
#include "tst_controlserver.moc"
