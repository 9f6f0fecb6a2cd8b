// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plugins/packet_capturing/pluginstage.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDateTime>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>

using namespace tomato;

class TestCapturesDock final : public QObject
{
    Q_OBJECT

    enum Column
    {
        State,
        Connection,
        Mode,
        Filter,
        Packets,
        Rate,
        Bytes,
        Dropped,
        Fill,
        Viewers,
        LastPacket,
        LastMinute
    };

private slots:
    void initTestCase() { QVERIFY(QDir().mkpath(TOMATO_PICTURES)); }

    void init()
    {
        m_stage = std::make_unique<test::PluginStage>();
        QCOMPARE(m_stage->load(), QString());
        m_view = m_stage->dock("capturesDock");
        QVERIFY(m_view != nullptr);
        m_table = m_view->findChild<QTableView *>("capturesTable");
        m_view->resize(1250, 240);
        m_view->show();
    }

    void cleanup() { m_stage.reset(); }

    void anEmptyDockSaysWhatToDoAndDoesIt()
    {
        auto *hint = m_view->findChild<QLabel *>("capturesHint");
        QVERIFY(hint->isVisible() && hint->text().contains("Right-click a connection"));
        picture("captures-empty");
        m_view->findChild<QPushButton *>("capturesCaptureAll")->click();
        QCOMPARE(m_stage->host.changes.size(), 1U);
        QTRY_VERIFY(m_table->isVisible());
        QCOMPARE(cell(0, State), QString("The lab is stopped"));
        m_stage->host.set({{"capturing", false}});
        QVERIFY(hint->isVisible());
        m_stage->host.removeConnection();
        QVERIFY(hint->text().contains("Draw two elements"));
        QVERIFY(!m_view->findChild<QPushButton *>("capturesCaptureAll")->isVisible());
    }

