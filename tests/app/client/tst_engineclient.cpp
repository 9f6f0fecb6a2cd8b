// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/engineclient.h"
#include "app/protocol/folders/labpaths.h"
#include "app/protocol/peer/rpcpeer.h"

#include <QJsonArray>
#include <QLocalServer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using client::EngineClient;
using rpc::RpcPeer;

namespace {

/// Answers like an engine, as a test tells it to.
class FakeEngine final : public QObject
{
public:
    FakeEngine()
    {
        lab.lab = LabId("lab");
        lab.name = "Lab";
        lab.state = LabState::Running;
        lab.topology = {{"a", 1}};
        if (!rpc::LabPaths::checkControlDirectory() ||
            !m_server.listen(rpc::LabPaths::socket(LabId("lab"))))
            qFatal("cannot listen");
        connect(&m_server, &QLocalServer::newConnection, this, [this] {
            std::unique_ptr<QLocalSocket> socket(m_server.nextPendingConnection());
            socket->setParent(nullptr);
            peer = std::make_unique<RpcPeer>(std::move(socket));
            peer->handle("lab.status", [this](const QJsonObject &, const RpcPeer::Reply &reply) {
                reply(QJsonValue(labJson.isEmpty() ? lab.toJson() : labJson));
            });
            peer->handle("capture.list", [](const QJsonObject &, const RpcPeer::Reply &reply) {
                protocol::CaptureStatus capture;
                capture.connection = ConnectionId("c1");
                capture.packets = 5;
                reply(QJsonArray{capture.toJson()});
            });
            peer->handle("capture.runs",
                         [this](const QJsonObject &, const RpcPeer::Reply &reply) { reply(runs); });
            for (const QString method : {"lab.start", "lab.stop", "capture.download"}) {
                peer->handle(method,
                             [this](const QJsonObject &params, const RpcPeer::Reply &reply) {
                                 asked = params;
                                 waiting.push_back(reply);
                             });
            }
        });
    }

    protocol::LabStatus lab;
    /// The text that it sends in place of that, where it is not empty.
    QJsonObject labJson;
    rpc::RpcPeer::Answer runs = QJsonValue(QJsonArray());
    std::unique_ptr<RpcPeer> peer;
    QJsonObject asked;
    std::vector<RpcPeer::Reply> waiting;

private:
    QLocalServer m_server;
};

} // namespace

