// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plugins/packet_capturing/journeys/journeysdocktest.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QTabWidget>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeWidget>

using namespace tomato;
using namespace tomato::journeys::testing;
using namespace std::chrono_literals;

/// The tables of the dock, and where they lead.
class TestJourneysDock final : public test::JourneysDockTest
{
    Q_OBJECT

private slots:
    void init() { prepare(); }
    void cleanup() { end(); }

    void anEmptyDockSaysWhatToDo()
    {
        m_view->show();
        auto *hint = m_view->findChild<QLabel *>("journeysHint");
        QVERIFY(hint->isVisible() && hint->text().contains("Capture, Capture All"));
        m_view->findChild<QPushButton *>("journeysRead")->click();
        QTRY_VERIFY(hint->isVisible() && hint->text().contains("Nothing was recorded"));
    }

    void recordingsAreReadWhenItIsShown()
    {
        record(100);
        m_view->show();
        QTRY_COMPARE(m_packets->model()->rowCount(), 100);
        QCOMPARE(cell(0, Result), QString("arrived"));
        QCOMPARE(cell(0, Delay), QString("25.10 ms"));
        QCOMPARE(cell(0, Match), QString("certain"));
        QCOMPARE(cell(0, FirstHop), QString("h1 \u2192 r1"));
        QCOMPARE(cell(0, FirstHop + 1), QString("+20.10 ms  r1 \u2192 r2"));
        QCOMPARE(cell(0, FirstHop + 2), QString("+5.00 ms  r2 \u2192 h2"));
        QCOMPARE(m_packets->model()->columnCount(), FirstHop + 3);
        QCOMPARE(cell(9, Result), QString("lost on the wire or not forwarded"));
        QCOMPARE(cell(9, Changes), QString());
        const QString totals = m_view->findChild<QLabel *>("journeysTotals")->text();
        QVERIFY2(totals.contains("190 certain, 0 by order, 0 ambiguous") &&
                     totals.contains("10 lost, 0 under way"),
                 qPrintable(totals));
        QVERIFY(m_stage->engine->flushes == 3);
    }

    void readingIsCancelled()
    {
        record(100);
        m_view->show();
        auto *button = m_view->findChild<QPushButton *>("journeysRead");
        QCOMPARE(button->text(), QString("Ca&ncel"));
        QVERIFY(m_view->findChild<QWidget *>("journeysProgress")->isVisible());
        button->click();
        QTRY_COMPARE(button->text(), QString("&Read Recordings"));
        QVERIFY(!m_view->findChild<QWidget *>("journeysProgress")->isVisible());
        QCOMPARE(m_packets->model()->rowCount(), 0);
        button->click();
        QTRY_COMPARE(m_packets->model()->rowCount(), 100);
    }

    void rowsAreSortedAndFiltered()
    {
        record(100);
        read();
        m_packets->sortByColumn(FirstHop + 2, Qt::AscendingOrder);
        QCOMPARE(cell(0, Result), QString("lost on the wire or not forwarded"));
        // What was lost has no delay (RFC 7679), and stands behind all others.
        for (const Qt::SortOrder order : {Qt::DescendingOrder, Qt::AscendingOrder}) {
            m_packets->sortByColumn(Delay, order);
            QCOMPARE(cell(0, Delay), QString("25.10 ms"));
            QCOMPARE(cell(89, Delay), QString("25.10 ms"));
            for (int row = 90; row < 100; ++row)
                QCOMPARE(cell(row, Delay) + cell(row, Result),
                         QString("lost on the wire or not forwarded"));
        }
        m_packets->selectRow(99);
        const QString title = m_view->findChild<QLabel *>("journeyTitle")->text();
        QVERIFY2(title.endsWith("lost on the wire or not forwarded, seen last after 20.10 ms"),
                 qPrintable(title));
        auto *kind = m_view->findChild<QComboBox *>("journeysKind");
        kind->setCurrentIndex(kind->findText("Lost"));
        QCOMPARE(m_packets->model()->rowCount(), 10);
        kind->setCurrentIndex(kind->findText("Duplicated"));
        QCOMPARE(m_packets->model()->rowCount(), 0);
        kind->setCurrentIndex(0);
        m_view->findChild<QDoubleSpinBox *>("journeysLeastDelay")->setValue(15);
        QCOMPARE(m_packets->model()->rowCount(), 90);
        QCOMPARE(m_view->findChild<QLabel *>("journeysCount")->text(),
                 QString("90 of 100 packet(s)"));
    }