    void whatIsRecordedButCannotBeWatchedSaysWhy()
    {
        run({{"capture_mode", "both"}});
        QJsonObject capture = test::FakeEngine::recording("file");
        capture.insert("mode", "both");
        capture.insert("liveReason", "192.0.2.1: cannot listen for viewers");
        QVERIFY(m_stage->setCapture(capture));
        QTRY_COMPARE(cell(0, State), QString("Recording, but not live"));
        const QString tip = m_table->model()->index(0, State).data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains("192.0.2.1"), qPrintable(tip));
        picture("captures-unwatched");
    }

    void earlierRecordingsAreListedShownAndDeletedAfterAQuestion()
    {
        run({{"capture_filter", "icmp"}});
        auto *earlier = m_view->findChild<QTableView *>("earlierRunsTable");
        QVERIFY(!earlier->isVisible());
        m_stage->engine->setRuns({QJsonObject{{"connection", "c1"},
                                              {"name", "h1:eth0 \u21c4 r1:eth0"},
                                              {"run", 3},
                                              {"packets", 1234},
                                              {"bytes", 500'000},
                                              {"start", 1'700'000'100},
                                              {"filter", "arp"},
                                              {"directory", "/run/3"}},
                                  QJsonObject{{"connection", "gone"},
                                              {"name", "h7:eth0 \u21c4 h8:eth0"},
                                              {"run", 1},
                                              {"packets", 5},
                                              {"bytes", 1000},
                                              {"start", 1'700'000'000},
                                              {"directory", "/run/1"}}});
        QTRY_VERIFY(earlier->isVisible());
        QCOMPARE(earlier->model()->rowCount(), 2);
        const auto text = [earlier](int row, int column) {
            return earlier->model()->index(row, column).data().toString();
        };
        QCOMPARE(text(0, 1), QString("h1:eth0 \u21c4 r1:eth0"));
        QCOMPARE(text(0, 2).remove(','), QString("1234"));
        QCOMPARE(text(0, 4), QString("arp"));
        QCOMPARE(text(1, 1), QString("h7:eth0 \u21c4 h8:eth0"));
        auto *title = m_view->findChild<QLabel *>("earlierRunsTitle");
        QVERIFY2(title->text().contains("501.0 kB") && title->text().contains("1.0 GB"),
                 qPrintable(title->text()));
        picture("captures-earlier");
        earlier->selectRow(0);
        const auto entry = [this, earlier](const char *name) {
            emit earlier->customContextMenuRequested(QPoint(5, 5));
            auto *menu = m_view->findChild<QMenu *>("earlierRunsMenu");
            menu->findChild<QAction *>(name)->trigger();
            delete menu;
        };
        entry("removeRun");
        QPushButton *remove = m_stage->host.window()->findChild<QPushButton *>("removePackets");
        QVERIFY(remove && remove->text().remove(',').contains("1234"));
        QVERIFY(m_stage->engine->removedRuns.isEmpty());
        remove->click();
        QTRY_COMPARE(m_stage->engine->removedRuns, QList<int>{3});
        entry("downloadRun");
        auto *question = m_stage->host.window()->findChild<QDialog *>("downloadQuestion");
        QVERIFY(question);
        delete question;
        entry("showRun");
        QCOMPARE(m_stage->host.docks, QStringList("packetsDock"));
    }

    void aCaptureWithoutAPacketIsEmpty()
    {
        run({});
        QJsonObject capture = test::FakeEngine::recording("file");
        capture.insert("packets", 0);
        capture.insert("ringPackets", 0);
        capture.insert("ringBytes", 24); // the head of the file
        QVERIFY(m_stage->setCapture(capture));
        QTRY_COMPARE(cell(0, Fill), QString("empty"));
    }

    void aRowTellsHowACaptureStands()
    {
        run({{"capture_filter", "icmp"}, {"capture_mode", "both"}});
        QJsonObject capture = test::FakeEngine::recording("both");
        const double now = static_cast<double>(QDateTime::currentMSecsSinceEpoch()) / 1e3;
        capture.insert("last", now - 65);
        capture.insert("viewers",
                       QJsonArray{protocol::ViewerStatus{"127.0.0.1:5", 0, 0, 0}.toJson()});
        QVERIFY(m_stage->setCapture(capture));
        QTRY_COMPARE(cell(0, Packets), QString("1,204"));
        QCOMPARE(cell(0, State), QString("Recording"));
        QVERIFY(cell(0, Connection).startsWith("h1:eth0"));
        QCOMPARE(cell(0, Mode), QString("File and live"));
        QCOMPARE(cell(0, Filter), QString("icmp"));
        QCOMPARE(cell(0, Bytes), QString("1.3 MB"));
        QCOMPARE(cell(0, Dropped), QString("0"));
        QCOMPARE(cell(0, Fill), QString("1.3 MB of 50.0 MB"));
        QCOMPARE(cell(0, Viewers), QString("1"));
        QVERIFY2(cell(0, LastPacket).startsWith("6"), qPrintable(cell(0, LastPacket)));
        capture.insert("dropped", 17);
        QVERIFY(m_stage->setCapture(capture));
        QTRY_COMPARE(cell(0, Dropped), QString("\u26a0 17"));
        // Arrivals that were lost are no less missing.
        protocol::CaptureCounters arrivals;
        arrivals.droppedByKernel = {2, 3};
        capture.insert("arrivals", arrivals.toJson());
        QVERIFY(m_stage->setCapture(capture));
        QTRY_COMPARE(cell(0, Dropped), QString("\u26a0 22"));
    }

    void theRateIsThatOfTheLastSecond()
    {
        run();
        QJsonObject capture = test::FakeEngine::recording("file");
        capture.insert("run", 1);
        qint64 packets = 1000;
        const auto more = [&] {
            packets += 50;
            capture.insert("packets", packets);
            capture.insert("counters",
                           QJsonObject{{"written", QJsonArray{packets / 2, packets / 2}}});
            return m_stage->setCapture(capture);
        };
        QVERIFY(more());
        QTRY_VERIFY_WITH_TIMEOUT(more() && cell(0, Rate) != "0/s" && !cell(0, Rate).isEmpty(),
                                 10'000);
        QVERIFY(cell(0, Rate).endsWith("/s"));
        // Earlier packets do not count for the rate, and silence is a rate of zero.
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, Rate), QString("0/s"), 10'000);
    }

    void aClickAndEnterFindTheConnection()
    {
        run();
        QVERIFY(m_stage->setCapture(test::FakeEngine::recording("file")));
        QTRY_COMPARE(m_table->model()->rowCount(), 1);
        QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, place(0, Connection));
        QCOMPARE(m_stage->host.revealed.size(), 1U);
        m_table->setFocus();
        QTest::keyClick(m_table, Qt::Key_Return);
        QCOMPARE(m_stage->host.revealed.size(), 2U);
        QVERIFY(m_stage->host.revealed[1] == m_stage->host.connection);
    }

    void rowsAreCopiedAsText()
    {
        run();
        QVERIFY(m_stage->setCapture(test::FakeEngine::recording("file")));
        QTRY_COMPARE(cell(0, Packets), QString("1,204"));
        m_table->setFocus();
        QTest::keyClick(m_table, Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QGuiApplication::clipboard()->text().split('\n');
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines[0].startsWith("State\tConnection\tMode\tFilter\tPackets\tRate"));
        QVERIFY2(lines[1].startsWith("Recording\th1:eth0"), qPrintable(lines[1]));
        QCOMPARE(lines[0].count('\t'), lines[1].count('\t'));
    }

    void theMenuIsTheConnectionsMenu()
    {
        run();
        QVERIFY(m_stage->setCapture(test::FakeEngine::recording("file")));
        QTRY_COMPARE(m_table->model()->rowCount(), 1);
        QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, place(0, State));
        QContextMenuEvent event(QContextMenuEvent::Mouse, place(0, State),
                                m_table->viewport()->mapToGlobal(place(0, State)));
        QApplication::sendEvent(m_table->viewport(), &event);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu != nullptr);
        QObject parent;
        const QStringList expected = m_stage->menu(&parent);
        QVERIFY(menu->actions().size() == expected.size() + 2); // a line, Configure
        QCOMPARE(menu->actions().first()->objectName(), expected.first());
        menu->actions().last()->trigger();
        QCOMPARE(m_stage->host.configured.size(), 1U);
        menu->close();
    }

    void itIsSortedByNumbers()
    {
        m_stage->host.addConnections(2);
        fill(3, [](int i) { return i == 1 ? 20 : i == 0 ? 100 : 3; });
        QTRY_COMPARE(m_table->model()->rowCount(), 3);
        m_table->sortByColumn(Packets, Qt::DescendingOrder);
        QTRY_COMPARE(cell(0, Packets), QString("100"));
        QCOMPARE(cell(1, Packets), QString("20"));
        QCOMPARE(cell(2, Packets), QString("3"));
        // The order follows the counters, and the selection its row.
        m_table->selectRow(2);
        fill(3, [](int i) { return i == 1 ? 20 : i == 0 ? 100 : 300; });
        QTRY_COMPARE(cell(0, Packets), QString("300"));
        QCOMPARE(m_table->selectionModel()->selectedRows().value(0).row(), 0);
    }

    void namesAreSortedAsPeopleCount()
    {
        m_stage->host.addConnections(10);
        fill(11, [](int) { return 1; });
        QTRY_COMPARE(m_table->model()->rowCount(), 11);
        m_table->sortByColumn(Connection, Qt::AscendingOrder);
        QVERIFY(cell(2, Connection).startsWith("h1:eth2 "));
        QVERIFY(cell(10, Connection).startsWith("h1:eth10 "));
    }

    void aTextIsNotCutBesideRoomThatIsFree()
    {
        m_view->resize(2400, 240);
        const QString filter = QStringLiteral("tcp port 80 or udp port 53 or icmp");
        run({{"capture_filter", filter}, {"capture_mode", "both"}});
        QTRY_COMPARE(cell(0, Filter), filter);
        for (const Column column : {State, Mode, Filter})
            QTRY_VERIFY2(m_table->columnWidth(column) >=
                             m_table->sizeHintForIndex(m_table->model()->index(0, column)).width(),
                         qPrintable(cell(0, column)));
        QVERIFY(m_table->horizontalScrollBar()->maximum() == 0);
    }

    void nothingIsCutWhileOtherColumnsHaveMoreThanTheyNeed()
    {
        fill(2, [](int i) { return 40'000 + i; });
        const auto text = [this](int column) {
            return m_table->sizeHintForIndex(m_table->model()->index(0, column)).width();
        };
        int needed = 0;
        for (int column = State; column < LastMinute; ++column)
            needed += std::max(text(column), m_table->horizontalHeader()->sectionSizeHint(column));
        m_view->resize(needed + m_table->horizontalHeader()->sectionSizeHint(LastMinute) + 60, 240);
        for (int column = State; column < LastMinute; ++column)
            QTRY_VERIFY2(m_table->columnWidth(column) >= text(column),
                         qPrintable(QString::number(column)));
    }

    void aNumberIsNeverCut()
    {
        m_view->resize(700, 240);
        fill(2, [](int i) { return 40'000 + i; });
        const std::vector<Column> numbers = {Packets, Rate, Bytes, Dropped, Fill, Viewers};
        for (const Column column : numbers)
            QTRY_VERIFY2(m_table->columnWidth(column) >=
                             m_table->sizeHintForIndex(m_table->model()->index(0, column)).width(),
                         qPrintable(cell(0, column)));
    }

    void fiveHundredRowsAreToldOncePerPoll()
    {
        m_stage->host.addConnections(499);
        fill(500, [](int i) { return i; });
        QTRY_COMPARE(m_table->model()->rowCount(), 500);
        QSignalSpy changes(m_table->model(), &QAbstractItemModel::dataChanged);
        int told = 0;
        for (int round = 1; round <= 20; ++round) {
            fill(500, [round](int i) { return i + round; });
            ++told;
        }
        QTRY_VERIFY(cell(499, Packets) == "519" || cell(0, Packets) == "519" ||
                    m_table->model()
                            ->match(m_table->model()->index(0, Packets), Qt::DisplayRole, "519")
                            .size() == 1);
        // Batched: far fewer than a signal per row, and than one per message.
        QVERIFY2(changes.size() <= told, qPrintable(QString::number(changes.size())));
        m_table->sortByColumn(Packets, Qt::DescendingOrder);
        QCOMPARE(cell(0, Packets), QString("519"));
    }

    void aHiddenDockDoesNothing()
    {
        run();
        m_view->hide();
        QVERIFY(m_stage->setCapture(test::FakeEngine::recording("file")));
        QSignalSpy changes(m_table->model(), &QAbstractItemModel::dataChanged);
        m_stage->host.set({{"capture_filter", "arp"}});
        QCOMPARE(changes.size(), 0);
        m_view->show();
        QCOMPARE(cell(0, Filter), QString("arp"));
    }

    void picturesAreTaken()
    {
        m_stage->host.addConnections(7);
        fill(8, [](int i) { return i * i * 12'345; });
        QTRY_COMPARE(m_table->model()->rowCount(), 8);
        int packets = 100'000;
        for (int second = 0; second < 6; ++second) {
            QSignalSpy changes(m_table->model(), &QAbstractItemModel::dataChanged);
            packets += 4000 * (second % 3 + 1);
            fill(8, [packets](int i) { return packets * (i + 1); });
            QTRY_VERIFY(changes.size() >= 2);
        }
        picture("captures-dock");
    }

private:
    void run(const QJsonObject &attributes = {})
    {
        QJsonObject all = attributes;
        all.insert("capturing", true);
        m_stage->host.set(all);
        QVERIFY(m_stage->startEngine());
        QVERIFY(m_stage->setLab("running"));
    }

    /// The first `count` connections record, each with so many packets.
    void fill(int count, const std::function<int(int)> &packets)
    {
        if (!m_stage->engine) {
            plugins::PluginHost::ConnectionChanges changes;
            for (int i = 0; i < count; ++i)
                changes[ConnectionId("c" + std::to_string(i + 1))] = {{"capturing", true}};
            QVERIFY(m_stage->host.changeConnections(changes, "Capture"));
            run();
        }
        QJsonArray captures;
        for (int i = 0; i < count; ++i) {
            QJsonObject capture = test::FakeEngine::recording("both");
            capture.insert("connection", QStringLiteral("c%1").arg(i + 1));
            capture.insert("run", 1);
            capture.insert("packets", packets(i));
            capture.insert("bytes", packets(i) * 300);
            capture.insert(
                "counters",
                QJsonObject{{"written", QJsonArray{packets(i) / 3, packets(i) - packets(i) / 3}}});
            capture.insert("ringBytes", std::min<qint64>(packets(i) * 300LL, 50'000'000));
            capture.insert("dropped", i == 4 ? 120 : 0);
            capture.insert("last", static_cast<double>(QDateTime::currentSecsSinceEpoch() - i * 9));
            captures.append(capture);
        }
        QSignalSpy heard(&m_stage->host.engine(), &client::EngineClient::capturesChanged);
        m_stage->engine->setCaptures(captures);
        QVERIFY(heard.wait());
    }

    QString cell(int row, Column column) const
    {
        return m_table->model()->index(row, column).data().toString();
    }

    QPoint place(int row, Column column) const
    {
        return m_table->visualRect(m_table->model()->index(row, column)).center();
    }

    void picture(const QString &name) const
    {
        QCoreApplication::processEvents();
        QVERIFY(m_view->grab().save(QStringLiteral("%1/%2.png").arg(TOMATO_PICTURES, name)));
    }

    std::unique_ptr<test::PluginStage> m_stage;
    QWidget *m_view = nullptr;
    QTableView *m_table = nullptr;
};

QTEST_MAIN(TestCapturesDock)
#include "tst_capturesdock.moc"
