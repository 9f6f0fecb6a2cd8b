// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/capturehost.h"
#include "capture/service/captures.h"
#include "tests/capture/testing/ringfiller.h"

#include <QDateTime>
#include <QDir>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using tomato::ConnectionId;
using tomato::LabId;
using tomato::capture::Direction;
using tomato::capture::Precision;
using tomato::service::CaptureHost;
using tomato::service::CaptureOrder;
using tomato::service::Captures;
using namespace std::chrono_literals;

namespace {

CaptureOrder orderFor(const std::string &connection, const std::string &mode = "file",
                      const std::string &filter = "")
{
    CaptureOrder order;
    order.connection = ConnectionId(connection);
    order.options.filter = filter;
    order.options.limits = {1'000'000, 3};
    order.description = {"topology", connection, {"h1:eth0", "h2:eth0"}, mode};
    return order;
}

} // namespace

/// Captures and the host of its recorders, as the two processes have them; there are no wires.
class TestCaptures final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_budget = Captures::DefaultBudget;
        open();
    }

    void cleanup()
    {
        m_host.reset();
        m_captures.reset();
    }

    void anOrderSurvivesTheJourney()
    {
        CaptureOrder order = orderFor("c1", "both", "icmp");
        order.directory = "/a/b";
        order.ending = "10 packets were recorded";
        order.options.direction = Direction::FromSecond;
        order.options.snapLength = 96;
        order.options.precision = Precision::Nano;
        order.options.stop = {10, 20, 30s};
        order.options.trigger = "arp";
        const CaptureOrder arrived = CaptureOrder::fromJson(order.toJson());
        QVERIFY(arrived.options == order.options);
        QCOMPARE(arrived.toJson(), order.toJson());
        QVERIFY(arrived.continues(order));
        order.options.snapLength = 97;
        QVERIFY(!arrived.continues(order));
    }

    void aRunThatEndedByItselfStaysAsItIs()
    {
        CaptureOrder order = orderFor("c1", "both");
        order.options.stop.time = 1s;
        record({order});
        QVERIFY(first().value("port").toInt() != 0);
        QTRY_COMPARE(m_host->status().at(0)["ending"].toString(), "1 seconds have passed");
        m_captures->update(m_host->status());
        QCOMPARE(first().value("state").toString(), "ended");
        QCOMPARE(first().value("ending").toString(), "1 seconds have passed");
        QCOMPARE(first().value("port").toInt(), 0);
        record({order});
        QCOMPARE(first().value("run").toInt(), 1);
        QCOMPARE(first().value("state").toString(), "ended");

        // Nor does it begin again with a new worker.
        m_host->stop();
        m_captures->interrupt();
        record({order});
        QCOMPARE(first().value("run").toInt(), 1);
        QCOMPARE(first().value("state").toString(), "ended");
        QCOMPARE(m_captures->capture(ConnectionId("c1"))->ring()->snapshot().segments.size(), 1u);

        m_captures->end(false);
        open();
        m_captures->load();
        m_captures->want({{ConnectionId("c1"), "name of c1"}}, {});
        QCOMPARE(first().value("state").toString(), "stopped");
        QCOMPARE(first().value("ending").toString(), "1 seconds have passed");
        QCOMPARE(first().value("options")["stopSeconds"].toInt(), 1);
    }

    void aCaptureWaitsForItsWire()
    {
        record({orderFor("c1", "file", "icmp")});
        const QJsonObject capture = first();
        QCOMPARE(capture.value("connection").toString(), "c1");
        QCOMPARE(capture.value("name").toString(), "name of c1");
        QCOMPARE(capture.value("run").toInt(), 1);
        QCOMPARE(capture.value("mode").toString(), "file");
        QCOMPARE(capture.value("filter").toString(), "icmp");
        QCOMPARE(capture.value("state").toString(), "waiting");
        QCOMPARE(capture.value("directory").toString(), m_home->filePath("c1/000001"));
        QCOMPARE(capture.value("limitBytes").toInt(), 3'000'000);
        QCOMPARE(capture.value("port").toInt(), 0);
    }

    void whatStaysTheSameGoesOn()
    {
        record({orderFor("c1")});
        record({orderFor("c1"), orderFor("c2")});
        QCOMPARE(first().value("run").toInt(), 1);
        QCOMPARE(m_captures->toJson().size(), 2);
    }

    void aChangedFilterIsANewRun()
    {
        record({orderFor("c1")});
        record({orderFor("c1", "file", "icmp")});
        QCOMPARE(first().value("run").toInt(), 2);
        // It held no packet.
        QVERIFY(!QDir(m_home->filePath("c1/000001")).exists());
    }

    void whoAddsLiveViewingOrAnAddressKeepsTheRun()
    {
        record({orderFor("c1")});
        record({orderFor("c1", "both")});
        QCOMPARE(first().value("run").toInt(), 1);
        QCOMPARE(first().value("mode").toString(), "both");
        QVERIFY(first().value("port").toInt() != 0);
        QCOMPARE(first().value("host").toString(), "127.0.0.1");
        CaptureOrder open = orderFor("c1", "both");
        open.liveAddress = "127.0.0.2";
        record({open});
        QCOMPARE(first().value("run").toInt(), 1);
        QCOMPARE(first().value("host").toString(), "127.0.0.2");
        record({orderFor("c1", "file")});
        QCOMPARE(first().value("run").toInt(), 1);
        QCOMPARE(first().value("port").toInt(), 0);
    }

    void aModeThatWasChangedIsRemembered()
    {
        record({orderFor("c1", "net")});
        record({orderFor("c1", "both")});
        m_host->stop();
        this->open();
        QCOMPARE(first().value("run").toInt(), 1);
        QCOMPARE(first().value("mode").toString(), "both");
    }

    void earlierRunsAreKeptAndListedByTime()
    {
        store("c1", 1, 10);
        store("c2", 1, 20);
        store("c1", 2, 30);
        open();
        QCOMPARE(first().value("run").toInt(), 2);
        record({orderFor("c1")}); // as another start of the lab does
        QCOMPARE(runs(), QStringList({"c1 2: 30", "c1 1: 10"}));
        const QJsonObject latest = m_captures->earlierRuns().at(0).toObject();
        QCOMPARE(latest.value("name").toString(), "name of c1");
        QCOMPARE(latest.value("start").toDouble(), 1'700'000'030.0);
        QCOMPARE(latest.value("directory").toString(), m_home->filePath("c1/000002"));
        const auto ring = m_captures->earlierRun(ConnectionId("c1"), 1);
        QVERIFY(ring);
        QCOMPARE(ring->ring->snapshot().segments.at(0).packets, 10u);
        QVERIFY(!m_captures->earlierRun(ConnectionId("c1"), 7));
    }

    void anEarlierRunCanBeRemoved()
    {
        store("c1", 1, 10);
        store("c1", 2, 20);
        store("c1", 3, 30);
        open();
        QSignalSpy changed(m_captures.get(), &Captures::earlierRunsChanged);
        auto reader = m_captures->earlierRun(ConnectionId("c1"), 2);
        QVERIFY(m_captures->removeEarlierRun(ConnectionId("c1"), 1));
        QVERIFY(m_captures->removeEarlierRun(ConnectionId("c1"), 2));
        QVERIFY(!m_captures->removeEarlierRun(ConnectionId("c1"), 2));
        QVERIFY(!m_captures->removeEarlierRun(ConnectionId("c1"), 3)); // the latest
        QCOMPARE(runs(), QStringList());
        QTRY_VERIFY(!changed.isEmpty());
        QVERIFY(!QDir(m_home->filePath("c1/000001")).exists());
        QVERIFY(!QDir(m_home->filePath("c1/000002")).exists());
        QVERIFY(QDir(m_home->filePath("c1/000003")).exists());
    }

    void theOldestRunsGoWhereTheBudgetIsExceeded()
    {
        m_budget = 4000;
        store("c1", 1, 10); // each packet takes 116 bytes
        store("c2", 1, 12);
        store("c1", 2, 14);
        store("c2", 2, 16);
        store("c1", 3, 1);
        store("c2", 3, 1);
        open();
        QCOMPARE(runs(), QStringList({"c2 2: 16", "c1 2: 14"}));
        QVERIFY(!QDir(m_home->filePath("c1/000001")).exists());
        QVERIFY(!QDir(m_home->filePath("c2/000001")).exists());
        m_budget = 0;
        record({orderFor("c1")});
        QCOMPARE(runs(), QStringList());
    }

    void aClearedRunGoesAndEarlierOnesStay()
    {
        store("c1", 1, 10);
        store("c1", 2, 20);
        open();
        QVERIFY(m_captures->clear(ConnectionId("c1")));
        QVERIFY(!QDir(m_home->filePath("c1/000002")).exists());
        QCOMPARE(runs(), QStringList("c1 1: 10"));
        record({orderFor("c1")});
        QCOMPARE(first().value("run").toInt(), 3);
    }

    void aClearedCaptureGoesOnWithANewRun()
    {
        record({orderFor("c1"), orderFor("c2")});
        QVERIFY(m_captures->clear(ConnectionId("c1")));
        record({orderFor("c1"), orderFor("c2")});
        QCOMPARE(first().value("run").toInt(), 2);
        QCOMPARE(first().value("state").toString(), "waiting");
        QVERIFY(!QDir(m_home->filePath("c1/000001")).exists());
        QCOMPARE(m_captures->toJson().at(1).toObject().value("run").toInt(), 1);
        record({orderFor("c1"), orderFor("c2")});
        QCOMPARE(first().value("run").toInt(), 2);
    }

    void aClearedCaptureThatIsOverIsGone()
    {
        record({orderFor("c1")});
        m_host->stop();
        m_captures->end(false);
        m_captures->want(names(), {});
        QVERIFY(m_captures->clear(ConnectionId("c1")));
        QCOMPARE(m_captures->toJson(), QJsonArray());
        QVERIFY(!QDir(m_home->filePath("c1")).exists());
        QVERIFY(!m_captures->clear(ConnectionId("c1")));
        QVERIFY(!m_captures->clear(ConnectionId("c9")));
    }

    void aRunThatSomebodyReadsIsRemovedLater()
    {
        record({orderFor("c1")});
        auto reader = m_captures->capture(ConnectionId("c1"))->ring();
        record({orderFor("c1", "file", "icmp")});
        QVERIFY(QDir(m_home->filePath("c1/000001")).exists());
        reader.reset();
        QVERIFY(!QDir(m_home->filePath("c1/000001")).exists());
    }

    void anInterruptedRunGoesOnInItsFolder()
    {
        record({orderFor("c1", "both")});
        const auto ring = m_captures->capture(ConnectionId("c1"))->ring();
        const int port = first().value("port").toInt();
        m_host->stop();
        m_captures->interrupt();
        QCOMPARE(first().value("state").toString(), "waiting");
        record({orderFor("c1", "both")});
        QCOMPARE(first().value("run").toInt(), 1);
        QCOMPARE(first().value("reason").toString(), "");
        QCOMPARE(first().value("port").toInt(), port);
        QCOMPARE(ring->snapshot().segments.back().number, 2u);
        QVERIFY(ring->snapshot().recording);
        record({orderFor("c1", "both")});
        QCOMPARE(ring->snapshot().segments.back().number, 2u);
    }

    void anInterruptedRunThatIsGoneIsFollowedByANewOne()
    {
        record({orderFor("c1")});
        m_host->stop();
        QVERIFY(QDir(m_home->filePath("c1/000001")).removeRecursively());
        m_captures->interrupt();
        record({orderFor("c1")});
        QCOMPARE(first().value("run").toInt(), 2);
        QCOMPARE(first().value("state").toString(), "waiting");
    }

    void whatIsNotWantedAnyMoreStaysReadable()
    {
        record({orderFor("c1")});
        record({});
        QCOMPARE(first().value("state").toString(), "stopped");
        QVERIFY(m_captures->capture(ConnectionId("c1"))->ring());
    }

    void aRecorderThatCannotBeginSaysWhy()
    {
        record({orderFor("c1")});
        record({orderFor("c1", "file", "no such filter")});
        QCOMPARE(first().value("state").toString(), "failed");
        QVERIFY(first().value("reason").toString().contains("syntax error"));
        QCOMPARE(first().value("directory").toString(), "");
        QVERIFY(!m_captures->capture(ConnectionId("c1"))->ring());
        record({orderFor("c1")});
        QCOMPARE(first().value("state").toString(), "waiting");
        QCOMPARE(first().value("run").toInt(), 3);
    }

    void runsAreFoundAgainAndCountedOn()
    {
        record({orderFor("c1", "net", "icmp")});
        record({orderFor("c1", "both", "udp")});
        m_host->stop();
        open();
        QCOMPARE(first().value("state").toString(), "stopped");
        QCOMPARE(first().value("run").toInt(), 2);
        QCOMPARE(first().value("mode").toString(), "both");
        QCOMPARE(first().value("filter").toString(), "udp");
        record({orderFor("c1")});
        QCOMPARE(first().value("run").toInt(), 3);
    }

    void aFolderThatIsNoRunIsRemoved()
    {
        QVERIFY(QDir().mkpath(m_home->filePath("c1/000007")));
        open();
        QCOMPARE(m_captures->toJson(), QJsonArray());
        QVERIFY(!QDir(m_home->filePath("c1")).exists());
    }

    void connectionsThatAreNoMoreAreNotListed()
    {
        record({orderFor("c1")});
        record({});
        m_captures->want({}, {});
        QCOMPARE(m_captures->toJson(), QJsonArray());
        QVERIFY(QDir(m_home->filePath("c1")).exists());
        m_captures->retireOthers();
        QVERIFY(!QDir(m_home->filePath("c1")).exists()); // it held no packet
    }

    void aConnectionThatComesBackFindsItsRecordings()
    {
        store("c1", 1, 10);
        open();
        m_captures->want({}, {});
        m_captures->want(names(), {});
        QCOMPARE(first().value("ringPackets").toInt(), 10);
        // Even after another start of the lab, as an earlier run.
        m_captures->want({}, {});
        m_captures->retireOthers();
        QCOMPARE(runs(), QStringList("c1 1: 10"));
        record({orderFor("c1")});
        QCOMPARE(first().value("run").toInt(), 2);
        QCOMPARE(runs(), QStringList("c1 1: 10"));
    }

    void changesAreToldOnce()
    {
        QSignalSpy changed(m_captures.get(), &Captures::changed);
        record({orderFor("c1"), orderFor("c2")});
        QTRY_COMPARE(changed.count(), 1);
        m_captures->tell();
        QCOMPARE(changed.count(), 1);
        m_captures->end(false);
        QTRY_COMPARE(changed.count(), 2);
    }

    void aCaptureThatTakesTheOneOfAnotherIsTold()
    {
        store("c1", 1, 10);
        store("c2", 1, 20);
        open();
        m_captures->tell();
        QSignalSpy changed(m_captures.get(), &Captures::changed);
        for (const char *only : {"c1", "c2"}) {
            m_captures->want({{ConnectionId(only), only}}, {});
            m_captures->tell();
        }
        m_captures->want({{ConnectionId("c1"), "c1"}}, {});
        m_captures->tell();
        QCOMPARE(changed.count(), 3);
    }

private:
    void open()
    {
        m_captures = std::make_unique<Captures>(LabId("lab"), m_home->path(),
                                                tomato::service::RunFolders::Elsewhere(),
                                                [this] { return m_budget; });
        m_captures->load();
        m_captures->want(names(), {});
        m_host = std::make_unique<CaptureHost>(m_captures->commitEvent());
    }

    /// A run that a lab left, begun after so many seconds, with as many packets.
    void store(const QString &connection, int run, int packets)
    {
        const QString directory =
            m_home->filePath(QStringLiteral("%1/%2").arg(connection).arg(run, 6, 10, QChar('0')));
        QVERIFY(QDir().mkpath(directory));
        tomato::capture::RingFiller ring(directory.toStdString());
        ring.add(static_cast<std::uint64_t>(packets));
        ring.finish();
        QFile description(directory + "/capture.json");
        QVERIFY(description.open(QIODevice::WriteOnly));
        const QDateTime start = QDateTime::fromSecsSinceEpoch(1'700'000'000 + packets, Qt::UTC);
        const QJsonObject json{{"start", start.toString(Qt::ISODateWithMs)}, {"mode", "file"}};
        description.write(QJsonDocument(json).toJson());
    }

    /// "c1 2: 30" for 30 packets.
    QStringList runs() const
    {
        QStringList all;
        for (const QJsonValue &each : m_captures->earlierRuns())
            all << QStringLiteral("%1 %2: %3")
                       .arg(each["connection"].toString())
                       .arg(each["run"].toInt())
                       .arg(each["packets"].toInt());
        return all;
    }

    static std::map<ConnectionId, QString> names()
    {
        return {{ConnectionId("c1"), "name of c1"}, {ConnectionId("c2"), "name of c2"}};
    }

    void record(const std::vector<CaptureOrder> &wanted)
    {
        m_captures->want(names(), wanted);
        const auto orders = m_captures->nextOrders();
        QVERIFY(orders);
        m_host->begin(*orders);
        m_host->endOthers();
        m_captures->follow(*orders, m_host->status());
    }

    QJsonObject first() const { return m_captures->toJson().at(0).toObject(); }

    std::unique_ptr<QTemporaryDir> m_home;
    qint64 m_budget = Captures::DefaultBudget;
    std::unique_ptr<Captures> m_captures;
    std::unique_ptr<CaptureHost> m_host;
};

QTEST_GUILESS_MAIN(TestCaptures)
#include "tst_captures.moc"