    void anEmptyListSaysWhichFilterEmptiedIt()
    {
        record(20);
        read();
        const auto told = [this] { return m_packets->accessibleDescription(); };
        QCOMPARE(told(), QString());
        auto *kind = m_view->findChild<QComboBox *>("journeysKind");
        kind->setCurrentIndex(kind->findText("Duplicated"));
        QCOMPARE(m_packets->model()->rowCount(), 0);
        QVERIFY2(told().startsWith("No packet passes these filters") &&
                     told().contains("All packets") && !told().contains("any delay"),
                 qPrintable(told()));
        // It is seen in the middle.
        const QImage seen = m_packets->viewport()->grab().toImage();
        const QRect middle(seen.width() / 4, seen.height() / 2 - 30, seen.width() / 2, 60);
        QImage blank(middle.size(), seen.format());
        blank.fill(seen.pixel(1, 1));
        QVERIFY(seen.copy(middle).convertToFormat(blank.format()) != blank);
        picture("journeys-empty");
        kind->setCurrentIndex(0);
        QCOMPARE(told(), QString());
        m_view->findChild<QDoubleSpinBox *>("journeysLeastDelay")->setValue(1'000);
        QVERIFY2(told().contains("any delay") && !told().contains("All packets"),
                 qPrintable(told()));
        m_view->findChild<QDoubleSpinBox *>("journeysLeastDelay")->setValue(0);
        auto *flows = m_view->findChild<QTableView *>("journeysFlows");
        m_view->findChild<QLineEdit *>("journeysSearch")->setText("nowhere");
        QVERIFY2(flows->accessibleDescription().startsWith("No flow"),
                 qPrintable(flows->accessibleDescription()));
        m_view->findChild<QLineEdit *>("journeysSearch")->clear();
        QCOMPARE(flows->accessibleDescription(), QString());
        // Of one flow, nothing of which was doubled.
        emit flows->doubleClicked(flows->model()->index(0, 0));
        kind->setCurrentIndex(kind->findText("Duplicated"));
        QVERIFY2(told().contains("All packets") && told().contains("cross"), qPrintable(told()));
    }

    void aPacketShowsItsHopsAndWhatDiffers()
    {
        record(20);
        read();
        m_packets->selectRow(0);
        auto *hops = m_view->findChild<QTreeWidget *>("journeyHops");
        QCOMPARE(hops->topLevelItemCount(), 3);
        QCOMPARE(hops->topLevelItem(1)->text(3), QString("+20.10 ms link, r1"));
        QCOMPARE(hops->topLevelItem(2)->text(5), QString("62"));
        auto *difference = m_view->findChild<QTextBrowser *>("journeyDifference");
        QTRY_VERIFY(difference->toPlainText().contains("TTL: 64 \u2192 63"));
        QVERIFY(difference->toPlainText().contains("Source MAC address"));
        QVERIFY(difference->toPlainText().contains("Checksum of the header"));
        QVERIFY(!difference->toPlainText().contains("Source address"));
        picture("journeys-packets");
        hops->setCurrentItem(hops->topLevelItem(0));
        QVERIFY(difference->toPlainText().contains("first"));
    }

    void aLowDockKeepsItsRoomForPackets()
    {
        record(100);
        m_view->setMinimumHeight(120); // docks are squeezed
        m_view->resize(790, 190);      // in a window of 960 x 540
        read();
        const auto rows = [this] {
            return m_packets->viewport()->height() / m_packets->rowHeight(0);
        };
        QTRY_VERIFY2(rows() >= 5, qPrintable(QString::number(rows())));
        picture("journeys-low");
        auto *kind = m_view->findChild<QComboBox *>("journeysKind");
        auto *count = m_view->findChild<QLabel *>("journeysCount");
        auto *totals = m_view->findChild<QLabel *>("journeysTotals");
        QVERIFY(kind->isVisible() && count->isVisible() && !totals->isVisible());
        auto *beside = m_view->findChild<QLabel *>("journeysTotalsBeside");
        QCOMPARE(count->toolTip(), beside->text());
        auto *bar = m_view->findChild<QTabWidget *>("journeysTabs")->tabBar();
        // As much as has room there, and the whole of it in its tool tip.
        const auto shown = [beside] { return beside->property("shown").toString(); };
        QVERIFY(beside->isVisible());
        QVERIFY2(shown().startsWith("290 packet(s)") && shown().endsWith(u'\u2026'),
                 qPrintable(shown()));
        QCOMPARE(beside->toolTip(), beside->text());
        QVERIFY(bar->tabRect(bar->count() - 1).right() < beside->x());
        QVERIFY(beside->geometry().right() < m_view->width());
        QVERIFY(bar->width() >= bar->sizeHint().width());
        m_view->resize(1300, 190);
        QTRY_COMPARE(shown(), beside->text());
        QVERIFY(bar->tabRect(bar->count() - 1).right() < beside->x());
        QVERIFY(bar->width() >= bar->sizeHint().width());
        picture("journeys-low-wide");
        m_view->resize(790, 190);
        QTRY_VERIFY(shown() != beside->text());
        QVERIFY2(m_view->minimumSizeHint().width() <= 720,
                 qPrintable(QString::number(m_view->minimumSizeHint().width())));
        m_view->findChild<QTabWidget *>("journeysTabs")->setCurrentIndex(1);
        QVERIFY(!kind->isVisible());
        m_view->findChild<QTabWidget *>("journeysTabs")->setCurrentIndex(0);
        m_view->resize(1300, 500);
        QTRY_VERIFY(kind->isVisible() && totals->isVisible() && !beside->isVisible());
        QVERIFY(kind->mapTo(m_view, QPoint()).y() > m_packets->mapTo(m_view, QPoint()).y() - 60);
    }

    void aFlowAndANumberOfLossesLeadToTheirPackets()
    {
        record(100, 4);
        read();
        auto *tabs = m_view->findChild<QTabWidget *>("journeysTabs");
        tabs->setCurrentIndex(1);
        auto *flows = m_view->findChild<QTableView *>("journeysFlows");
        QCOMPARE(flows->model()->rowCount(), 4);
        picture("journeys-flows");
        m_view->findChild<QLineEdit *>("journeysSearch")->setText(":20001");
        QCOMPARE(flows->model()->rowCount(), 1);
        QCOMPARE(flows->model()->index(0, 1).data().toString(), QString("25"));
        emit flows->doubleClicked(flows->model()->index(0, 0));
        QCOMPARE(tabs->currentIndex(), 0);
        QCOMPARE(m_packets->model()->rowCount(), 25);
        m_view->findChild<QToolButton *>("journeysOnly")->click();
        QCOMPARE(m_packets->model()->rowCount(), 100);

        tabs->setCurrentIndex(2);
        auto *losses = m_view->findChild<QTableView *>("journeysLosses");
        picture("journeys-losses");
        for (int row = 0; row < losses->model()->rowCount(); ++row) {
            const auto what = losses->model()->index(row, 1);
            if (what.data().toString().startsWith("lost"))
                emit losses->doubleClicked(what);
        }
        QCOMPARE(tabs->currentIndex(), 0);
        QCOMPARE(m_packets->model()->rowCount(), 10);
    }

    void lossesAreMarkedAndLeadWhenTheirNumberIsClicked()
    {
        record(100, 4);
        read();
        m_view->findChild<QTabWidget *>("journeysTabs")->setCurrentIndex(2);
        auto *losses = m_view->findChild<QTableView *>("journeysLosses");
        QAbstractItemModel *model = losses->model();
        const auto places = [model] {
            QStringList texts;
            for (int row = 0; row < model->rowCount(); ++row)
                texts << model->index(row, 0).data().toString();
            return texts;
        };
        const auto firstLoss = [model] {
            int row = 0;
            while (row < model->rowCount() &&
                   !model->index(row, 1).data(Qt::DecorationRole).isValid())
                ++row;
            return row;
        };
        const QStringList before = places();
        const int lossBefore = firstLoss();
        QVERIFY(lossBefore > 1);
        losses->selectRow(lossBefore);
        const QString lost = model->index(lossBefore, 1).data().toString();
        QVERIFY2(lost.startsWith("lost"), qPrintable(lost));

        QHeaderView *header = losses->horizontalHeader();
        const auto click = [&](int column) {
            const int middle =
                header->sectionViewportPosition(column) + header->sectionSize(column) / 2;
            QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                              {middle, header->height() / 2});
        };
        click(2);
        // The place where most was lost leads, and the loss stands below its heading.
        QCOMPARE(model->index(firstLoss(), 1).data().toString(), lost);
        QVERIFY(firstLoss() < lossBefore);
        QCOMPARE(losses->selectionModel()->selectedRows().value(0).row(), firstLoss());
        picture("journeys-losses-sorted");
        // Sorted again by where, all is as it was.
        click(0);
        QCOMPARE(places(), before);
    }

