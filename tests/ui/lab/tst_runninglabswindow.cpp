// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/runninglabswindow.h"

#include "app/client/labfolder.h"
#include "tests/plugins/fakeengine.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QJsonDocument>
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
        QCOMPARE(row->text(2), QString("3.0 MB"));
        QCOMPARE(row->text(3), QString("/home/user/office.tomato4.json"));
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
        QVERIFY(window.findChild<QFileDialog *>("saveRunningLabDialog"));
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
};

QTEST_MAIN(TestRunningLabsWindow)
#include "tst_runninglabswindow.moc"
