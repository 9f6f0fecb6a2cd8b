// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/windows/runninglabswindow.h"

#include "app/client/labfolder.h"
#include "app/protocol/folders/labmemory.h"
#include "tests/capture/testing/ringfiller.h"
#include "tests/plugins/fakeengine.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QJsonDocument>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace tomato;
using namespace tomato::ui;

class TestRunningLabsWindow final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<test::FakeEngine> m_engine;

    const LabId m_lab{"office-12345678"};

    static void write(const QString &path, const QByteArray &text)
    {
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    void start(const QString &file, const QString &state = "running")
    {
        m_engine = std::make_unique<test::FakeEngine>();
        QVERIFY(m_engine->listen(m_lab));
        m_engine->setLab(state);
        describe(file, state);
    }

    void describe(const QString &file, const QString &state)
    {
        write(rpc::LabPaths::description(m_lab),
              QJsonDocument(QJsonObject{{"name", "Office"}, {"file", file}, {"state", state}})
                  .toJson());
    }

    /// A lab that was stopped, with one recording.
    static LabId keep(const std::string &name, std::uint64_t packets)
    {
        const LabId lab(name);
        const QString folder = rpc::LabPaths::data(lab);
        write(folder + "/topology.json", "{}");
        const QString run = folder + "/captures/c1/000001";
        QDir().mkpath(run);
        capture::RingFiller filler(QFile::encodeName(run).toStdString());
        filler.add(packets);
        filler.finish();
        return lab;
    }

    static QString hint(const RunningLabsWindow &window)
    {
        return window.findChild<QLabel *>("runningLabsHint")->text();
    }

    static QPushButton *button(const RunningLabsWindow &window, const char *name)
    {
        return window.findChild<QPushButton *>(name);
    }

    static QTreeWidget *list(const RunningLabsWindow &window)
    {
        return window.findChild<QTreeWidget *>("runningLabsList");
    }

private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("XDG_RUNTIME_DIR", m_home->path().toLocal8Bit());
        qputenv("XDG_DATA_HOME", m_home->filePath("data").toLocal8Bit());
    }

    void cleanup()
    {
        m_engine.reset();
        m_home.reset();
    }

    void aLabIsListedWithItsFileAndWhatItKeeps()
    {
        start("/home/user/office.tomato4.json");
        write(rpc::LabPaths::data(m_lab) + "/captures/c1/1/0.pcap", QByteArray(3'000'000, 'x'));
        QCOMPARE(client::bytesOnDisk(m_lab), 3'000'000);
        RunningLabsWindow window;
        QCOMPARE(list(window)->topLevelItemCount(), 1);
        const auto *row = list(window)->topLevelItem(0);
        QCOMPARE(row->text(0), QString("Office"));
        QCOMPARE(row->text(1), QString("running"));
        QTRY_COMPARE(row->text(2), QString("3.0 MB"));
        QCOMPARE(row->text(4), QString("/home/user/office.tomato4.json"));
    }

    void recordingsThatAreKeptElsewhereCountToo()
    {
        write(m_home->filePath("disk/run/0.pcap"), QByteArray(1000, 'x'));
        const QString captures = rpc::LabPaths::data(m_lab) + "/captures/c1";
        QVERIFY(QDir().mkpath(captures));
        QVERIFY(QFile::link(m_home->filePath("disk/run"), captures + "/1"));
        QCOMPARE(client::bytesOnDisk(m_lab), 1000);
        QCOMPARE(client::bytesOnDisk(LabId("nothing")), 0);
    }

    void itsTopologyIsOpenedAndNothingStandsBeforeIt()
    {
        start("/home/user/office.tomato4.json");
        RunningLabsWindow window;
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        window.show();
        bool wasSeen = true;
        connect(&window, &RunningLabsWindow::openRequested, &window,
                [&] { wasSeen = window.isVisible(); });
        QSignalSpy asked(&window, &RunningLabsWindow::openRequested);
        button(window, "openRunningLab")->click();
        QVERIFY(!wasSeen);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked[0][0].toString(), QString("/home/user/office.tomato4.json"));
    }

    void whatWasNeverSavedIsSavedFirst()
    {
        start({});
        RunningLabsWindow window;
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        button(window, "openRunningLab")->click();
        const auto *save = window.findChild<QFileDialog *>("saveRunningLabDialog");
        QVERIFY(save);
        QVERIFY2(save->nameFilters().first().contains("ToMaTo"),
                 qPrintable(save->nameFilters().join(' ')));
        QVERIFY2(save->selectedFiles().value(0).endsWith(".tomato4.json"),
                 qPrintable(save->selectedFiles().join(' ')));
    }

    void itIsStopped()
    {
        start("/home/user/office.tomato4.json");
        RunningLabsWindow window;
        QVERIFY(button(window, "stopRunningLab")->isEnabled());
        describe("/home/user/office.tomato4.json", "stopped"); // as the engine then says
        button(window, "stopRunningLab")->click();
        QTRY_COMPARE(list(window)->topLevelItem(0)->text(1), QString("stopped, in use"));
        QVERIFY(!button(window, "stopRunningLab")->isEnabled());
    }

    void aStoppedLabIsListedWithWhatItKeeps()
    {
        keep("untitled-0000000a", 12);
        RunningLabsWindow window;
        QCOMPARE(list(window)->topLevelItemCount(), 1);
        const auto *row = list(window)->topLevelItem(0);
        QCOMPARE(row->text(0), QString("untitled-0000000a"));
        QCOMPARE(row->text(1), QString("stopped"));
        QCOMPARE(row->text(4), QString("never saved"));
        QTRY_VERIFY(row->text(2).endsWith("kB"));
        QVERIFY2(hint(window).contains("12 packet(s) in 1 recording(s)"), qPrintable(hint(window)));
        QVERIFY(button(window, "openRunningLab")->isEnabled());
        QVERIFY(button(window, "showLabRecordings")->isEnabled());
        QVERIFY(!button(window, "stopRunningLab")->isEnabled());
    }

    void whatIsDeletedIsNamedFirst()
    {
        const LabId lab = keep("untitled-0000000a", 12);
        RunningLabsWindow window;
        QTRY_VERIFY(button(window, "deleteLab")->isEnabled());
        button(window, "deleteLab")->click();
        auto *box = window.findChild<QMessageBox *>("deleteLabQuestion");
        QVERIFY(box);
        QVERIFY2(box->informativeText().contains("12 packet(s) in 1 recording(s)"),
                 qPrintable(box->informativeText()));
        box->button(QMessageBox::Cancel)->click();
        QVERIFY(client::hasRecordings(lab));
        QTRY_VERIFY(!window.findChild<QMessageBox *>("deleteLabQuestion"));
        button(window, "deleteLab")->click();
        window.findChild<QPushButton *>("deleteLabForGood")->click();
        QTRY_COMPARE(list(window)->topLevelItemCount(), 0);
        QVERIFY(!client::hasRecordings(lab));
        QTRY_VERIFY(QDir(client::labsFolder())
                        .isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    }

    void aLabThatRunsOrIsInUseCannotBeDeleted()
    {
        start("/home/user/office.tomato4.json");
        write(rpc::LabPaths::data(m_lab) + "/topology.json", "{}");
        for (const QString state : {"running", "stopped"}) {
            describe("/home/user/office.tomato4.json", state);
            RunningLabsWindow window;
            QTRY_VERIFY(!list(window)->topLevelItem(0)->text(2).isEmpty());
            QVERIFY(!button(window, "deleteLab")->isEnabled());
        }
        QVERIFY(!client::deleteLab(m_lab));
        QVERIFY(client::hasRecordings(m_lab));
    }

    void theFileOfAStoppedLabIsOpened()
    {
        const LabId lab = keep("untitled-0000000a", 1);
        const QString file = m_home->filePath("office.tomato4.json");
        write(file, "{}");
        rpc::LabMemory{"Office", file}.save(lab);
        RunningLabsWindow window;
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        QCOMPARE(list(window)->topLevelItem(0)->text(0), QString("Office"));
        QSignalSpy asked(&window, &RunningLabsWindow::openRequested);
        button(window, "openRunningLab")->click();
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked[0][0].toString(), file);
    }
};

QTEST_MAIN(TestRunningLabsWindow)
#include "tst_runninglabswindow.moc"