class TestEngineClient final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("XDG_RUNTIME_DIR", m_home->path().toUtf8());
        qputenv("XDG_DATA_HOME", m_home->path().toUtf8());
        m_engine = std::make_unique<FakeEngine>();
        m_client = std::make_unique<EngineClient>();
    }

    void openingBringsTheFirstStatus()
    {
        open();
        QVERIFY(m_client->isOpen());
        QCOMPARE(m_client->lab().name, "Lab");
        QCOMPARE(m_client->lab().state, client::LabStatus::State::Running);
        QCOMPARE(m_client->capture(ConnectionId("c1"))->packets, 5);
        QVERIFY(!m_client->capture(ConnectionId("c2")));
    }

    void aStatusWithoutTopologyKeepsTheOneBefore()
    {
        open();
        QSignalSpy changed(m_client.get(), &EngineClient::labChanged);
        m_engine->lab.name = "New";
        m_engine->lab.topology = {};
        m_engine->peer->notify("lab.changed", m_engine->lab.toJson());
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(m_client->lab().name, "New");
        QCOMPARE(m_client->lab().topology.value("a").toInt(), 1);
    }

    void whatCannotBeReadEndsTheConnectionWithAWord_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QJsonValue>("params");
        QTest::addColumn<QString>("place");
        QJsonObject capture = protocol::CaptureStatus().toJson();
        capture.remove("ringBytes");
        QJsonObject run = protocol::RunStatus().toJson();
        run.insert("start", "2026-11-28T10:11:12Z");
        const auto row = [](const QString &method, const QJsonValue &params, const QString &place) {
            QTest::newRow(qPrintable(method)) << method << params << method + ", " + place;
        };
        row("lab.changed", "text", "elements: must be a list");
        row("lab.progress", QJsonObject{{"done", 1}}, "total: must be a number");
        row("capture.changed", QJsonArray{capture}, "[0].ringBytes: must be a number");
        row("capture.runsChanged", QJsonArray{run}, "[0].start: must be a time in seconds");
        row("download.progress", QJsonArray(), "job: must be a number");
    }

    void whatCannotBeReadEndsTheConnectionWithAWord()
    {
        QFETCH(QString, method);
        QFETCH(QJsonValue, params);
        QFETCH(QString, place);
        open();
        QSignalSpy closed(m_client.get(), &EngineClient::closed);
        QString answer;
        m_client->stopLab([&](const Result<> &result) { answer = text(result); });
        m_engine->peer->notify(method, params);
        QTRY_COMPARE(closed.count(), 1);
        QCOMPARE(closed.at(0).at(0).toString(),
                 "cannot understand the engine, which may be of another version: " + place);
        QVERIFY(!m_client->isOpen());
        QVERIFY(m_client->captures().empty());
        QTRY_COMPARE(answer, "the connection is closed");
        // It can be opened again.
        open();
    }

    void whatIsNewToThisClientIsNoHarm()
    {
        open();
        QSignalSpy changed(m_client.get(), &EngineClient::labChanged);
        m_engine->peer->notify("lab.weather", QJsonObject{{"sun", true}});
        m_engine->peer->notify("lab.changed", m_engine->lab.toJson());
        QTRY_COMPARE(changed.count(), 1);
    }

    void anEngineThatRefusesTheFirstQuestionsIsNotOpened()
    {
        m_engine->runs =
            tl::make_unexpected(rpc::RpcError{rpc::RpcError::MethodNotFound, "no such method", {}});
        QString answer;
        m_client->open(LabId("lab"), false, [&](const Result<> &result) { answer = text(result); });
        QTRY_COMPARE(answer, "lab: cannot understand the engine, which may be of another version: "
                             "capture.runs, no such method");
    }

    void anEngineWhoseLabCannotBeReadIsNotOpened()
    {
        QJsonObject lab = m_engine->lab.toJson();
        lab.insert("state", "asleep");
        m_engine->labJson = lab;
        QString answer;
        m_client->open(LabId("lab"), false, [&](const Result<> &result) { answer = text(result); });
        QTRY_COMPARE(answer, "lab: cannot understand the engine, which may be of another version: "
                             "lab.status, state: must be one of stopped, starting, running, "
                             "stopping");
        QVERIFY(!m_client->isOpen());
    }

    void everyCallIsAnsweredOnceWhenTheEngineGoes()
    {
        open();
        QSignalSpy closed(m_client.get(), &EngineClient::closed);
        QStringList answers;
        m_client->startLab({}, "", [&](const Result<> &result) { answers << text(result); });
        m_client->stopLab([&](const Result<> &result) { answers << text(result); });
        QTRY_COMPARE(m_engine->waiting.size(), 2u);
        m_engine.reset();
        QTRY_COMPARE(closed.count(), 1);
        QCOMPARE(answers, QStringList({"the connection is closed", "the connection is closed"}));
        QVERIFY(!m_client->isOpen());
        QCOMPARE(m_client->lab().name, "");
        m_client->stopLab([&](const Result<> &result) { answers << text(result); });
        QCOMPARE(answers.size(), 2);
        QTRY_COMPARE(answers.size(), 3);
    }

    void closingAnswersWhatWaits()
    {
        open();
        QSignalSpy closed(m_client.get(), &EngineClient::closed);
        QStringList answers;
        m_client->stopLab([&](const Result<> &result) { answers << text(result); });
        m_client->close();
        QVERIFY(answers.isEmpty());
        QTRY_COMPARE(answers.size(), 1);
        QCOMPARE(closed.count(), 0);
        m_client->open(LabId("lab"), false,
                       [&](const Result<> &result) { answers << text(result); });
        m_client->close();
        QTRY_COMPARE(answers.size(), 2);
        QCOMPARE(answers.last(), "lab: the client was closed");
    }

    void aClientMayBeDeletedInACallback()
    {
        open();
        m_client->stopLab([&](const Result<> &) { m_client.reset(); });
        QTRY_COMPARE(m_engine->waiting.size(), 1u);
        m_engine->waiting[0](QJsonObject());
        QTRY_VERIFY(!m_client);
    }

    void aDeletedClientCallsNobody()
    {
        open();
        bool called = false;
        m_client->stopLab([&](const Result<> &) { called = true; });
        QTRY_COMPARE(m_engine->waiting.size(), 1u);
        m_client.reset();
        m_engine->waiting[0](QJsonObject());
        QTRY_VERIFY(!m_engine->peer->isOpen());
        QVERIFY(!called);
    }

    void progressReachesItsDownload()
    {
        open();
        QList<qint64> heard;
        std::optional<Result<>> answer;
        const int job = m_client->download(
            ConnectionId("c1"), "/tmp/x.pcap", [&](qint64 done, qint64) { heard << done; },
            [&](const Result<> &result) { answer = result; });
        QTRY_COMPARE(m_engine->waiting.size(), 1u);
        QCOMPARE(m_engine->asked.value("job").toInt(), job);
        for (const int each : {job, job + 1, job}) {
            m_engine->peer->notify("download.progress",
                                   QJsonObject{{"job", each}, {"done", each * 10}, {"total", 99}});
        }
        m_engine->waiting[0](
            tl::make_unexpected(rpc::RpcError{rpc::RpcError::Cancelled, "cancelled", {}}));
        QTRY_VERIFY(answer);
        QCOMPARE(text(*answer), "cancelled");
        QCOMPARE(heard, QList<qint64>({job * 10, job * 10}));
    }

private:
    static QString text(const Result<> &result)
    {
        return result ? QStringLiteral("fine") : QString::fromStdString(result.error().text());
    }

    void open()
    {
        std::optional<Result<>> answer;
        m_client->open(LabId("lab"), false, [&](const Result<> &result) { answer = result; });
        QTRY_VERIFY(answer);
        QVERIFY(*answer);
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<EngineClient> m_client;
};

QTEST_GUILESS_MAIN(TestEngineClient)
#include "tst_engineclient.moc"
