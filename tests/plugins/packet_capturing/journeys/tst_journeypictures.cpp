// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plugins/packet_capturing/journeys/journeysdocktest.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
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

/// The diagrams and plots of the dock.
class TestJourneyPictures final : public test::JourneysDockTest
{
    Q_OBJECT

private slots:
    void init() { prepare(); }
    void cleanup() { end(); }

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
        QTRY_VERIFY2(told->text().contains("55 segment(s)"), qPrintable(told->text()));
        link->setCurrentIndex(1);
        QTRY_VERIFY2(told->text().contains("1 segment(s)"), qPrintable(told->text()));
    }

    void whatWasLostBeforeANatIsToldBehindItToo()
    {
        fillTcp(*m_rings, 50, true);
        show();
        read();
        m_view->findChild<QTabWidget *>("journeysTabs")->setCurrentIndex(5);
        auto *link = m_view->findChild<QComboBox *>("tcpLink");
        auto *told = m_view->findChild<QLabel *>("tcpTold");
        for (const int behind : {1, 2}) {
            link->setCurrentIndex(behind);
            QTRY_VERIFY2(told->text().contains("5 lost at"), qPrintable(told->text()));
        }
        QVERIFY2(told->text().contains("50 segment(s)"), qPrintable(told->text()));
        QVERIFY(m_view->findChild<QComboBox *>("tcpFlow")->currentText().contains("10.0.0.77"));
        picture("journeys-tcp-nat");
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

    void withoutTcpThePageSaysWhatToDo()
    {
        record(100);
        read();
        m_view->findChild<QTabWidget *>("journeysTabs")->setCurrentIndex(5);
        auto *plot = m_view->findChild<QWidget *>("tcpPlot");
        auto *hint = plot->findChild<QLabel *>("plotHint");
        QTRY_VERIFY(hint->isVisible());
        QVERIFY2(hint->text().contains("Choose another one above"), qPrintable(hint->text()));
        hint->hide();
        // And no axes.
        const QImage ground = plot->grab(plot->rect().adjusted(2, 2, -2, -2)).toImage();
        hint->show();
        QImage plain(ground.size(), ground.format());
        plain.fill(ground.pixelColor(0, 0));
        QCOMPARE(ground, plain);
        picture("journeys-no-tcp");
    }

    void aLineWithoutRoomEndsInAnEllipsis()
    {
        record(100);
        read();
        m_view->findChild<QTabWidget *>("journeysTabs")->setCurrentIndex(3);
        auto *told = m_view->findChild<QLabel *>("spaceTimeTold");
        QTRY_VERIFY(!told->text().isEmpty());
        told->setMaximumWidth(100);
        QTRY_VERIFY2(told->property("shown").toString().endsWith(QChar(0x2026)),
                     qPrintable(told->property("shown").toString()));
        QVERIFY(told->toolTip().startsWith(told->text()));
        picture("journeys-space-time-narrow");
        told->setMaximumWidth(QWIDGETSIZE_MAX);
        QTRY_COMPARE(told->property("shown").toString(), told->text());
    }

    void delaysArePlottedByStepAndFlow()
    {
        record(100, 4);
        read();
        m_view->findChild<QTabWidget *>("journeysTabs")->setCurrentIndex(4);
        auto *told = m_view->findChild<QLabel *>("delayTold");
        QTRY_COMPARE(told->text(), QString("90 packet(s)"));
        auto *step = m_view->findChild<QComboBox *>("delayStep");
        QCOMPARE(step->count(), 3);
        step->setCurrentIndex(1);
        QCOMPARE(step->currentText(), QString("h1 \u2192 r1: link, r1, to r1 \u2192 r2"));
        QCOMPARE(told->text(), QString("100 packet(s)"));
        auto *flow = m_view->findChild<QComboBox *>("delayFlow");
        flow->setCurrentIndex(2);
        QCOMPARE(told->text(), QString("25 packet(s)"));
        m_view->findChild<QComboBox *>("delayKind")->setCurrentIndex(1);
        picture("journeys-delay");
        // All steps in numbers, of which a click plots one.
        auto *numbers = m_view->findChild<QTableView *>("delayNumbers");
        QCOMPARE(numbers->model()->rowCount(), 3);
        const auto number = [numbers](int row, int column) {
            return numbers->model()->index(row, column).data().toString();
        };
        QCOMPARE(number(0, 0), QString("Whole way"));
        QCOMPARE(number(1, 0), step->itemText(1));
        QCOMPARE(number(1, 1), QString("25"));
        for (int column = 2; column < 6; ++column)
            QCOMPARE(number(1, column), QString("20.10 ms"));
        numbers->selectRow(2);
        QCOMPARE(step->currentIndex(), 2);
        const QImage linear = m_view->findChild<QWidget *>("delayPlot")->grab().toImage();
        m_view->findChild<QCheckBox *>("delayLogarithmic")->setChecked(true);
        QTRY_VERIFY(m_view->findChild<QWidget *>("delayPlot")->grab().toImage() != linear);
        picture("journeys-delay-logarithmic");
    }

    /// On c2, one of ten packets takes no time that the stamps tell.
    void delaysOfNoTimeAreToldOnALogarithmicAxis()
    {
        m_rings->addLink("c1", "h1:eth0", "r1:eth0");
        m_rings->addLink("c2", "r1:eth1", "r2:eth0");
        m_rings->addLink("c3", "r2:eth1", "h2:eth0");
        for (int packet = 0; packet < 20; ++packet) {
            FrameShape shape;
            shape.identification = static_cast<std::uint16_t>(packet);
            const Frame frame = udp4(static_cast<std::uint64_t>(packet), shape);
            const Timestamp time = 10s + packet * 100ms;
            m_rings->add("c1", time, frame);
            m_rings->add("c2", time + 1ms, routed(frame));
            m_rings->add("c3", time + 1ms + (packet % 10 == 0 ? 0us : 50us), routed(routed(frame)));
        }
        show();
        read();
        m_view->findChild<QTabWidget *>("journeysTabs")->setCurrentIndex(4);
        m_view->findChild<QComboBox *>("delayStep")->setCurrentIndex(2);
        auto *told = m_view->findChild<QLabel *>("delayTold");
        QCOMPARE(told->text(), QString("20 packet(s)"));
        m_view->findChild<QCheckBox *>("delayLogarithmic")->setChecked(true);
        QVERIFY2(told->text().contains("2 of them took less than the stamps tell"),
                 qPrintable(told->text()));
        m_view->findChild<QComboBox *>("delayStep")->setCurrentIndex(1);
        QCOMPARE(told->text(), QString("20 packet(s)"));
    }

    /// r2 gets its first packet late: the times of its step begin where those of the first one do.
    void timesOfAllStepsBeginAtTheSameMoment()
    {
        m_rings->addLink("c1", "h1:eth0", "r1:eth0");
        m_rings->addLink("c2", "r1:eth1", "r2:eth0");
        m_rings->addLink("c3", "r2:eth1", "h2:eth0");
        for (int packet = 0; packet < 20; ++packet) {
            FrameShape shape;
            shape.identification = static_cast<std::uint16_t>(packet);
            const Frame frame = udp4(static_cast<std::uint64_t>(packet), shape);
            const Timestamp time = 10s + packet * 100ms;
            m_rings->add("c1", time, frame);
            m_rings->add("c2", time + 1ms, routed(frame));
            if (packet >= 10)
                m_rings->add("c3", time + 2ms, routed(routed(frame)));
        }
        show();
        read();
        m_view->findChild<QTabWidget *>("journeysTabs")->setCurrentIndex(4);
        m_view->findChild<QComboBox *>("delayStep")->setCurrentIndex(2);
        auto *plot = m_view->findChild<QWidget *>("delayPlot");
        QTRY_VERIFY(plot->property("shown").toRectF().width() > 0);
        const QRectF shown = plot->property("shown").toRectF();
        QVERIFY2(shown.left() > 0.9 && shown.right() < 2.1,
                 qPrintable(QString::number(shown.left())));
    }

    void tcpIsPlottedAsALinkSawIt()
    {
        fillTcp(*m_rings, 50);
        show();
        read();
        m_view->findChild<QTabWidget *>("journeysTabs")->setCurrentIndex(5);
        auto *told = m_view->findChild<QLabel *>("tcpTold");
        QTRY_VERIFY2(told->text().contains("55 segment(s)"), qPrintable(told->text()));
        QVERIFY(told->text().contains("5 retransmission(s)"));
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
        QVERIFY2(told->text().contains("50 segment(s)"), qPrintable(told->text()));
        // The connection is shown before other links are read for what was lost there.
        const QStringList early = said.texts.filter("looked for");
        QVERIFY2(early.size() == 1 && early[0].contains("50 segment(s)"),
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

    void picturesNameTheFlowAndAreForPaper()
    {
        const QPalette before = QApplication::palette();
        QApplication::setPalette(QPalette(QColor(40, 40, 45)));
        record(100);
        m_view->resize(1300, 260);
        read();
        const auto saved = [this](int tab, const QString &button, const QString &dialog,
                                  const QString &name) {
            m_view->findChild<QTabWidget *>("journeysTabs")->setCurrentIndex(tab);
            m_view->findChild<QPushButton *>(button)->click();
            auto *question = m_stage->host.window()->findChild<QFileDialog *>(dialog);
            const QString proposed = QFileInfo(question->selectedFiles().value(0)).fileName();
            emit question->fileSelected(m_stage->path(name));
            delete question;
            return proposed;
        };
        const auto isForPaper = [this](const QString &name) {
            QFile file(m_stage->path(name));
            if (!file.open(QIODevice::ReadOnly))
                return false;
            const QString text = QString::fromUtf8(file.readAll());
            // The ground is painted first.
            const qsizetype ground = text.indexOf("fill=\"#", text.indexOf("</defs>"));
            return text.contains("UDP 10.0.0.1:20000") && text.contains("10.0.0.2:7") &&
                   text.mid(ground, 13) == "fill=\"#ffffff";
        };
        const QString flow = "_UDP-10.0.0.1-20000-to-10.0.0.2-7_";
        const QString space = saved(3, "spaceTimeSave", "spaceTimeQuestion", "space.svg");
        m_view->findChild<QComboBox *>("delayFlow")->setCurrentIndex(1);
        const QString delay = saved(4, "delaySave", "delayQuestion", "delay.svg");
        const QString looks = QFile::exists(m_stage->path("delay.svg")) ? "" : "not saved";
        QApplication::setPalette(before);
        QVERIFY2(space.endsWith(flow + "space-time.svg"), qPrintable(space));
        QVERIFY2(delay.endsWith(flow + "Whole-way_delay.svg"), qPrintable(delay));
        // The next one goes where this one went.
        m_view->findChild<QPushButton *>("delaySave")->click();
        auto *next = m_stage->host.window()->findChild<QFileDialog *>("delayQuestion");
        QCOMPARE(next->directory().canonicalPath(),
                 QFileInfo(m_stage->path("delay.svg")).canonicalPath());
        delete next;
        QVERIFY(isForPaper("space.svg"));
        QFile drawn(m_stage->path("space.svg"));
        QVERIFY(drawn.open(QIODevice::ReadOnly));
        QVERIFY(drawn.readAll().contains("100 packet(s), of which 10 lost; time downwards"));
        QCOMPARE(looks, QString());
        QFile file(m_stage->path("delay.svg"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        QVERIFY(text.contains("Delay, ms") && text.contains("Time since the first packet, s"));
        QVERIFY2(isForPaper("delay.svg"), qPrintable(delay));
        for (const char *name : {"space.svg", "delay.svg"})
            QFile::copy(m_stage->path(name),
                        QStringLiteral(TOMATO_PICTURES "/journeys-saved-%1").arg(name));
    }

    /// A black text on the blue of a selection is not seen.
    void theButtonOfTheChosenHopHasItsOwnGround()
    {
        record(40);
        read();
        m_packets->selectRow(0);
        auto *hops = m_view->findChild<QTreeWidget *>("journeyHops");
        hops->setFocus();
        QWidget *button = hops->itemWidget(hops->currentItem(), 1);
        const QImage drawn = hops->viewport()->grab().toImage();
        // Above its text, and in the row right before it.
        const QPoint place = button->mapTo(hops->viewport(), QPoint(button->width() / 2, 3));
        const QColor ground = drawn.pixelColor(place);
        const QColor selection = drawn.pixelColor(place.x() - button->width() / 2 - 1, place.y());
        QVERIFY2(ground != selection, qPrintable(ground.name() + ' ' + selection.name()));
        QVERIFY(selection.blue() > selection.red());
    }

    void aPacketThatIsNotListedAnyMoreIsNotShown()
    {
        record(40);
        read();
        m_packets->selectRow(0);
        auto *kind = m_view->findChild<QComboBox *>("journeysKind");
        kind->setCurrentIndex(kind->findText("Ambiguous"));
        QCOMPARE(m_packets->model()->rowCount(), 0);
        QVERIFY(decoration().isEmpty());
        QCOMPARE(m_view->findChild<QTreeWidget *>("journeyHops")->topLevelItemCount(), 0);
    }

    void inADarkWindowItIsDark()
    {
        const QPalette before = QApplication::palette();
        record(40);
        read();
        const auto iconColour = [this] {
            return m_view->findChild<QToolButton *>("journeysOpen")
                ->icon()
                .pixmap(16)
                .toImage()
                .pixelColor(8, 8);
        };
        QVERIFY(iconColour().lightness() < 128);
        QApplication::setPalette(QPalette(QColor(40, 40, 45)));
        m_packets->selectRow(9);
        QTRY_VERIFY(
            m_view->findChild<QTextBrowser *>("journeyDifference")->toPlainText().contains("TTL"));
        picture("journeys-dark");
        const QImage mean = m_packets->grab().toImage().scaled(1, 1, Qt::IgnoreAspectRatio,
                                                               Qt::SmoothTransformation);
        const QColor ground = mean.pixelColor(0, 0);
        const bool isSeen = QTest::qWaitFor([&] { return iconColour().lightness() > 128; });
        QApplication::setPalette(before);
        QVERIFY(ground.lightness() < 128);
        QVERIFY(isSeen);
    }
};

QTEST_MAIN(TestJourneyPictures)
#include "tst_journeypictures.moc"
