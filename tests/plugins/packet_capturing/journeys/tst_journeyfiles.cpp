// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/merge/merge.h"
#include "tests/plugins/packet_capturing/journeys/journeysdocktest.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QMimeData>
#include <QSettings>
#include <QTabWidget>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeWidget>

#include <filesystem>

using namespace tomato;
using namespace tomato::journeys::testing;
using plugins::CanvasDecoration;

/// A recording that is opened in the dock.
class TestJourneyFiles final : public test::JourneysDockTest
{
    Q_OBJECT

    std::unique_ptr<LinkRings> m_others;

    /// Makes the file of a lab with the same names, or with others.
    QString merged(const QString &name, int packets, bool isTcp = false)
    {
        m_others = std::make_unique<LinkRings>(m_stage->path("of-" + name).toStdString());
        if (isTcp)
            fillTcp(*m_others, packets);
        else
            fillTwoRouters(*m_others, packets);
        m_others->finish();
        std::vector<capture::CapturedRing> captured;
        for (const auto &link : m_others->order().links) {
            capture::CapturedRing ring;
            ring.ring = capture::RingReader::open(link.directory).value();
            ring.ends = link.ends;
            ring.name = link.ends[0] + " \u21c4 " + link.ends[1];
            captured.push_back(std::move(ring));
        }
        const QString path = m_stage->path(name);
        return capture::mergeRings(captured, path.toStdString()) ? path : QString();
    }

    void open(const QString &path)
    {
        m_view->findChild<QToolButton *>("journeysOpen")->click();
        auto *question = m_stage->host.window()->findChild<QFileDialog *>("recordingQuestion");
        QVERIFY(question != nullptr);
        emit question->fileSelected(path);
        delete question;
    }

    QToolButton *file() const { return m_view->findChild<QToolButton *>("journeysFile"); }
    QString totals() const { return m_view->findChild<QLabel *>("journeysTotals")->text(); }

private slots:
    void init() { prepare(); }
    void cleanup()
    {
        m_others.reset();
        end();
    }

    void aFileIsShownAndLeftForTheLab()
    {
        record(20);
        read();
        QCOMPARE(m_packets->model()->rowCount(), 20);
        QVERIFY(!file()->isVisible());
        const QString path = merged("others.pcapng", 60);
        QVERIFY(!path.isEmpty());
        open(path);
        QVERIFY(file()->isVisible() && file()->text().contains("others.pcapng"));
        QTRY_COMPARE(m_packets->model()->rowCount(), 60);
        QVERIFY2(totals().contains("others.pcapng"), qPrintable(totals()));
        // Its names are those of the open topology, so that the way lights up.
        m_packets->selectRow(0);
        QCOMPARE(decoration().links.size(), 3U);
        for (const CanvasDecoration::Link &link : decoration().links)
            QVERIFY(link.isForward && !link.isBackward);
        // Its bytes are compared, and none of its packets is one of a connection.
        auto *hops = m_view->findChild<QTreeWidget *>("journeyHops");
        QCOMPARE(hops->topLevelItemCount(), 3);
        QTRY_VERIFY(m_view->findChild<QTextBrowser *>("journeyDifference")
                        ->toPlainText()
                        .contains("TTL: 64 \u2192 63"));
        QVERIFY(m_view->findChildren<QToolButton *>("showInPackets").isEmpty());
        picture("journeys-file");
        auto *tabs = m_view->findChild<QTabWidget *>("journeysTabs");
        tabs->setCurrentIndex(3);
        QTRY_VERIFY(m_view->findChild<QWidget *>("spaceTimeView")
                        ->accessibleDescription()
                        .contains("h1, r1, r2, h2"));
        tabs->setCurrentIndex(0);
        file()->click();
        QTRY_COMPARE(m_packets->model()->rowCount(), 20);
        QVERIFY(!file()->isVisible() && !totals().contains("others.pcapng"));
    }

    void theQuestionBeginsWhereTheTopologyIsThenWhereTheLastFileWas()
    {
        QSettings().remove("recordings/folder");
        record(20);
        QVERIFY(QDir(m_stage->path({})).mkpath("lab") && QDir(m_stage->path({})).mkpath("files"));
        m_stage->host.window()->setWindowFilePath(m_stage->path("lab/a.tomato4.json"));
        const auto begin = [this](const QString &chosen) {
            m_view->findChild<QToolButton *>("journeysOpen")->click();
            auto *question = m_stage->host.window()->findChild<QFileDialog *>("recordingQuestion");
            const QString folder = question->directory().absolutePath();
            if (!chosen.isEmpty())
                emit question->fileSelected(chosen);
            delete question;
            return folder;
        };
        QCOMPARE(begin({}), QDir(m_stage->path("lab")).absolutePath());
        QCOMPARE(begin(m_stage->path("files/a.pcapng")), QDir(m_stage->path("lab")).absolutePath());
        QCOMPARE(begin({}), QDir(m_stage->path("files")).absolutePath());
        QSettings().remove("recordings/folder");
    }

