// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plugins/packet_capturing/pluginstage.h"

using namespace tomato;
using plugins::ConnectionBadge;

class TestCaptureBadge final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_stage = std::make_unique<test::PluginStage>();
        QCOMPARE(m_stage->load(), QString());
    }

    void cleanup() { m_stage.reset(); }

    void aConnectionThatDoesNotCaptureHasNone() { QVERIFY(!badge()); }

    void anUnknownConnectionHasNone()
    {
        QVERIFY(!m_stage->as<plugins::ConnectionOverlayProvider>().badge(ConnectionId("no")));
    }

    void enabledInAStoppedLabIsARing()
    {
        m_stage->host.set({{"capturing", true}});
        QVERIFY(badge());
        QCOMPARE(badge()->shape, ConnectionBadge::Shape::Ring);
        QVERIFY(!badge()->active);
        QVERIFY(badge()->toolTip.contains("when the lab starts"));
    }

    /// As `tomato capture start` does.
    void whatWasBegunElsewhereHasADot()
    {
        QVERIFY(m_stage->startEngine());
        QVERIFY(m_stage->setLab("running"));
        QJsonObject capture = test::FakeEngine::recording("both");
        capture.insert("filter", "icmp");
        QVERIFY(m_stage->setCapture(capture));
        QVERIFY(badge());
        QCOMPARE(badge()->shape, ConnectionBadge::Shape::Dot);
        QCOMPARE(badge()->text, QString("1,204"));
        for (const char *part : {"begun by another program", "Filter: icmp",
                                 "Mode: file for download, and live via network"})
            QVERIFY2(badge()->toolTip.contains(part), qPrintable(badge()->toolTip));
        capture.insert("state", "stopped");
        QVERIFY(m_stage->setCapture(capture));
        QVERIFY(!badge());
    }

    void aCaptureThatFailsIsAMessageOnce()
    {
        QJsonObject capture = test::FakeEngine::recording("both");
        record(capture);
        QVERIFY(m_stage->host.messages.isEmpty());
        capture.insert("state", "failed");
        capture.insert("reason", "192.0.2.1 is no address of this machine");
        QVERIFY(m_stage->setCapture(capture));
        QTRY_COMPARE(m_stage->host.messages.size(), 1);
        QVERIFY(m_stage->host.messages[0].contains("192.0.2.1 is no address"));
        QVERIFY(m_stage->host.messages[0].contains("h1:eth0"));
        capture.insert("packets", 1); // the same failure, told again
        QVERIFY(m_stage->setCapture(capture));
        capture.insert("state", "recording");
        QVERIFY(m_stage->setCapture(capture));
        capture.insert("state", "failed");
        QVERIFY(m_stage->setCapture(capture));
        QTRY_COMPARE(m_stage->host.messages.size(), 2);
    }

    void whatCannotBeWatchedIsAMessageThatLeadsToTheConnection()
    {
        QJsonObject capture = test::FakeEngine::recording("file");
        capture.insert("mode", "both");
        capture.insert("liveReason", "192.0.2.1: cannot listen for viewers");
        record(capture);
        QTRY_COMPARE(m_stage->host.messages.size(), 1);
        QVERIFY2(m_stage->host.messages[0].contains("is recorded, but cannot be watched live: "
                                                    "192.0.2.1: cannot listen for viewers"),
                 qPrintable(m_stage->host.messages[0]));
        QVERIFY(m_stage->host.messages[0].contains("h1:eth0"));
        capture.insert("packets", 1); // the same, told again
        QVERIFY(m_stage->setCapture(capture));
        QCOMPARE(m_stage->host.messages.size(), 1);
        QCOMPARE(badge()->shape, ConnectionBadge::Shape::Dot);
    }

    void recordingIsADotWithTheNumberOfPackets()
    {
        record(test::FakeEngine::recording("file"));
        QCOMPARE(badge()->shape, ConnectionBadge::Shape::Dot);
        QCOMPARE(badge()->text, QString("1,204"));
        QVERIFY(badge()->active);
        QVERIFY(badge()->toolTip.contains("of 50.0 MB"));
        QJsonObject capture = test::FakeEngine::recording("file");
        capture.insert("limitBytes", 100'000'000);
        capture.insert("arrivals", protocol::CaptureCounters().toJson());
        QVERIFY(m_stage->setCapture(capture));
        QTRY_VERIFY2(badge()->toolTip.contains("of 100.0 MB with arrivals"),
                     qPrintable(badge()->toolTip));
    }

    void manyPacketsAreShownShort_data()
    {
        QTest::addColumn<qint64>("packets");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << qint64(0) << "0";
        QTest::newRow("just below") << qint64(999'999) << "999,999";
        QTest::newRow("a million") << qint64(1'000'000) << "1.00 M";
        QTest::newRow("millions") << qint64(12'345'678) << "12.35 M";
        QTest::newRow("billions") << qint64(2'500'000'000) << "2.50 G";
    }

    void manyPacketsAreShownShort()
    {
        QFETCH(qint64, packets);
        QJsonObject capture = test::FakeEngine::recording("file");
        capture.insert("packets", packets);
        record(capture);
        QTEST(badge()->text, "text");
    }

    void waitingForAnElementIsARingThatNamesIt()
    {
        QJsonObject capture = test::FakeEngine::recording("file");
        capture.insert("state", "waiting");
        record(capture, {"r1"});
        QCOMPARE(badge()->shape, ConnectionBadge::Shape::Ring);
        QVERIFY2(badge()->toolTip.contains("r1 is stopped"), qPrintable(badge()->toolTip));
    }

    void dropsAreAWarning()
    {
        QJsonObject capture = test::FakeEngine::recording("both");
        capture.insert("dropped", 17);
        capture.insert("name", "h1:eth0 ⇄ r1:eth0");
        capture.insert("counters", QJsonObject{{"seen", QJsonArray{1500, 30}},
                                               {"matched", QJsonArray{1200, 4}},
                                               {"written", QJsonArray{1200, 4}},
                                               {"evicted", QJsonArray{700, 0}},
                                               {"droppedByKernel", QJsonArray{0, 17}}});
        record(capture);
        QCOMPARE(badge()->shape, ConnectionBadge::Shape::Warning);
        QVERIFY(badge()->active);
        QVERIFY(badge()->toolTip.contains("Dropped: 17"));
        QVERIFY2(badge()->toolTip.contains("h1:eth0 → r1:eth0: 1,500 seen, 1,200 matched, 1,200 "
                                           "recorded, 700 no longer kept\n"),
                 qPrintable(badge()->toolTip));
        QVERIFY(badge()->toolTip.contains("r1:eth0 → h1:eth0: 30 seen, 4 matched, 4 recorded, 17 "
                                          "dropped by the kernel\n"));
    }

    void arrivalsThatWereDroppedAreAWarningToo()
    {
        QJsonObject capture = test::FakeEngine::recording("file");
        protocol::CaptureCounters arrivals;
        arrivals.droppedByKernel = {2, 3};
        capture.insert("arrivals", arrivals.toJson());
        record(capture);
        QCOMPARE(badge()->shape, ConnectionBadge::Shape::Warning);
        QVERIFY2(badge()->toolTip.contains("Dropped: 5 arrivals"), qPrintable(badge()->toolTip));
    }

    void aFailureIsAWarningWithItsReason()
    {
        QJsonObject capture = test::FakeEngine::recording("file");
        capture.insert("state", "failed");
        capture.insert("reason", "no space left on the disk");
        record(capture);
        QCOMPARE(badge()->shape, ConnectionBadge::Shape::Warning);
        QVERIFY(!badge()->active);
        QVERIFY(badge()->toolTip.contains("no space left on the disk"));
    }

    void modeAndFilterAreInTheToolTip()
    {
        m_stage->host.set({{"capture_mode", "net"}, {"capture_filter", "tcp[0] < 5"}});
        record(test::FakeEngine::recording("net"));
        QVERIFY(badge()->toolTip.contains("Filter: tcp[0] < 5"));
        QVERIFY(badge()->toolTip.contains("live via network"));
    }

private:
    std::optional<ConnectionBadge> badge()
    {
        return m_stage->as<plugins::ConnectionOverlayProvider>().badge(m_stage->host.connection);
    }

    void record(const QJsonObject &capture, const QStringList &stoppedElements = {})
    {
        m_stage->host.set({{"capturing", true}});
        QVERIFY(m_stage->startEngine());
        QVERIFY(m_stage->setLab("running", stoppedElements));
        QVERIFY(m_stage->setCapture(capture));
    }

    std::unique_ptr<test::PluginStage> m_stage;
};

QTEST_MAIN(TestCaptureBadge)
#include "tst_capturebadge.moc"
