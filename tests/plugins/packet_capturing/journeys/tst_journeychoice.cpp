// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plugins/packet_capturing/journeys/journeysdocktest.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QScopeGuard>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace tomato;
using namespace tomato::journeys::testing;
using namespace std::chrono_literals;

/// Which packets the dock's pages are about: behind a number, of a filter, chosen elsewhere.
class TestJourneyChoice final : public test::JourneysDockTest
{
    Q_OBJECT

    QTabWidget *tabs() const { return m_view->findChild<QTabWidget *>("journeysTabs"); }

    QString only() const
    {
        const auto *button = m_view->findChild<QToolButton *>("journeysOnly");
        return button->isVisible() ? button->toolTip() : QString();
    }

    /// Presses Enter on the number of the row whose place and cause begin so.
    void openLoss(const QString &place, const QString &cause)
    {
        tabs()->setCurrentIndex(2);
        auto *losses = m_view->findChild<QTableView *>("journeysLosses");
        const QAbstractItemModel *model = losses->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (!model->index(row, 0).data().toString().trimmed().startsWith(place) ||
                !model->index(row, 1).data().toString().startsWith(cause))
                continue;
            losses->setCurrentIndex(model->index(row, 2));
            QTest::keyClick(losses, Qt::Key_Return);
            return;
        }
        QFAIL("no such row");
    }

    void readWith(const QString &filter)
    {
        auto *edit = m_view->findChild<QLineEdit *>("journeysFilter");
        edit->setText(filter);
        QTest::keyClick(edit, Qt::Key_Return);
    }

