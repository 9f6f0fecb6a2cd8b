// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plugins/packet_capturing/journeys/journeysdocktest.h"

#include <QCheckBox>
#include <QMenu>
#include <QToolButton>
#include <QTreeWidget>

using namespace tomato;
using namespace tomato::journeys::testing;
using plugins::CanvasDecoration;
using namespace std::chrono_literals;

/// The way of a chosen packet: on the canvas, and among the packets of the connections.
class TestJourneyWays final : public test::JourneysDockTest
{
    Q_OBJECT

private slots:
    void init() { prepare(); }
    void cleanup() { end(); }

    void aChosenPacketLightsUpOnTheCanvas()
    {
        record(20);
        read();
        const int before = m_stage->host.refreshes;
        m_packets->selectRow(0);
        QVERIFY(m_stage->host.refreshes > before);
        CanvasDecoration way = decoration();
        QCOMPARE(way.links.size(), 3U);
        QCOMPARE(way.links[0].connection, ConnectionId("c1"));
        QVERIFY(way.links[0].isForward && !way.links[0].isBackward);
        QVERIFY2(way.links[0].text.contains("+20.10 ms link, r1"), qPrintable(way.links[0].text));
        QCOMPARE(way.links[1].text, QString("+5.00 ms link, r2"));
        QVERIFY(!way.links[2].isCrossed);
        m_packets->selectRow(9); // lost
        way = decoration();
        QCOMPARE(way.links.size(), 2U);
        QVERIFY(way.links[1].isCrossed && way.links[1].text.contains("lost"));
        m_view->findChild<QCheckBox *>("journeysOnCanvas")->click();
        way = decoration();
        QCOMPARE(way.links.size(), 3U);
        QCOMPARE(way.links[0].text, QString("\u2192 r1: 20"));
        QCOMPARE(way.links[2].text, QString("\u2192 h2: 18"));
        QVERIFY(way.links[2].strength < way.links[0].strength);
        m_view->findChild<QCheckBox *>("journeysOnCanvas")->click();
        QVERIFY(decoration().isEmpty());
    }

    /// r1 and r2 send a packet to each other until its TTL is used up.
    void aWayGoesWithALinkOfIt()
    {
        record(20);
        read();
        m_packets->selectRow(0);
        QCOMPARE(decoration().links.size(), 3U);
        m_stage->host.addConnections(1);
        QCOMPARE(decoration().links.size(), 3U);
        m_stage->host.removeConnection();
        QVERIFY(decoration().isEmpty());
    }