    void aBadFilterIsMarkedUntilItIsChanged()
    {
        record(20);
        read();
        auto *filter = m_view->findChild<QLineEdit *>("journeysFilter");
        auto *problem = m_view->findChild<QAction *>("journeysFilterProblem");
        QVERIFY(!problem->isVisible());
        filter->setText("ipv6.addr == fd00::bad");
        QTest::keyClick(filter, Qt::Key_Return);
        QTRY_VERIFY(problem->isVisible());
        QVERIFY(problem->toolTip().contains("host fd00::bad"));
        QVERIFY(m_view->findChild<QLabel *>("journeysTotals")->text().contains("host fd00::bad"));
        picture("journeys-bad-filter");
        filter->setText("udp");
        QVERIFY(!problem->isVisible());
    }

    void whatDoesNotBalanceIsTold()
    {
        fillTwoRouters(*m_rings, 20);
        m_rings->countTooFew("c2", 3);
        m_rings->loseAt("c3", 5);
        show();
        m_view->setMinimumHeight(120);
        m_view->resize(790, 190);
        read();
        // That is seen first, in a low dock too, and once among the messages.
        const auto *beside = m_view->findChild<QLabel *>("journeysTotalsBeside");
        QTRY_VERIFY(beside->isVisible());
        const QString totals = beside->text();
        QVERIFY2(totals.startsWith(u"\u26a0 5 packet(s) were not recorded by us \u00b7 "
                                   "1 link(s) do not balance, see Losses \u00b7 58 packet(s)"),
                 qPrintable(totals));
        QVERIFY2(beside->property("shown").toString().startsWith(u"\u26a0 5 packet(s)"),
                 qPrintable(beside->property("shown").toString()));
        const QStringList told = {"Journeys: 5 packet(s) were not recorded by us \u00b7 "
                                  "1 link(s) do not balance, see Losses"};
        QCOMPARE(m_stage->host.messages, told);
        picture("journeys-low-unbalanced");
        m_view->resize(1300, 500);
        auto *again = m_view->findChild<QPushButton *>("journeysRead");
        again->click();
        QTRY_COMPARE(again->text(), QString("&Read Again"));
        QCOMPARE(m_stage->host.messages, told);
        auto *losses = m_view->findChild<QTableView *>("journeysLosses");
        bool isTold = false;
        for (int row = 0; row < losses->model()->rowCount(); ++row) {
            const auto what = losses->model()->index(row, 1);
            const bool isBad = what.data().toString().contains("does not balance");
            // That alone is red, and no loss is.
            QCOMPARE(what.data(Qt::ForegroundRole).isValid(), isBad);
            isTold = isTold || isBad;
        }
        QVERIFY(isTold);
    }

