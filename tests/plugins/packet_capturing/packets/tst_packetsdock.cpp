// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plugins/packet_capturing/packets/udpring.h"
#include "tests/plugins/packet_capturing/pluginstage.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QToolButton>
#include <QTreeWidget>

using namespace tomato;
using test::UdpRing;

class TestPacketsDock final : public QObject
{
    Q_OBJECT

    enum Column
    {
        Number,
        Time,
        Delta,
        Connection,
        Direction,
        Source,
        Destination,
        Protocol,
        Length,
        Info
    };

private slots:
    void initTestCase()
    {
        QVERIFY(QDir().mkpath(TOMATO_PICTURES));
        m_hasSharkd = !QStandardPaths::findExecutable("sharkd").isEmpty();
    }

    void init()
    {
        m_stage = std::make_unique<test::PluginStage>();
        QCOMPARE(m_stage->load(), QString());
        m_view = m_stage->dock("packetsDock");
        m_table = m_view->findChild<QTableView *>("packetsTable");
        m_view->resize(1200, 600);
        m_view->show();
        QVERIFY(m_stage->startEngine());
        QVERIFY(m_stage->setLab("running"));
    }

    void cleanup()
    {
        m_stage.reset();
        m_rings.clear();
    }

    void anEmptyDockSaysWhatToDo()
    {
        auto *hint = m_view->findChild<QLabel *>("packetsHint");
        QVERIFY(hint->isVisible() && hint->text().contains("Show Packets"));
        picture("packets-empty");
    }

