// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/options/optionwords.h"
#include "capture/service/capturehost.h"
#include "capture/service/captures.h"
#include "tests/app/protocol/roundtrip.h"
#include "tests/capture/testing/ringfiller.h"

#include <QDateTime>
#include <QDir>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using tomato::CaptureState;
using tomato::ConnectionId;
using tomato::LabId;
using tomato::capture::CaptureMode;
using tomato::capture::Direction;
using tomato::capture::Precision;
using tomato::protocol::CaptureStatus;
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
    order.description = {"topology",
                         connection,
                         {"h1:eth0", "h2:eth0"},
                         tomato::fromWord<tomato::capture::CaptureMode>(mode).value()};
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
        const auto arrived = CaptureOrder::fromJson(order.toJson());
        QVERIFY(arrived);
        QVERIFY(arrived->options == order.options);
        QCOMPARE(arrived->toJson(), order.toJson());
        QVERIFY(arrived->continues(order));
        tomato::test::eachKeyIsNamed(order.toJson(),
                                     {"connection", "directory", "begun", "ending", "mode",
                                      "options", "topology", "interfaces"},
                                     &CaptureOrder::fromJson);
        order.options.snapLength = 97;
        QVERIFY(!arrived->continues(order));
    }

    void aRunThatEndedByItselfStaysAsItIs()
    {
        CaptureOrder order = orderFor("c1", "both");
        order.options.stop.time = 1s;
        record({order});
        QVERIFY(first().isLive());
        QTRY_COMPARE(m_host->status().at(0).ending, std::string("1 seconds have passed"));
        m_captures->update(m_host->status());
        QCOMPARE(first().state, CaptureState::Ended);
        QCOMPARE(first().ending, "1 seconds have passed");
        QVERIFY(!first().isLive());
        record({order});
        QCOMPARE(first().run, 1);
        QCOMPARE(first().state, CaptureState::Ended);

        // Nor does it begin again with a new worker.
        m_host->stop();
        m_captures->interrupt();
        record({order});
        QCOMPARE(first().run, 1);
        QCOMPARE(first().state, CaptureState::Ended);
        QCOMPARE(m_captures->capture(ConnectionId("c1"))->ring()->snapshot().segments.size(), 1u);

        m_captures->end(false);
        open();
        m_captures->load();
        m_captures->setWanted({{ConnectionId("c1"), "name of c1"}}, {});
        QCOMPARE(first().state, CaptureState::Stopped);
        QCOMPARE(first().ending, "1 seconds have passed");
        QCOMPARE(first().options.stop.time, 1s);
    }

    void aCaptureWaitsForItsWire()
    {
        record({orderFor("c1", "file", "icmp")});
        const CaptureStatus capture = first();
        QCOMPARE(capture.connection, ConnectionId("c1"));
        QCOMPARE(capture.name, "name of c1");
        QCOMPARE(capture.run, 1);
        QCOMPARE(capture.mode, CaptureMode::File);
        QCOMPARE(capture.filter(), "icmp");
        QCOMPARE(capture.state, CaptureState::Waiting);
        QCOMPARE(capture.directory, m_home->filePath("c1/000001"));
        QCOMPARE(capture.limitBytes, 3'000'000);
        QVERIFY(!capture.isLive());
    }

    void whatStaysTheSameGoesOn()
    {
        record({orderFor("c1")});
        record({orderFor("c1"), orderFor("c2")});
        QCOMPARE(first().run, 1);
        QCOMPARE(m_captures->status().size(), 2u);
    }

    void aChangedFilterIsANewRun()
    {
        record({orderFor("c1")});
        record({orderFor("c1", "file", "icmp")});
        QCOMPARE(first().run, 2);
        // It held no packet.
        QVERIFY(!QDir(m_home->filePath("c1/000001")).exists());
    }

    void whoAddsLiveViewingOrAnAddressKeepsTheRun()
    {
        record({orderFor("c1")});
        record({orderFor("c1", "both")});
        QCOMPARE(first().run, 1);
        QCOMPARE(first().mode, CaptureMode::Both);
        QVERIFY(first().isLive());
        QCOMPARE(first().host, "127.0.0.1");
        CaptureOrder open = orderFor("c1", "both");
        open.liveAddress = "127.0.0.2";
        record({open});
        QCOMPARE(first().run, 1);
        QCOMPARE(first().host, "127.0.0.2");
        record({orderFor("c1", "file")});
        QCOMPARE(first().run, 1);
        QVERIFY(!first().isLive());
    }

    void aModeThatWasChangedIsRemembered()
    {
        record({orderFor("c1", "net")});
        record({orderFor("c1", "both")});
        m_host->stop();
        this->open();
        QCOMPARE(first().run, 1);
        QCOMPARE(first().mode, CaptureMode::Both);
    }

    void earlierRunsAreKeptAndListedByTime()
    {
        store("c1", 1, 10);
        store("c2", 1, 20);
        store("c1", 2, 30);
        open();
        QCOMPARE(first().run, 2);
        record({orderFor("c1")}); // as another start of the lab does
        QCOMPARE(runs(), QStringList({"c1 2: 30", "c1 1: 10"}));
        const tomato::protocol::RunStatus latest = m_captures->earlierRuns().at(0);
        QCOMPARE(latest.name, "name of c1");
        QCOMPARE(latest.start, tomato::Timestamp(1'700'000'030s));
        QCOMPARE(latest.directory, m_home->filePath("c1/000002"));
        const auto ring = m_captures->earlierRun(ConnectionId("c1"), 1);
        QVERIFY(ring);
        QCOMPARE(ring->ring->snapshot().segments.at(0).packets, 10u);
        QVERIFY(!m_captures->earlierRun(ConnectionId("c1"), 7));
    }

    void anEarlierRunTellsHowManyPacketsItLacks()
    {
        store("c1", 1, 6000, tomato::capture::smallLimits(2));
        store("c1", 2, 10);
        open();
        const tomato::protocol::RunStatus run = m_captures->earlierRuns().at(0);
        QVERIFY(run.evicted > 0);
        QCOMPARE(run.packets + run.evicted, 6000);
        QCOMPARE(run.dropped, 0);
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
        QCOMPARE(first().run, 3);
    }

    void aClearedCaptureGoesOnWithANewRun()
    {
        record({orderFor("c1"), orderFor("c2")});
        QVERIFY(m_captures->clear(ConnectionId("c1")));
        record({orderFor("c1"), orderFor("c2")});
        QCOMPARE(first().run, 2);
        QCOMPARE(first().state, CaptureState::Waiting);
        QVERIFY(!QDir(m_home->filePath("c1/000001")).exists());
        QCOMPARE(m_captures->status().at(1).run, 1);
        record({orderFor("c1"), orderFor("c2")});
        QCOMPARE(first().run, 2);
    }

    void aClearedCaptureThatIsOverIsGone()
    {
        record({orderFor("c1")});
        m_host->stop();
        m_captures->end(false);
        m_captures->setWanted(names(), {});
        QVERIFY(m_captures->clear(ConnectionId("c1")));
        QVERIFY(m_captures->status().empty());
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
        const quint16 port = first().port;
        m_host->stop();
        m_captures->interrupt();
        QCOMPARE(first().state, CaptureState::Waiting);
        record({orderFor("c1", "both")});
        QCOMPARE(first().run, 1);
        QCOMPARE(first().reason, "");
        QCOMPARE(first().port, port);
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
        QCOMPARE(first().run, 2);
        QCOMPARE(first().state, CaptureState::Waiting);
    }

    void whatIsNotWantedAnyMoreStaysReadable()
    {
        record({orderFor("c1")});
        record({});
        QCOMPARE(first().state, CaptureState::Stopped);
        QVERIFY(m_captures->capture(ConnectionId("c1"))->ring());
    }

    void aRecorderThatCannotBeginSaysWhy()
    {
        record({orderFor("c1")});
        record({orderFor("c1", "file", "no such filter")});
        QCOMPARE(first().state, CaptureState::Failed);
        QVERIFY(first().reason.contains("syntax error"));
        QCOMPARE(first().directory, "");
        QVERIFY(!m_captures->capture(ConnectionId("c1"))->ring());
        record({orderFor("c1")});
        QCOMPARE(first().state, CaptureState::Waiting);
        QCOMPARE(first().run, 3);
    }

    void runsAreFoundAgainAndCountedOn()
    {
        record({orderFor("c1", "net", "icmp")});
        record({orderFor("c1", "both", "udp")});
        m_host->stop();
        open();
        QCOMPARE(first().state, CaptureState::Stopped);
        QCOMPARE(first().run, 2);
        QCOMPARE(first().mode, CaptureMode::Both);
        QCOMPARE(first().filter(), "udp");
        record({orderFor("c1")});
        QCOMPARE(first().run, 3);
    }

    void aFolderThatIsNoRunIsRemoved()
    {
        QVERIFY(QDir().mkpath(m_home->filePath("c1/000007")));
        open();
        QVERIFY(m_captures->status().empty());
        QVERIFY(!QDir(m_home->filePath("c1")).exists());
    }

    void connectionsThatAreNoMoreAreNotListed()
    {
        record({orderFor("c1")});
        record({});
        m_captures->setWanted({}, {});
        QVERIFY(m_captures->status().empty());
        QVERIFY(QDir(m_home->filePath("c1")).exists());
        m_captures->retireOthers();
        QVERIFY(!QDir(m_home->filePath("c1")).exists()); // it held no packet
    }

    void aConnectionThatComesBackFindsItsRecordings()
    {
        store("c1", 1, 10);
        open();
        m_captures->setWanted({}, {});
        m_captures->setWanted(names(), {});
        QCOMPARE(first().ringPackets, 10);
        // Even after another start of the lab, as an earlier run.
        m_captures->setWanted({}, {});
        m_captures->retireOthers();
        QCOMPARE(runs(), QStringList("c1 1: 10"));
        record({orderFor("c1")});
        QCOMPARE(first().run, 2);
        QCOMPARE(runs(), QStringList("c1 1: 10"));
    }

    void changesAreToldOnce()
    {
        QSignalSpy changed(m_captures.get(), &Captures::changed);
        record({orderFor("c1"), orderFor("c2")});
        QTRY_COMPARE(changed.count(), 1);
        m_captures->emitChanges();
        QCOMPARE(changed.count(), 1);
        m_captures->end(false);
        QTRY_COMPARE(changed.count(), 2);
    }

    void aCaptureThatTakesTheOneOfAnotherIsTold()
    {
        store("c1", 1, 10);
        store("c2", 1, 20);
        open();
        m_captures->emitChanges();
        QSignalSpy changed(m_captures.get(), &Captures::changed);
        for (const char *only : {"c1", "c2"}) {
            m_captures->setWanted({{ConnectionId(only), only}}, {});
            m_captures->emitChanges();
        }
        m_captures->setWanted({{ConnectionId("c1"), "c1"}}, {});
        m_captures->emitChanges();
        QCOMPARE(changed.count(), 3);
    }

private:
    void open()
    {
        m_captures = std::make_unique<Captures>(LabId("lab"), m_home->path(),
                                                tomato::service::RunFolders::Elsewhere(),
                                                [this] { return m_budget; });
        m_captures->load();
        m_captures->setWanted(names(), {});
        m_host = std::make_unique<CaptureHost>(m_captures->commitEvent());
    }

    /// A run that a lab left, begun after so many seconds, with as many packets.
    void store(const QString &connection, int run, int packets,
               const tomato::capture::RingLimits &limits = {})
    {
        const QString directory =
            m_home->filePath(QStringLiteral("%1/%2").arg(connection).arg(run, 6, 10, QChar('0')));
        QVERIFY(QDir().mkpath(directory));
        tomato::capture::RingFiller ring(directory.toStdString(), limits);
        ring.add(static_cast<std::uint64_t>(packets));
        ring.finish();
        QFile description(directory + "/capture.json");
        QVERIFY(description.open(QIODevice::WriteOnly));
        const QDateTime start =
            QDateTime::fromSecsSinceEpoch(1'700'000'000 + packets, QTimeZone::utc());
        const QJsonObject json{{"start", start.toString(Qt::ISODateWithMs)}, {"mode", "file"}};
        description.write(QJsonDocument(json).toJson());
    }

    /// "c1 2: 30" for 30 packets.
    QStringList runs() const
    {
        QStringList all;
        for (const tomato::protocol::RunStatus &each : m_captures->earlierRuns())
            all << QStringLiteral("%1 %2: %3")
                       .arg(QString::fromStdString(each.connection.value))
                       .arg(each.run)
                       .arg(each.packets);
        return all;
    }

    static std::map<ConnectionId, QString> names()
    {
        return {{ConnectionId("c1"), "name of c1"}, {ConnectionId("c2"), "name of c2"}};
    }

    void record(const std::vector<CaptureOrder> &wanted)
    {
        m_captures->setWanted(names(), wanted);
        const auto orders = m_captures->nextOrders();
        QVERIFY(orders);
        m_host->begin(*orders);
        m_host->endOthers();
        m_captures->begin(*orders, m_host->status());
    }

    CaptureStatus first() const { return m_captures->status().at(0); }

    std::unique_ptr<QTemporaryDir> m_home;
    qint64 m_budget = Captures::DefaultBudget;
    std::unique_ptr<Captures> m_captures;
    std::unique_ptr<CaptureHost> m_host;
};

QTEST_GUILESS_MAIN(TestCaptures)
#include "tst_captures.moc"
