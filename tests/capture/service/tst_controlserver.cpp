// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/controlserver.h"

#include "app/protocol/labpaths.h"

#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

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
