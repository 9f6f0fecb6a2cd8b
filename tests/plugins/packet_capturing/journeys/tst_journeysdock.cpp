// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/api/canvasdecoration.h"
#include "tests/capture/tracing/linkrings.h"
#include "tests/plugins/packet_capturing/pluginstage.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QTabWidget>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeWidget>

using namespace tomato;
using namespace tomato::journeys::testing;
using plugins::CanvasDecoration;
using namespace std::chrono_literals;

/// Keeps what a label says, each time before anything else happens.
class SaidTexts final : public QObject
{
public:
    explicit SaidTexts(const QLabel &label) : m_label(label) { qApp->installEventFilter(this); }

    QStringList texts;

protected:
    bool eventFilter(QObject *, QEvent *) override
    {
        if (texts.isEmpty() || texts.last() != m_label.text())
            texts << m_label.text();
        return false;
    }

private:
    const QLabel &m_label;
};

/// h1 - r1 - r2 - h2, recorded on all links.
class TestJourneysDock final : public QObject
{
    Q_OBJECT

    enum Column
    {
        Time,
        Flow,
        Result,
        Delay,
        Match,
        Changes,
        FirstHop
    };

private slots:
    void initTestCase()
    {
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        QVERIFY(QDir().mkpath(TOMATO_PICTURES));
    }

    void init()
    {
        m_stage = std::make_unique<test::PluginStage>();
        QCOMPARE(m_stage->load(), QString());
        m_rings = std::make_unique<LinkRings>(m_stage->path("rings").toStdString());
        m_view = m_stage->dock("journeysDock");
        m_packets = m_view->findChild<QTableView *>("journeysPackets");
        m_view->resize(1300, 500);
    }

    void cleanup()
    {
        m_stage.reset();
        m_rings.reset();
    }