    void aPacketInALoopHasAColumnForEachHop()
    {
        constexpr int Hops = 255;
        fillTwoRouters(*m_rings, 10);
        FrameShape shape;
        shape.ttl = Hops;
        shape.destination = 99;
        Frame frame = udp4(1'000, shape);
        m_rings->add("c1", 11s, frame);
        for (int hop = 1; hop < Hops; ++hop) {
            frame = routed(frame);
            m_rings->add("c2", 11s + hop * 1ms, frame, 1 - hop % 2);
        }
        show();
        read();
        const QAbstractItemModel &model = *m_packets->model();
        QCOMPARE(model.columnCount(), FirstHop + Hops);
        QCOMPARE(model.headerData(FirstHop + Hops - 1, Qt::Horizontal).toString(),
                 QString("Hop 255"));
        QCOMPARE(cell(10, FirstHop + 253), QString("+1.00 ms  r1 \u2192 r2"));
        QCOMPARE(cell(10, FirstHop + 254), QString("+1.00 ms  r2 \u2192 r1"));
        QCOMPARE(cell(0, FirstHop + 2), QString("+5.00 ms  r2 \u2192 h2"));
        QCOMPARE(cell(0, FirstHop + 3), QString());
        m_packets->selectRow(10);
        auto *hops = m_view->findChild<QTreeWidget *>("journeyHops");
        QCOMPARE(hops->topLevelItemCount(), Hops);
        m_packets->scrollTo(model.index(10, FirstHop + Hops - 1));
        picture("journeys-loop");
        // A column that gave way to others, while no packet above had that hop, has room again.
        constexpr int Narrow = 30;
        m_packets->setColumnWidth(FirstHop + 200, Narrow);
        m_view->resize(1301, 500);
        QTRY_VERIFY(m_packets->columnWidth(FirstHop + 200) > 3 * Narrow);
    }

    void eachHopIsShownAmongThePackets()
    {
        record(20);
        read();
        m_packets->selectRow(7);
        auto *hops = m_view->findChild<QTreeWidget *>("journeyHops");
        auto *button = qobject_cast<QToolButton *>(hops->itemWidget(hops->topLevelItem(1), 1));
        QVERIFY(button != nullptr);
        button->click();
        QVERIFY(m_stage->host.docks.contains("packetsDock"));
        auto *packets = m_stage->dock("packetsDock")->findChild<QTableView *>("packetsTable");
        QTRY_COMPARE(packets->model()->rowCount(), 20);
        QTRY_COMPARE(packets->currentIndex().row(), 7);
        QCOMPARE(packets->model()->index(7, 4).data().toString(), QString("r1 \u2192 r2"));
        // And back: one that is chosen there lights up.
        packets->selectRow(9);
        QTRY_COMPARE(decoration().links.size(), 2U);
        QVERIFY(decoration().links[1].isCrossed);
        QCOMPARE(m_packets->currentIndex().row(), 9);
    }

    /// The packet is one that the capture lost as it entered c2, and saw as it left it.
    void anArrivalIsShownItselfAndNoOtherPacket()
    {
        fillArrivals(*m_rings, 5);
        FrameShape shape;
        shape.identification = 77;
        const Frame frame = udp4(77, shape);
        m_rings->add("c1", 11s, frame);
        m_rings->add("c1/arrivals", 11s + 20ms, frame);
        m_rings->loseAt("c2", 1);
        m_rings->add("c2/arrivals", 11s + 25ms, routed(frame));
        show();
        read();
        auto *hops = m_view->findChild<QTreeWidget *>("journeyHops");
        const auto click = [&](int row, const QString &point) {
            m_packets->selectRow(row);
            for (int hop = 0; hop < hops->topLevelItemCount(); ++hop) {
                if (hops->topLevelItem(hop)->text(0) != point)
                    continue;
                qobject_cast<QToolButton *>(hops->itemWidget(hops->topLevelItem(hop), 1))->click();
                return true;
            }
            return false;
        };
        auto *packets = m_stage->dock("packetsDock")->findChild<QTableView *>("packetsTable");
        const auto chosen = [packets](int column) {
            return packets->model()->index(packets->currentIndex().row(), column).data().toString();
        };
        const QString delivered = QStringLiteral("r1 \u2192 r2, delivered");
        QVERIFY2(click(2, delivered), qPrintable(hops->topLevelItem(3)->text(0)));
        // Both what entered c2 and what left it: six of each but the one that was not recorded.
        QTRY_COMPARE(packets->model()->rowCount(), 5 + 6);
        QTRY_VERIFY(packets->currentIndex().isValid());
        QCOMPARE(chosen(3), QString("r1:eth1 \u21c4 r2:eth0, delivered"));
        int row = 5;
        while (row < m_packets->model()->rowCount() && !click(row, delivered))
            ++row;
        QVERIFY(row < m_packets->model()->rowCount());
        QTRY_COMPARE(packets->currentIndex().row(), 10);
        QCOMPARE(chosen(3), QString("r1:eth1 \u21c4 r2:eth0, delivered"));
        // And back: its way lights up.
        packets->selectRow(packets->currentIndex().row() - 1);
        QTRY_VERIFY(!decoration().isEmpty());
    }

    void arrivalsAreShownAmongThePacketsWhenThatIsWanted()
    {
        fillArrivals(*m_rings, 20);
        show();
        const auto actions = std::make_unique<QObject>();
        m_stage->action("showPackets", actions.get())->trigger();
        auto *dock = m_stage->dock("packetsDock");
        auto *packets = dock->findChild<QTableView *>("packetsTable");
        QTRY_COMPARE(packets->model()->rowCount(), 20);
        QVERIFY(packets->isColumnHidden(3));
        auto *menu = dock->findChild<QMenu *>("packetsMenu");
        emit menu->aboutToShow();
        auto *entry = menu->findChild<QAction *>("packetsArrivals");
        QVERIFY(entry != nullptr && entry->isEnabled() && !entry->isChecked());
        entry->trigger();
        QTRY_COMPARE(packets->model()->rowCount(), 40);
        QVERIFY(!packets->isColumnHidden(3));
    }

    void aPacketThatIsChosenElsewhereHasTheRecordingsRead()
    {
        record(20);
        auto *packets = m_stage->dock("packetsDock");
        packets->resize(900, 400);
        packets->show();
        const auto actions = std::make_unique<QObject>();
        m_stage->action("showPackets", actions.get())->trigger();
        auto *table = packets->findChild<QTableView *>("packetsTable");
        QTRY_COMPARE(table->model()->rowCount(), 20);
        table->selectRow(3);
        QTRY_COMPARE(decoration().links.size(), 3U);
    }

    void theWayOfAPacketGoesWithItsChoice()
    {
        record(20);
        auto *packets = m_stage->dock("packetsDock");
        packets->resize(900, 400);
        packets->show();
        const auto actions = std::make_unique<QObject>();
        m_stage->action("showPackets", actions.get())->trigger();
        auto *table = packets->findChild<QTableView *>("packetsTable");
        QTRY_COMPARE(table->model()->rowCount(), 20);
        table->selectRow(3);
        QTRY_COMPARE(decoration().links.size(), 3U);
        packets->hide();
        QVERIFY(decoration().isEmpty());
        packets->show();
        QTRY_COMPARE(decoration().links.size(), 3U);
        QTest::keyClick(m_view, Qt::Key_Escape); // wherever the focus is
        QTRY_VERIFY(decoration().isEmpty());
        QVERIFY(!table->selectionModel()->hasSelection());
        table->selectRow(3);
        QTRY_COMPARE(decoration().links.size(), 3U);
        emit m_stage->host.documentReplaced();
        QTRY_VERIFY(decoration().isEmpty());
        // The way of a packet that was chosen here stays when the other dock goes.
        m_stage->action("showPackets", actions.get())->trigger();
        read();
        QTRY_VERIFY(m_packets->model()->rowCount() > 0);
        m_packets->selectRow(2);
        QTRY_COMPARE(decoration().links.size(), 3U);
        packets->hide();
        QCOMPARE(decoration().links.size(), 3U);
    }

    void theWayOfAPacketIsLetGoOnTheCanvasAndComesBack()
    {
        record(20);
        read();
        const auto click = [](QTableView *table, int row) {
            QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                              table->visualRect(table->model()->index(row, 0)).center());
        };
        click(m_packets, 0);
        QCOMPARE(decoration().links.size(), 3U);
        emit m_stage->host.canvasLetGo();
        QVERIFY(decoration().isEmpty());
        QVERIFY(m_packets->selectionModel()->hasSelection());
        click(m_packets, 0);
        QCOMPARE(decoration().links.size(), 3U);
        // The same for one that is chosen among the packets of a connection.
        auto *packets = m_stage->dock("packetsDock");
        packets->resize(900, 400);
        packets->show();
        const auto actions = std::make_unique<QObject>();
        m_stage->action("showPackets", actions.get())->trigger();
        auto *table = packets->findChild<QTableView *>("packetsTable");
        QTRY_COMPARE(table->model()->rowCount(), 20);
        click(table, 3);
        QTRY_COMPARE(m_packets->currentIndex().row(), 3);
        emit m_stage->host.canvasLetGo();
        QVERIFY(decoration().isEmpty());
        click(table, 3);
        QTRY_COMPARE(decoration().links.size(), 3U);
        // Ticked boxes stay so.
        m_view->findChild<QCheckBox *>("journeysOnCanvas")->click();
        emit m_stage->host.canvasLetGo();
        QVERIFY(!decoration().isEmpty());
    }
};

QTEST_MAIN(TestJourneyWays)
#include "tst_journeyways.moc"