    void columnsFitWhatTheyShowUntilTheUserSetsThem()
    {
        record(9);
        m_view->resize(800, 500);
        read();
        const auto isWhole = [this](int column, const QString &text) {
            return m_packets->columnWidth(column) >=
                   m_packets->fontMetrics().horizontalAdvance(text);
        };
        QTRY_VERIFY(isWhole(Result, "arrived"));
        // A later reading has longer texts, in a page that is not seen while it is read.
        auto *tabs = m_view->findChild<QTabWidget *>("journeysTabs");
        tabs->setCurrentIndex(1);
        m_rings->add("c1", 11s, udp4(99));
        m_rings->commit();
        m_view->findChild<QPushButton *>("journeysRead")->click();
        QTRY_VERIFY(m_packets->model()->rowCount() > 9);
        tabs->setCurrentIndex(0);
        QTRY_VERIFY(isWhole(Result, "lost on the wire or not forwarded"));
        // The user's choice stays.
        QHeaderView *head = m_packets->horizontalHeader();
        const int edge = head->sectionViewportPosition(Result) + head->sectionSize(Result) - 1;
        QTest::mouseMove(head->viewport(), {edge, 5});
        QTest::mousePress(head->viewport(), Qt::LeftButton, {}, {edge, 5});
        QTest::mouseMove(head->viewport(), {edge - 80, 5});
        QTest::mouseRelease(head->viewport(), Qt::LeftButton, {}, {edge - 80, 5});
        const int given = m_packets->columnWidth(Result);
        QVERIFY(given <
                m_packets->fontMetrics().horizontalAdvance("lost on the wire or not forwarded"));
        m_view->findChild<QPushButton *>("journeysRead")->click();
        QTRY_VERIFY(m_view->findChild<QPushButton *>("journeysRead")->text() == "&Read Again");
        // Columns are fitted soon after a reading, where they are.
        QTest::qWait(300);
        QCOMPARE(m_packets->columnWidth(Result), given);
    }

    void whatDiffersIsSeenInALowDock()
    {
        record(20);
        m_view->setMinimumHeight(120);
        m_view->resize(1300, 230);
        read();
        m_packets->selectRow(0);
        auto *difference = m_view->findChild<QTextBrowser *>("journeyDifference");
        auto *hops = m_view->findChild<QTreeWidget *>("journeyHops");
        QTRY_VERIFY(difference->toPlainText().contains("TTL: 64 \u2192 63"));
        QVERIFY(difference->isVisible() && difference->width() >= 100);
        // Beside the hops, with a handle between them.
        QVERIFY(difference->mapTo(m_view, QPoint()).x() > hops->mapTo(m_view, QPoint()).x());
        picture("journeys-low-difference");
    }