    void anEmptyDockSaysWhatToDo()
    {
        m_view->show();
        auto *hint = m_view->findChild<QLabel *>("journeysHint");
        QVERIFY(hint->isVisible() && hint->text().contains("Capture All Connections"));
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
        QCOMPARE(button->text(), QString("Cance&l"));
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
        m_packets->sortByColumn(Delay, Qt::DescendingOrder);
        QCOMPARE(cell(0, Delay), QString("25.10 ms"));
        QCOMPARE(cell(99, Delay), QString("20.10 ms"));
        auto *kind = m_view->findChild<QComboBox *>("journeysKind");
        kind->setCurrentIndex(kind->findText("Lost"));
        QCOMPARE(m_packets->model()->rowCount(), 10);
        kind->setCurrentIndex(kind->findText("Duplicated"));
        QCOMPARE(m_packets->model()->rowCount(), 0);
        kind->setCurrentIndex(0);
        m_view->findChild<QDoubleSpinBox *>("journeysLeastDelay")->setValue(21);
        QCOMPARE(m_packets->model()->rowCount(), 90);
        QCOMPARE(m_view->findChild<QLabel *>("journeysCount")->text(),
                 QString("90 of 100 packets"));
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

    /// Of a packet that the capture lost as it entered c2, and saw as it left it.
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

    void tcpIsPlottedAsTheFarEndSawItToo()
    {
        fillTcp(*m_rings, 50);
        m_rings->addArrivals("c1");
        FrameShape data;
        data.destinationPort = 80;
        data.payloadBytes = 1'000;
        m_rings->add("c1/arrivals", 10s + 1ms, tcpData(1, data));
        show();
        read();
        m_view->findChild<QTabWidget *>("journeysTabs")->setCurrentIndex(5);
        auto *link = m_view->findChild<QComboBox *>("tcpLink");
        QCOMPARE(link->count(), 4);
        QVERIFY2(link->itemText(1).endsWith(", delivered"), qPrintable(link->itemText(1)));
        auto *told = m_view->findChild<QLabel *>("tcpTold");
        QTRY_VERIFY2(told->text().contains("55 segments"), qPrintable(told->text()));
        link->setCurrentIndex(1);
        QTRY_VERIFY2(told->text().contains("1 segments"), qPrintable(told->text()));
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

    void aFlowIsDrawnInSpaceAndTime()
    {
        record(100);
        read();
        m_packets->selectRow(9);
        m_view->findChild<QTabWidget *>("journeysTabs")->setCurrentIndex(3);
        auto *diagram = m_view->findChild<QWidget *>("spaceTimeView");
        QTRY_VERIFY(diagram->isVisible());
        QVERIFY(diagram->accessibleDescription().contains("h1, r1, r2, h2"));
        picture("journeys-space-time");
        const QImage all = diagram->grab().toImage();
        QTest::keyClick(diagram, Qt::Key_Plus);
        QVERIFY(diagram->grab().toImage() != all);
        QTest::keyClick(diagram, Qt::Key_Home);
        QCOMPARE(diagram->grab().toImage(), all);
        for (const QString name : {"flow.svg", "flow.pdf"}) {
            m_view->findChild<QPushButton *>("spaceTimeSave")->click();
            auto *question = m_stage->host.window()->findChild<QFileDialog *>("spaceTimeQuestion");
            QVERIFY(question != nullptr);
            emit question->fileSelected(m_stage->path(name));
            delete question;
            QFile saved(m_stage->path(name));
            QVERIFY(saved.open(QIODevice::ReadOnly));
            const QByteArray start = saved.readAll();
            QVERIFY(name.endsWith("pdf") ? start.startsWith("%PDF")
                                         : start.contains("<svg") && start.contains(">r2</text>"));
        }
    }

    void delaysArePlottedByStepAndFlow()
    {
        record(100, 4);
        read();
        m_view->findChild<QTabWidget *>("journeysTabs")->setCurrentIndex(4);
        auto *told = m_view->findChild<QLabel *>("delayTold");
        QTRY_COMPARE(told->text(), QString("90 packets"));
        auto *step = m_view->findChild<QComboBox *>("delayStep");
        QCOMPARE(step->count(), 3);
        step->setCurrentIndex(1);
        QCOMPARE(step->currentText(), QString("h1 \u2192 r1: link, r1, to r1 \u2192 r2"));
        QCOMPARE(told->text(), QString("100 packets"));
        auto *flow = m_view->findChild<QComboBox *>("delayFlow");
        flow->setCurrentIndex(2);
        QCOMPARE(told->text(), QString("25 packets"));
        m_view->findChild<QComboBox *>("delayKind")->setCurrentIndex(1);
        picture("journeys-delay");
    }

    void tcpIsPlottedAsALinkSawIt()
    {
        fillTcp(*m_rings, 50);
        show();
        read();
        m_view->findChild<QTabWidget *>("journeysTabs")->setCurrentIndex(5);
        auto *told = m_view->findChild<QLabel *>("tcpTold");
        QTRY_VERIFY2(told->text().contains("55 segments"), qPrintable(told->text()));
        QVERIFY(told->text().contains("5 retransmissions"));
        QVERIFY2(told->text().contains("5 lost at r1 \u2192 r2, r2"), qPrintable(told->text()));
        QCOMPARE(m_view->findChild<QComboBox *>("tcpFlow")->currentText().section(',', 0, 0),
                 QString("10.0.0.1:40000 \u2192 10.0.0.2:80"));
        picture("journeys-tcp");
        auto *kind = m_view->findChild<QComboBox *>("tcpKind");
        QCOMPARE(kind->count(), 4);
        const QImage sequence = m_view->findChild<QWidget *>("tcpPlot")->grab().toImage();
        kind->setCurrentIndex(1);
        QTRY_VERIFY(m_view->findChild<QWidget *>("tcpPlot")->grab().toImage() != sequence);
        picture("journeys-rtt");
        // Those that were lost never came here, and are told all the same.
        auto *link = m_view->findChild<QComboBox *>("tcpLink");
        QCOMPARE(link->count(), 3);
        SaidTexts said(*told);
        link->setCurrentIndex(2);
        QTRY_VERIFY2(told->text().contains("5 lost at r1 \u2192 r2, r2"), qPrintable(told->text()));
        QVERIFY2(told->text().contains("50 segments"), qPrintable(told->text()));
        // The connection is shown before other links are read for what was lost there.
        const QStringList early = said.texts.filter("looked for");
        QVERIFY2(early.size() == 1 && early[0].contains("50 segments"),
                 qPrintable(said.texts.join('\n')));
        QVERIFY(!early[0].contains("5 lost") && !told->text().contains("looked for"));
        const QImage trips = m_view->findChild<QWidget *>("tcpPlot")->grab().toImage();
        kind->setCurrentIndex(0);
        QTRY_VERIFY(m_view->findChild<QWidget *>("tcpPlot")->grab().toImage() != trips);
        picture("journeys-tcp-before");
        for (const QString name : {"tcp.svg", "tcp.pdf", "tcp.png"}) {
            m_view->findChild<QPushButton *>("tcpSave")->click();
            auto *question = m_stage->host.window()->findChild<QFileDialog *>("tcpQuestion");
            QVERIFY(question != nullptr);
            emit question->fileSelected(m_stage->path(name));
            delete question;
            QFile saved(m_stage->path(name));
            QVERIFY(saved.open(QIODevice::ReadOnly) && saved.size() > 1'000);
        }
        QVERIFY(m_stage->host.messages.isEmpty());
    }

    void whatDoesNotBalanceIsTold()
    {
        fillTwoRouters(*m_rings, 20);
        m_rings->countTooFew("c2", 3);
        show();
        read();
        QVERIFY(m_view->findChild<QLabel *>("journeysTotals")->text().contains("not balance"));
        auto *losses = m_view->findChild<QTableView *>("journeysLosses");
        bool isTold = false;
        for (int row = 0; row < losses->model()->rowCount(); ++row) {
            const auto what = losses->model()->index(row, 1);
            const bool isBad = what.data().toString().contains("does not balance");
            isTold = isTold || (isBad && what.data(Qt::ForegroundRole).isValid());
        }
        QVERIFY(isTold);
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
        filter->setText("udp src port 20003");
        QTest::keyClick(filter, Qt::Key_Return);
        QTRY_COMPARE(m_packets->model()->rowCount(), 25);
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
        emit m_stage->host.documentReplaced();
        QCOMPARE(m_packets->model()->rowCount(), 0);
        QVERIFY(decoration().isEmpty());
    }

    void inADarkWindowItIsDark()
    {
        const QPalette before = QApplication::palette();
        QApplication::setPalette(QPalette(QColor(40, 40, 45)));
        record(40);
        read();
        m_packets->selectRow(9);
        QTRY_VERIFY(
            m_view->findChild<QTextBrowser *>("journeyDifference")->toPlainText().contains("TTL"));
        picture("journeys-dark");
        const QImage mean = m_packets->grab().toImage().scaled(1, 1, Qt::IgnoreAspectRatio,
                                                               Qt::SmoothTransformation);
        const QColor ground = mean.pixelColor(0, 0);
        QApplication::setPalette(before);
        QVERIFY(ground.lightness() < 128);
    }

private:
    void record(int packets, int flows = 1)
    {
        fillTwoRouters(*m_rings, packets, flows);
        show();
    }

    /// To the host, whose engine records on all links.
    void show()
    {
        m_rings->commit();
        m_stage->host.addLink("c2", "r1", "r2", "eth0", true);
        m_stage->host.addLink("c3", "r2", "h2", "eth0", false);
        QVERIFY(m_stage->startEngine());
        QVERIFY(m_stage->setLab("running"));
        QJsonArray captures;
        for (const char *link : {"c1", "c2", "c3"}) {
            QJsonObject capture = test::FakeEngine::recording("file");
            capture.insert("connection", link);
            capture.insert("run", 1);
            capture.insert("directory", QString::fromStdString(m_rings->directory(link)));
            captures.append(capture);
        }
        m_stage->engine->setCaptures(captures);
        QTRY_COMPARE(m_stage->host.engine().captures().size(), 3U);
    }

    /// Shown, it reads by itself.
    void read()
    {
        m_view->show();
        QTRY_VERIFY(m_packets->model()->rowCount() > 0);
    }

    QString cell(int row, int column) const
    {
        return m_packets->model()->index(row, column).data().toString();
    }

    CanvasDecoration decoration() const
    {
        return m_stage->as<plugins::CanvasDecorationProvider>().decoration();
    }

    void picture(const QString &name)
    {
        QVERIFY(m_view->grab().save(QStringLiteral(TOMATO_PICTURES "/%1.png").arg(name)));
    }

    std::unique_ptr<test::PluginStage> m_stage;
    std::unique_ptr<LinkRings> m_rings;
    QWidget *m_view = nullptr;
    QTableView *m_packets = nullptr;
};

QTEST_MAIN(TestJourneysDock)
#include "tst_journeysdock.moc"