    void aDeletedConnectionIsSaidToBeGone()
    {
        show({"c1"})->add(5);
        QTRY_COMPARE_WITH_TIMEOUT(m_table->model()->rowCount(), 5, 120'000);
        auto *choice = m_view->findChild<QToolButton *>("packetsConnections");
        QVERIFY(choice->text().startsWith("h1:eth0"));
        m_stage->host.removeConnection();
        auto *hint = m_view->findChild<QLabel *>("packetsHint");
        QVERIFY2(hint->isVisible() && hint->text().contains("was deleted") &&
                     hint->text().contains("Undo"),
                 qPrintable(hint->text()));
        QCOMPARE(choice->text(), QString("Connections"));
    }

    void aColumnWithMoreThanItsTextsNeedGivesItToThoseThatLack()
    {
        show({"c1"})->add(5);
        QTRY_COMPARE_WITH_TIMEOUT(m_table->model()->rowCount(), 5, 120'000);
        QTRY_VERIFY(!m_hasSharkd || !cell(0, Source).isEmpty());
        for (const Column column : {Source, Destination})
            m_table->setColumnWidth(column, 500);
        m_table->setColumnWidth(Direction, 30);
        m_view->resize(1190, 600);
        QTRY_VERIFY(m_table->columnWidth(Direction) >=
                    m_table->sizeHintForIndex(m_table->model()->index(0, Direction)).width());
    }

    void aLowDockHasTheDetailsBesideItsRows()
    {
        show({"c1"})->add(50);
        QTRY_COMPARE_WITH_TIMEOUT(m_table->model()->rowCount(), 50, 120'000);
        m_view->resize(700, 170);
        QTRY_VERIFY(m_table->viewport()->height() >= 4 * m_table->rowHeight(0));
        const auto *tree = m_view->findChild<QTreeWidget *>("packetTree");
        // As long as there are none, the columns have their room.
        QVERIFY(!tree->isVisible() && m_table->width() > m_view->width() * 9 / 10);
        m_table->selectRow(3);
        QTRY_VERIFY(tree->isVisible());
        QVERIFY(tree->mapTo(m_view, QPoint()).x() >= m_table->geometry().right());
        m_table->clearSelection();
        QTest::keyClick(m_view, Qt::Key_Escape);
        m_view->resize(700, 700);
        QTRY_VERIFY(tree->isVisible());
        QTRY_VERIFY(tree->mapTo(m_view, QPoint()).y() >= m_table->geometry().bottom());
    }

    void packetsAreListedAndDecoded()
    {
        if (!m_hasSharkd)
            QSKIP("sharkd is not installed");
        show({"c1"})->add(500);
        QTRY_COMPARE_WITH_TIMEOUT(m_table->model()->rowCount(), 500, 120'000);
        m_table->scrollToTop();
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, Protocol), QString("DNS"), 30'000);
        QCOMPARE(cell(0, Number), QString("1"));
        QCOMPARE(cell(0, Source), QString("10.0.0.1"));
        QCOMPARE(cell(0, Destination), QString("10.0.0.2"));
        QCOMPARE(cell(0, Direction), QString("h1 \u2192 r1"));
        QCOMPARE(cell(1, Direction), QString("r1 \u2192 h1"));
        QCOMPARE(cell(0, Length), QString("106"));
        QVERIFY2(cell(0, Info).contains("tomato"), qPrintable(cell(0, Info)));
        QVERIFY(cell(1, Time).endsWith(".000100"));
        QTRY_COMPARE_WITH_TIMEOUT(cell(1, Protocol), QString("UDP"), 120'000);
        QVERIFY(m_table->isColumnHidden(Connection));
        // Distant rows are fetched when they become visible.
        QCOMPARE(cell(400, Protocol), QString());
        m_table->scrollTo(m_table->model()->index(400, 0), QAbstractItemView::PositionAtTop);
        QTRY_COMPARE_WITH_TIMEOUT(cell(400, Protocol), QString("DNS"), 30'000);
        QVERIFY(cell(400, Info).contains("tomato"));
    }

    void aChosenPacketShowsItsFieldsAndFlashes()
    {
        if (!m_hasSharkd)
            QSKIP("sharkd is not installed");
        show({"c1"})->add(30);
        QTRY_COMPARE_WITH_TIMEOUT(m_table->model()->rowCount(), 30, 120'000);
        m_table->selectRow(10);
        QVERIFY(m_stage->host.flashed == std::vector<ConnectionId>{m_stage->host.connection});
        auto *tree = m_view->findChild<QTreeWidget *>("packetTree");
        QTRY_VERIFY_WITH_TIMEOUT(tree->topLevelItemCount() >= 4, 30'000);
        QVERIFY(tree->topLevelItem(1)->text(0).startsWith("Ethernet II"));
        auto *bytes = m_view->findChild<QPlainTextEdit *>("packetBytes");
        QVERIFY2(bytes->toPlainText().startsWith("0000  02 00 00 00 00 02 02 00"),
                 qPrintable(bytes->toPlainText()));
        tree->setCurrentItem(tree->topLevelItem(2));
        const auto marks = bytes->extraSelections();
        QCOMPARE(marks.size(), 3); // 20 bytes from byte 14, in lines of 16
        QCOMPARE(marks[0].cursor.selectedText(), QString("45 00"));
        picture("packets-dock");
        m_table->setFocus();
        QTest::keyClick(m_table, Qt::Key_Return);
        QCOMPARE(m_stage->host.revealed.size(), 1U);
        QTRY_COMPARE_WITH_TIMEOUT(cell(10, Source), QString("10.0.0.1"), 30'000);
        QTest::keyClick(m_table, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().contains("10.0.0.1"));
    }

    void aDisplayFilterIsJudgedAndApplied()
    {
        if (!m_hasSharkd)
            QSKIP("sharkd is not installed");
        UdpRing *ring = show({"c1"});
        ring->add(5000);
        QTRY_COMPARE_WITH_TIMEOUT(m_table->model()->rowCount(), 5000, 120'000);
        auto *filter = m_view->findChild<QLineEdit *>("packetsFilter");
        QTest::keyClicks(filter, "dns.qry.name ==");
        auto *verdict = m_view->findChild<QWidget *>("packetsVerdict");
        QTRY_VERIFY_WITH_TIMEOUT(
            verdict->isVisible() && verdict->accessibleName().contains("end of filter"), 30'000);
        picture("packets-wrong-filter");
        QTest::keyClick(filter, Qt::Key_Return);
        QCOMPARE(m_table->model()->rowCount(), 5000);
        QTest::keyClicks(filter, " \"tomato\"");
        QTRY_VERIFY_WITH_TIMEOUT(verdict->accessibleName().contains("Enter"), 120'000);
        QTest::keyClick(filter, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(m_table->model()->rowCount(), 500, 120'000);
        m_table->scrollToTop();
        QCOMPARE(cell(1, Number), QString("11"));
        QTRY_COMPARE_WITH_TIMEOUT(cell(1, Protocol), QString("DNS"), 30'000);
        ring->add(100);
        QTRY_COMPARE_WITH_TIMEOUT(m_table->model()->rowCount(), 510, 30'000);
        filter->clear();
        QTRY_COMPARE_WITH_TIMEOUT(m_table->model()->rowCount(), 5100, 120'000);
    }

    void anotherFilterLeavesThePacketChosen()
    {
        if (!m_hasSharkd)
            QSKIP("sharkd is not installed");
        show({"c1"})->add(500);
        QTRY_COMPARE_WITH_TIMEOUT(m_table->model()->rowCount(), 500, 120'000);
        auto *filter = m_view->findChild<QLineEdit *>("packetsFilter");
        for (const int row : {10, 12}) { // the first one is of DNS
            m_table->selectRow(row);
            QTest::keyClicks(filter, "dns");
            QTest::keyClick(filter, Qt::Key_Return);
            QTRY_COMPARE_WITH_TIMEOUT(m_table->model()->rowCount(), 50, 120'000);
            const QModelIndexList chosen = m_table->selectionModel()->selectedRows();
            QCOMPARE(chosen.size(), row == 10 ? 1 : 0);
            if (!chosen.isEmpty())
                QCOMPARE(cell(chosen.first().row(), Number), QString("11"));
            filter->clear();
            QTRY_COMPARE_WITH_TIMEOUT(m_table->model()->rowCount(), 500, 120'000);
            QCOMPARE(m_table->selectionModel()->selectedRows().size(), 1);
            QCOMPARE(m_table->selectionModel()->selectedRows().first().row(), row);
        }
    }

    void aCellOffersItsFilter()
    {
        if (!m_hasSharkd)
            QSKIP("sharkd is not installed");
        show({"c1"})->add(500);
        QTRY_COMPARE_WITH_TIMEOUT(m_table->model()->rowCount(), 500, 120'000);
        m_table->scrollToTop();
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, Source), QString("10.0.0.1"), 120'000);
        trigger(0, Source, "filterByField");
        QTRY_COMPARE_WITH_TIMEOUT(m_table->model()->rowCount(), 250, 120'000);
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, Protocol), QString("DNS"), 120'000);
        trigger(0, Protocol, "filterAlsoOpposite");
        QTRY_COMPARE_WITH_TIMEOUT(m_table->model()->rowCount(), 200, 120'000);
        QCOMPARE(m_view->findChild<QLineEdit *>("packetsFilter")->text(),
                 QString("(ip.src == 10.0.0.1) && (!(dns))"));
    }

    void aStreamIsFollowed()
    {
        if (!m_hasSharkd)
            QSKIP("sharkd is not installed");
        show({"c1"})->add(100);
        QTRY_COMPARE_WITH_TIMEOUT(m_table->model()->rowCount(), 100, 120'000);
        m_table->scrollToTop();
        QTRY_COMPARE_WITH_TIMEOUT(cell(1, Protocol), QString("UDP"), 120'000);
        trigger(1, Info, "followStream");
        QDialog *window = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT(
            (window = m_stage->host.window()->findChild<QDialog *>("streamWindow")), 120'000);
        QVERIFY(window->windowTitle().startsWith("UDP"));
        QVERIFY(window->findChild<QPlainTextEdit *>("streamText")->toPlainText().contains("xxxx"));
        QVERIFY(window->grab().save(QStringLiteral("%1/packets-stream.png").arg(TOMATO_PICTURES)));
        window->findChild<QPushButton *>("streamFilter")->click();
        QTRY_VERIFY_WITH_TIMEOUT(m_table->model()->rowCount() < 100, 120'000);
        QVERIFY(m_view->findChild<QLineEdit *>("packetsFilter")->text().startsWith("udp.stream"));
    }

    void theVerdictIsOfWhatIsTypedEvenWhenAnOlderAnswerComesLate()
    {
        if (!m_hasSharkd)
            QSKIP("sharkd is not installed");
        show({"c1"})->add(20);
        QTRY_COMPARE_WITH_TIMEOUT(m_table->model()->rowCount(), 20, 120'000);
        m_table->scrollToTop();
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, Protocol), QString("DNS"), 120'000);
        auto *filter = m_view->findChild<QLineEdit *>("packetsFilter");
        auto *verdict = m_view->findChild<QWidget *>("packetsVerdict");
        QTest::keyClicks(filter, "dns");
        QTest::keyClick(filter, Qt::Key_Return);
        QTest::keyClicks(filter, " ==");
        QTRY_VERIFY_WITH_TIMEOUT(verdict->accessibleName().contains("end of filter"), 120'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_table->model()->rowCount(), 2, 120'000);
        QVERIFY(verdict->accessibleName().contains("end of filter"));
        // Nothing else tells why so few rows are shown.
        filter->clear();
        QTRY_COMPARE_WITH_TIMEOUT(m_table->model()->rowCount(), 20, 120'000);
        QTest::keyClicks(filter, "dns");
        QTest::keyClick(filter, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(m_table->model()->rowCount(), 2, 120'000);
        QTest::keyClicks(filter, " or udp");
        QTRY_VERIFY_WITH_TIMEOUT(verdict->accessibleName().contains("Enter") &&
                                     verdict->accessibleName().contains("until then: dns"),
                                 120'000);
    }

    void theFocusAloneChoosesNothing()
    {
        show({"c1"})->add(300);
        QTRY_COMPARE_WITH_TIMEOUT(m_table->model()->rowCount(), 300, 120'000);
        m_view->activateWindow();
        auto *follow = m_view->findChild<QCheckBox *>("packetsFollow");
        m_view->findChild<QLineEdit *>("packetsFilter")->setFocus();
        m_table->setFocus(Qt::TabFocusReason);
        QCoreApplication::processEvents();
        QVERIFY(follow->isChecked());
        QVERIFY(m_stage->host.flashed.empty());
        m_table->selectRow(3);
        QVERIFY(!follow->isChecked());
        QCOMPARE(m_stage->host.flashed.size(), 1U);
    }

    void severalConnectionsAreOneTable()
    {
        UdpRing *first = show({"c1", "c2"});
        first->add(40);
        m_rings[1]->add(60);
        QTRY_COMPARE_WITH_TIMEOUT(m_table->model()->rowCount(), 100, 120'000);
        QVERIFY(!m_table->isColumnHidden(Connection));
        QVERIFY(cell(0, Connection).startsWith("h1:eth0"));
        QVERIFY(cell(99, Connection).startsWith("h1:eth1"));
        auto *menu = m_view->findChild<QMenu *>("packetsMenu");
        emit menu->aboutToShow();
        // Two connections, and arrivals, of which there are none.
        QCOMPARE(menu->actions().size(), 4);
        QVERIFY(!menu->findChild<QAction *>("packetsArrivals")->isEnabled());
        menu->actions().first()->setChecked(false);
        QTRY_COMPARE_WITH_TIMEOUT(m_table->model()->rowCount(), 60, 120'000);
    }

    void aNewRunBeginsAnew()
    {
        show({"c1"})->add(40);
        QTRY_COMPARE_WITH_TIMEOUT(m_table->model()->rowCount(), 40, 120'000);
        m_rings.push_back(std::make_unique<UdpRing>(m_stage->path("again")));
        QJsonObject capture = test::FakeEngine::recording("file");
        capture.insert("directory", m_stage->path("again"));
        QVERIFY(m_stage->setCapture(capture));
        QTRY_COMPARE_WITH_TIMEOUT(m_table->model()->rowCount(), 0, 120'000);
        m_rings.back()->add(3);
        QTRY_COMPARE_WITH_TIMEOUT(m_table->model()->rowCount(), 3, 120'000);
    }

    void whatTheRingDropsGoesAndTheRestStaysInPlace()
    {
        UdpRing *ring = show({"c1"}, {24 + 16 + 262'144, 3});
        ring->add(700, 1000);
        QTRY_COMPARE_WITH_TIMEOUT(m_table->model()->rowCount(), 700, 120'000);
        m_view->findChild<QCheckBox *>("packetsFollow")->setChecked(false);
        m_table->scrollTo(m_table->model()->index(600, 0), QAbstractItemView::PositionAtTop);
        const QString seen = cell(m_table->rowAt(0), Time);
        ring->add(300, 1000);
        // The last one was the thousandth, a tenth of a millisecond after the one before.
        QTRY_VERIFY_WITH_TIMEOUT(
            m_table->model()->rowCount() < 1000 &&
                cell(m_table->model()->rowCount() - 1, Time).endsWith(".099900"),
            120'000);
        QCOMPARE(cell(m_table->rowAt(0), Time), seen);
        // Counted anew, as in a download.
        if (m_hasSharkd) {
            QTRY_COMPARE_WITH_TIMEOUT(cell(0, Number), QString("1"), 120'000);
            const int last = m_table->model()->rowCount() - 1;
            QTRY_COMPARE_WITH_TIMEOUT(cell(last, Number), QString::number(last + 1), 120'000);
        }
    }

    void aWholeRingIsScrolledAndFollowedWithoutHoldingTheWindowUp()
    {
        UdpRing *ring = show({"c1"});
        for (int i = 0; i < 40; ++i)
            ring->add(10'000, 64); // 49 MB
        QTRY_VERIFY_WITH_TIMEOUT(m_table->model()->rowCount() > 350'000, 120'000);
        // The window answers while packets come: each turn of the event loop is a short one.
        QElapsedTimer turn;
        qint64 longest = 0;
        const int before = m_table->model()->rowCount();
        for (int i = 0; i < 20; ++i) {
            ring->add(1000);
            turn.start();
            QCoreApplication::processEvents();
            longest = std::max(longest, turn.elapsed());
            m_table->verticalScrollBar()->setValue(m_table->verticalScrollBar()->maximum() * i /
                                                   20);
        }
        QTRY_VERIFY_WITH_TIMEOUT(m_table->model()->rowCount() != before, 120'000);
        qInfo("the longest turn of the event loop took %lld ms", longest);
        m_table->scrollToTop();
        if (m_hasSharkd)
            QTRY_VERIFY_WITH_TIMEOUT(!cell(m_table->rowAt(0), Protocol).isEmpty(), 120'000);
        m_view->findChild<QCheckBox *>("packetsFollow")->setChecked(true);
        ring->add(10);
        QTRY_COMPARE_WITH_TIMEOUT(m_table->verticalScrollBar()->value(),
                                  m_table->verticalScrollBar()->maximum(), 120'000);
    }

    void withoutSharkdThereAreTimesDirectionsAndBytes()
    {
        qputenv("PATH", QFile::encodeName(m_stage->path("bin")));
        m_stage.reset();
        m_stage = std::make_unique<test::PluginStage>();
        qputenv("PATH", QFile::encodeName(m_stage->path("bin")));
        QCOMPARE(m_stage->load(), QString());
        m_view = m_stage->dock("packetsDock");
        m_table = m_view->findChild<QTableView *>("packetsTable");
        m_view->resize(1200, 500);
        m_view->show();
        QVERIFY(m_stage->startEngine());
        QVERIFY(m_stage->setLab("running"));
        show({"c1"})->add(20);
        QTRY_COMPARE_WITH_TIMEOUT(m_table->model()->rowCount(), 20, 120'000);
        auto *hint = m_view->findChild<QLabel *>("packetsHowToInstall");
        QVERIFY(hint->isVisible() && hint->text().contains("apt install wireshark-common"));
        QVERIFY(!m_view->findChild<QLineEdit *>("packetsFilter")->isEnabled());
        QCOMPARE(cell(0, Direction), QString("h1 \u2192 r1"));
        QCOMPARE(cell(0, Length), QString("106"));
        m_table->selectRow(1);
        auto *bytes = m_view->findChild<QPlainTextEdit *>("packetBytes");
        QTRY_VERIFY_WITH_TIMEOUT(bytes->toPlainText().startsWith("0000  02 00 00 00 00 01 02 00"),
                                 120'000);
        picture("packets-without-sharkd");
    }

    void aDecoderThatDiesIsStartedAgain()
    {
        if (!m_hasSharkd)
            QSKIP("sharkd is not installed");
        const QByteArray real = QFile::encodeName(QStandardPaths::findExecutable("sharkd"));
        const QByteArray well = QFile::encodeName(m_stage->path("bin/well"));
        // One that is started before "well" is there answers nothing, and dies when it is.
        m_stage->writeProgram("sharkd", "if [ -e " + well + " ]; then exec " + real +
                                            " \"$@\"; fi\nread line\nwhile [ ! -e " + well +
                                            " ]; do sleep 0.02; done\nkill -9 $$\n");
        show({"c1"})->add(200);
        QTRY_COMPARE_WITH_TIMEOUT(m_table->model()->rowCount(), 200, 120'000);
        QVERIFY(QFile(m_stage->path("bin/well")).open(QIODevice::WriteOnly));
        QTRY_COMPARE_WITH_TIMEOUT(m_table->model()->rowCount(), 200, 120'000);
        m_table->scrollToTop();
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, Protocol), QString("DNS"), 30'000);
    }

private:
    /// Makes rings for these connections and has their packets shown; returns the first one.
    UdpRing *show(const QStringList &connections, capture::RingLimits limits = {})
    {
        QJsonArray captures;
        plugins::PluginHost::ConnectionChanges changes;
        std::vector<ConnectionId> ids;
        if (connections.size() > 1)
            m_stage->host.addConnections(static_cast<int>(connections.size()) - 1);
        for (const QString &each : connections) {
            m_rings.push_back(std::make_unique<UdpRing>(m_stage->path(each), limits));
            QJsonObject capture = test::FakeEngine::recording("file");
            capture.insert("connection", each);
            capture.insert("directory", m_stage->path(each));
            captures.append(capture);
            ids.emplace_back(each.toStdString());
            changes[ids.back()] = {{"capturing", true}};
        }
        if (!m_stage->host.changeConnections(changes, "Capture"))
            return nullptr;
        QSignalSpy heard(&m_stage->host.engine(), &client::EngineClient::capturesChanged);
        m_stage->engine->setCaptures(captures);
        if (!heard.wait())
            return nullptr;
        QObject parent;
        m_stage->as<plugins::ConnectionActionProvider>().connectionActions(ids, &parent);
        parent.findChild<QAction *>("showPackets")->trigger();
        return m_rings.front().get();
    }

    /// The entry of the menu at a cell.
    void trigger(int row, Column column, const QString &entry)
    {
        const QModelIndex index = m_table->model()->index(row, column);
        emit m_table->customContextMenuRequested(m_table->visualRect(index).center());
        auto *menu = m_view->findChild<QMenu *>("packetMenu");
        QVERIFY(menu);
        QAction *action = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((action = menu->findChild<QAction *>(entry)), 120'000);
        action->trigger();
        delete menu;
    }

    QString cell(int row, Column column) const
    {
        return m_table->model()->index(row, column).data().toString();
    }

    void picture(const QString &name) const
    {
        QCoreApplication::processEvents();
        QVERIFY(m_view->grab().save(QStringLiteral("%1/%2.png").arg(TOMATO_PICTURES, name)));
    }

    std::unique_ptr<test::PluginStage> m_stage;
    std::vector<std::unique_ptr<UdpRing>> m_rings;
    QWidget *m_view = nullptr;
    QTableView *m_table = nullptr;
    bool m_hasSharkd = false;
};

QTEST_MAIN(TestPacketsDock)
#include "tst_packetsdock.moc"