    void aFilterIsJudgedAndUsed()
    {
        record(100, 4);
        m_view->show();
        QTRY_COMPARE(m_packets->model()->rowCount(), 100);
        auto *filter = m_view->findChild<QLineEdit *>("journeysFilter");
        filter->setText("bad");
        QTest::keyClick(filter, Qt::Key_Return);
        auto *totals = m_view->findChild<QLabel *>("journeysTotals");
        QTRY_VERIFY2(totals->text().contains("syntax error"), qPrintable(totals->text()));
        QCOMPARE(m_packets->model()->rowCount(), 100);
        // What was read before is listed still, and its totals are told still.
        QVERIFY2(totals->text().contains("\n290 packet(s) on all links"),
                 qPrintable(totals->text()));
        picture("journeys-bad-filter-totals");
        m_view->setMinimumHeight(120);
        m_view->resize(1300, 220);
        auto *beside = m_view->findChild<QLabel *>("journeysTotalsBeside");
        QTRY_VERIFY(beside->isVisible() && totals->isVisible());
        QVERIFY(beside->text().startsWith("290 packet(s)"));
        QVERIFY2(totals->text().contains("syntax error") && !totals->text().contains("290"),
                 qPrintable(totals->text()));
        picture("journeys-low-bad-filter");
        // The filter that was used before comes back, and nothing is wrong any more.
        QTest::keyClick(filter, Qt::Key_Escape);
        QVERIFY(filter->text().isEmpty() && !totals->isVisible() && beside->isVisible());
        m_view->resize(1300, 500);
        filter->setText("udp src port 20003");
        QTest::keyClick(filter, Qt::Key_Return);
        QTRY_COMPARE(m_packets->model()->rowCount(), 25);
        // All numbers are of those that match; 5 of them are lost on c2.
        QVERIFY2(
            totals->text().startsWith("70 packet(s) on all links, 25 journey(s) that match, of "
                                      "290 packet(s), 100 journey(s) in all"),
            qPrintable(totals->text()));
        QVERIFY2(totals->text().contains("matches: 45 certain, 0 by order, 0 ambiguous") &&
                     totals->text().contains("5 lost, 0 under way"),
                 qPrintable(totals->text()));
    }

    void aFirstClickOnANumberBeginsWithTheMost()
    {
        record(20, 4);
        read();
        auto *flows = m_view->findChild<QTableView *>("journeysFlows");
        const auto first = [](const QTableView *table, int column) {
            return table->model()
                ->headerData(column, Qt::Horizontal, Qt::InitialSortOrderRole)
                .value<Qt::SortOrder>();
        };
        constexpr int Queueing = 10;
        QCOMPARE(flows->model()->headerData(Queueing, Qt::Horizontal).toString(), "Queueing");
        QCOMPARE(first(flows, Queueing), Qt::DescendingOrder);
        QCOMPARE(first(flows, 0), Qt::AscendingOrder);
        QCOMPARE(first(m_packets, Delay), Qt::DescendingOrder);
        QCOMPARE(first(m_packets, 0), Qt::AscendingOrder);
    }

    void tenThousandFlowsAreListed()
    {
        record(20'000, 10'000);
        read();
        QCOMPARE(m_packets->model()->rowCount(), 20'000);
        auto *flows = m_view->findChild<QTableView *>("journeysFlows");
        QCOMPARE(flows->model()->rowCount(), 10'000);
        flows->sortByColumn(0, Qt::AscendingOrder);
        QVERIFY(flows->model()->index(0, 0).data().toString() <
                flows->model()->index(9'999, 0).data().toString());
    }

    void anotherDocumentHasNothingOfThis()
    {
        record(20);
        read();
        m_packets->selectRow(0);
        auto *filter = m_view->findChild<QLineEdit *>("journeysFilter");
        auto *kind = m_view->findChild<QComboBox *>("journeysKind");
        filter->setText("udp");
        kind->setCurrentIndex(1);
        emit m_stage->host.documentReplaced();
        QCOMPARE(m_packets->model()->rowCount(), 0);
        QVERIFY(decoration().isEmpty());
        QCOMPARE(filter->text(), QString());
        QCOMPARE(kind->currentIndex(), 0);
    }
};

QTEST_MAIN(TestJourneysDock)
#include "tst_journeysdock.moc"