private slots:
    void init() { prepare(); }
    void cleanup() { end(); }

    void whatWasSeenIsListed()
    {
        record(100, 4);
        read();
        openLoss("r2 \u2192 h2", "seen");
        QCOMPARE(tabs()->currentIndex(), 0);
        QCOMPARE(m_packets->model()->rowCount(), 90);
        QVERIFY2(only().startsWith("r2 \u2192 h2, seen\n"), qPrintable(only()));
        openLoss("r1 \u2192 r2, r2", "lost");
        QCOMPARE(m_packets->model()->rowCount(), 10);
        QVERIFY2(only().startsWith("r1 \u2192 r2, r2, lost on the wire or not forwarded\n"),
                 qPrintable(only()));
        m_view->findChild<QToolButton *>("journeysOnly")->click();
        QCOMPARE(m_packets->model()->rowCount(), 100);
        QCOMPARE(only(), QString());
    }

    /// Every fifth one of 20 packets in three pieces each loses two of them on c2.
    void piecesAreToldFromPackets()
    {
        m_rings->addLink("c1", "h1:eth0", "r1:eth0");
        m_rings->addLink("c2", "r1:eth1", "r2:eth0");
        m_rings->addLink("c3", "r2:eth1", "h2:eth0");
        for (int packet = 0; packet < 20; ++packet) {
            FrameShape shape;
            shape.identification = static_cast<std::uint16_t>(1 + packet);
            shape.mayBeFragmented = true;
            shape.payloadBytes = 1'200;
            const Frame frame = udp4(static_cast<std::uint64_t>(packet), shape);
            Timestamp time = 10s + packet * 10ms;
            m_rings->add("c1", time, frame);
            int number = 0;
            for (const Frame &piece : fragments(routed(frame), 480)) {
                m_rings->add("c2", time += 1ms, piece);
                if (packet % 5 != 4 || number++ == 0)
                    m_rings->add("c3", time + 2ms, routed(piece));
            }
        }
        show();
        read();
        QCOMPARE(m_packets->model()->rowCount(), 20);
        openLoss("r1 \u2192 r2, r2", "lost");
        QCOMPARE(m_packets->model()->rowCount(), 4);
        const auto *button = m_view->findChild<QToolButton *>("journeysOnly");
        QVERIFY2(button->width() < 400 && button->text().contains(QChar(0x2026)),
                 qPrintable(button->text()));
        QVERIFY2(only().contains("8 with pieces, the end of 4 packet(s)"), qPrintable(only()));
        m_view->findChild<QComboBox *>("journeysKind")->setCurrentIndex(2);
        QCOMPARE(m_packets->model()->rowCount(), 0);
        QVERIFY2(only().contains("the end of 4 packet(s)"), qPrintable(only()));
        openLoss("r1 \u2192 r2", "seen");
        QCOMPARE(m_packets->model()->rowCount(), 20);
        QVERIFY2(only().contains("60 with pieces, of 20 packet(s)"), qPrintable(only()));
    }

    /// The packets themselves arrived.
    void aLostCopyLeadsToItsPacket()
    {
        fillCopies(*m_rings, 50);
        show();
        read();
        QCOMPARE(m_packets->model()->rowCount(), 50);
        openLoss("r1 \u2192 r2", "lost");
        QCOMPARE(m_packets->model()->rowCount(), 5);
        QCOMPARE(cell(0, Result), QString("arrived"));
        QVERIFY2(only().contains("5 counted, copies of 5 packet(s)"), qPrintable(only()));
        m_view->findChild<QComboBox *>("journeysKind")->setCurrentIndex(1);
        QCOMPARE(m_packets->model()->rowCount(), 0);
    }

    void noOtherPacketStaysSelected()
    {
        record(100);
        read();
        auto *kind = m_view->findChild<QComboBox *>("journeysKind");
        kind->setCurrentIndex(kind->findText("Lost"));
        QCOMPARE(m_packets->model()->rowCount(), 10);
        m_packets->selectRow(0);
        auto *packets = m_stage->dock("packetsDock");
        packets->resize(900, 400);
        packets->show();
        const auto actions = std::make_unique<QObject>();
        m_stage->action("showPackets", actions.get())->trigger();
        auto *table = packets->findChild<QTableView *>("packetsTable");
        QTRY_COMPARE(table->model()->rowCount(), 100);
        table->selectRow(9); // the lost one
        QTRY_COMPARE(m_packets->selectionModel()->selectedRows().size(), 1);
        const auto *hops = m_view->findChild<QTreeWidget *>("journeyHops");
        QTRY_COMPARE(hops->topLevelItemCount(), 2);
        table->selectRow(3);
        QTRY_COMPARE(hops->topLevelItemCount(), 3);
        QVERIFY(!m_packets->selectionModel()->hasSelection());
        table->selectRow(19);
        QTRY_COMPARE(hops->topLevelItemCount(), 2);
        QTRY_COMPARE(m_packets->selectionModel()->selectedRows().size(), 1);
        QCOMPARE(m_packets->currentIndex().row(), 1);
    }

    /// Nothing of TCP is on the first link.
    void tcpBeginsWhereThereIsTcp()
    {
        fillTwoRouters(*m_rings, 0);
        for (const bool isSecond : {false, true}) {
            FrameShape shape;
            shape.sourcePort = isSecond ? 50'001 : 50'000;
            shape.destinationPort = 80;
            shape.payloadBytes = isSecond ? 100 : 1'000;
            for (int packet = 0; packet < 20; ++packet) {
                shape.identification = static_cast<std::uint16_t>(packet + (isSecond ? 100 : 0));
                const Timestamp time = 10s + packet * 10ms + (isSecond ? 1ms : 0ms);
                m_rings->add("c1", time, udp4(static_cast<std::uint64_t>(packet), {}));
                const auto sequence = static_cast<std::uint32_t>(1 + packet * shape.payloadBytes);
                const Frame frame = tcpData(sequence, shape);
                if (!isSecond)
                    m_rings->add("c2", time, frame);
                m_rings->add("c3", time + 2ms, isSecond ? frame : routed(frame));
            }
        }
        show();
        read();
        tabs()->setCurrentIndex(5);
        const auto *link = m_view->findChild<QComboBox *>("tcpLink");
        const auto *flow = m_view->findChild<QComboBox *>("tcpFlow");
        QCOMPARE(link->currentIndex(), 1);
        QTRY_VERIFY2(flow->currentText().contains(":50000"), qPrintable(flow->currentText()));
        // The connection of the packet that is chosen, where it was seen.
        tabs()->setCurrentIndex(0);
        for (int row = 0; row < m_packets->model()->rowCount(); ++row) {
            if (cell(row, Flow).contains(":50001"))
                m_packets->selectRow(row);
        }
        tabs()->setCurrentIndex(5);
        QCOMPARE(link->currentIndex(), 2);
        QTRY_VERIFY2(flow->currentText().contains(":50001"), qPrintable(flow->currentText()));
        QVERIFY2(flow->currentText().endsWith("2.00 kB"), qPrintable(flow->currentText()));
    }

    void tcpFollowsTheFilter()
    {
        fillTcp(*m_rings, 50);
        for (int packet = 0; packet < 10; ++packet) {
            FrameShape shape;
            shape.identification = static_cast<std::uint16_t>(1'000 + packet);
            Frame frame = udp4(static_cast<std::uint64_t>(packet), shape);
            for (const char *link : {"c1", "c2", "c3"}) {
                m_rings->add(link, 20s + packet * 10ms, frame);
                frame = routed(frame);
            }
        }
        show();
        read();
        tabs()->setCurrentIndex(5);
        const auto *told = m_view->findChild<QLabel *>("tcpTold");
        const auto *flow = m_view->findChild<QComboBox *>("tcpFlow");
        const auto *hint = m_view->findChild<QWidget *>("tcpPlot")->findChild<QLabel *>("plotHint");
        QTRY_VERIFY2(told->text().contains("5 lost at r1 \u2192 r2, r2"), qPrintable(told->text()));
        QVERIFY2(!told->text().contains("filter"), qPrintable(told->text()));
        readWith("udp");
        QTRY_COMPARE(m_packets->model()->rowCount(), 10);
        QTRY_VERIFY2(hint->text().contains("filter above"), qPrintable(hint->text()));
        QCOMPARE(flow->count(), 0);
        QCOMPARE(told->text(), QString());
        picture("journeys-tcp-filtered");
        readWith("tcp");
        QTRY_COMPARE(flow->count(), 1);
        QTRY_VERIFY2(told->text().contains("5 lost at r1 \u2192 r2, r2"), qPrintable(told->text()));
        QVERIFY2(told->text().contains("of packets that pass the filter"),
                 qPrintable(told->text()));
        readWith("tcp src port 80");
        QTRY_COMPARE(flow->count(), 1);
        QTRY_VERIFY2(told->text().contains("55 segment(s)") && !told->text().contains("5 lost"),
                     qPrintable(told->text()));
        QVERIFY2(told->text().contains("of packets that pass the filter"),
                 qPrintable(told->text()));
    }

    /// Other docks may have the same letter.
    void onCanvasIsTickedByItsLetter()
    {
        record(20);
        read();
        QMainWindow window;
        auto *middle = new QWidget;
        auto *layout = new QVBoxLayout(middle);
        auto *other = new QCheckBox("F&ollow");
        layout->addWidget(other);
        QWidget *const view = m_view;
        layout->addWidget(view);
        window.setCentralWidget(middle);
        const auto leave = qScopeGuard([view] { view->setParent(nullptr); });
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        m_packets->setFocus();
        auto *onCanvas = m_view->findChild<QCheckBox *>("journeysOnCanvas");
        QTest::keyClick(m_packets, Qt::Key_O, Qt::AltModifier);
        QTRY_VERIFY(onCanvas->isChecked());
        QVERIFY(onCanvas->hasFocus() && !other->isChecked());
        QTest::keyClick(onCanvas, Qt::Key_O, Qt::AltModifier);
        QTRY_VERIFY(!onCanvas->isChecked());
        // From elsewhere the widgets with that letter take turns.
        other->setFocus();
        QTest::keyClick(other, Qt::Key_O, Qt::AltModifier);
        QTest::keyClick(other, Qt::Key_O, Qt::AltModifier);
        QTRY_VERIFY(onCanvas->isChecked());
    }

    void theCaptionOfADenseDiagramFits()
    {
        record(3'000);
        read();
        tabs()->setCurrentIndex(3);
        const auto *told = m_view->findChild<QLabel *>("spaceTimeTold");
        QTRY_VERIFY2(told->text().contains("zoom in"), qPrintable(told->text()));
        m_view->resize(1000, 300);
        QTRY_COMPARE(told->property("shown").toString(), told->text());
    }
};

QTEST_MAIN(TestJourneyChoice)
#include "tst_journeychoice.moc"