    void tcpOfAFileIsPlotted()
    {
        m_view->show();
        open(merged("tcp.pcapng", 50, true));
        QTRY_VERIFY(m_packets->model()->rowCount() > 50);
        m_view->findChild<QTabWidget *>("journeysTabs")->setCurrentIndex(5);
        auto *told = m_view->findChild<QLabel *>("tcpTold");
        QTRY_VERIFY2(told->text().contains("55 segment(s)"), qPrintable(told->text()));
    }

    /// The open topology has only the first one of the file's links.
    void theCanvasLightsUpWhereItHasTheNames()
    {
        m_view->show();
        open(merged("foreign.pcapng", 30));
        QTRY_COMPARE(m_packets->model()->rowCount(), 30);
        m_packets->selectRow(0);
        QCOMPARE(decoration().links.size(), 1U);
        QCOMPARE(decoration().links[0].connection, ConnectionId("c1"));
    }

    /// The topology has the link between the routers drawn from r2 to r1.
    void theCanvasShowsDirectionsOfALinkThatIsDrawnTheOtherWayRound()
    {
        m_stage->host.addLink("c2", "r1", "r2", "eth0", true, true);
        m_view->show();
        open(merged("turned.pcapng", 30));
        QTRY_COMPARE(m_packets->model()->rowCount(), 30);
        const auto middle = [this] {
            for (const CanvasDecoration::Link &link : decoration().links) {
                if (link.connection == ConnectionId("c2"))
                    return link;
            }
            return CanvasDecoration::Link();
        };
        m_packets->selectRow(0);
        QVERIFY(!middle().isForward && middle().isBackward);
        m_view->findChild<QCheckBox *>("journeysOnCanvas")->click();
        QVERIFY2(!middle().isForward && middle().isBackward, qPrintable(middle().text));
        QVERIFY2(middle().text.startsWith("\u2192 r2: "), qPrintable(middle().text));
    }

    void aDamagedFileIsReadAsFarAsItGoes()
    {
        m_view->show();
        const QString path = merged("cut.pcapng", 100);
        const std::filesystem::path name = path.toStdString();
        std::filesystem::resize_file(name, std::filesystem::file_size(name) * 2 / 3);
        open(path);
        QTRY_VERIFY(m_packets->model()->rowCount() > 50);
        // Before all else, with the place once.
        QVERIFY2(totals().startsWith(u"\u26a0 cut.pcapng is damaged, and was read up to byte "),
                 qPrintable(totals()));
        QCOMPARE(totals().count("byte "), 1);
        QCOMPARE(totals().count("cut.pcapng"), 1);
        QCOMPARE(m_stage->host.messages.size(), 1);
        QVERIFY2(m_stage->host.messages.front().startsWith("Journeys: cut.pcapng is damaged"),
                 qPrintable(m_stage->host.messages.front()));
        // In the window's own size, too.
        m_view->setMinimumHeight(120);
        m_view->resize(1100, 240);
        auto *beside = m_view->findChild<QLabel *>("journeysTotalsBeside");
        QTRY_VERIFY(beside->isVisible());
        const QString shown = beside->property("shown").toString();
        QVERIFY2(shown.startsWith(u"\u26a0 cut.pcapng is damaged"), qPrintable(shown));
        picture("journeys-low-damaged");
    }

    void whatIsNoRecordingIsTold()
    {
        m_view->show();
        QFile text(m_stage->path("text.pcapng"));
        QVERIFY(text.open(QIODevice::WriteOnly) && text.write("no recording at all") > 0);
        text.close();
        open(text.fileName());
        auto *hint = m_view->findChild<QLabel *>("journeysHint");
        QTRY_VERIFY2(hint->text().contains("could not be read"), qPrintable(hint->text()));
        QVERIFY(file()->isVisible());
    }

    void aFileIsDropped()
    {
        m_view->show();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(merged("dropped.pcapng", 40))});
        QDropEvent drop({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QDragEnterEvent enter({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_view, &enter);
        QVERIFY(enter.isAccepted());
        QCoreApplication::sendEvent(m_view, &drop);
        QTRY_COMPARE(m_packets->model()->rowCount(), 40);
        QMimeData other;
        other.setUrls({QUrl::fromLocalFile("/tmp/picture.png")});
        QDragEnterEvent no({100, 100}, Qt::CopyAction, &other, Qt::LeftButton, {});
        no.ignore();
        QCoreApplication::sendEvent(m_view, &no);
        QVERIFY(!no.isAccepted());
    }

    /// It cannot be for a lab that is not shown.
    void aPacketThatIsChosenElsewhereHasNoWayInAFile()
    {
        record(20);
        read();
        open(merged("kept.pcapng", 60));
        QTRY_COMPARE(m_packets->model()->rowCount(), 60);
        emit m_stage->host.documentReplaced();
        QVERIFY(!file()->isVisible());
        QCOMPARE(m_packets->model()->rowCount(), 0);
    }
};

QTEST_MAIN(TestJourneyFiles)
#include "tst_journeyfiles.moc"
