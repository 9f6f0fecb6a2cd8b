// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/api/menuprovider.h"
#include "tests/plugins/packet_capturing/pluginstage.h"

#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>

using namespace tomato;

class TestDownloadList final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }

    void init()
    {
        m_stage = std::make_unique<test::PluginStage>();
        QCOMPARE(m_stage->load(), QString());
        m_stage->host.set({{"capturing", true}});
        QVERIFY(m_stage->startEngine());
        QVERIFY(m_stage->setLab("running"));
        QVERIFY(m_stage->setCapture(test::FakeEngine::recording("file")));
    }

    void cleanup() { m_stage.reset(); }

    void severalSegmentsAreProposedAsAnArchive()
    {
        QFileDialog *question = ask();
        QCOMPARE(question->selectedFiles().value(0),
                 m_stage->path("example_capture_h1-eth0--r1-eth0.tar.gz"));
    }

    void oneSegmentIsProposedAsAPcapFile()
    {
        QJsonObject capture = test::FakeEngine::recording("file");
        capture.insert("segments", 1);
        QVERIFY(m_stage->setCapture(capture));
        QCOMPARE(ask()->selectedFiles().value(0),
                 m_stage->path("example_capture_h1-eth0--r1-eth0.pcap"));
    }

    void aRowOfAnotherDocumentSaysSo()
    {
        download("one.pcap");
        const auto *title = m_stage->dock("downloadsDock")->findChild<QLabel *>("downloadTitle");
        QVERIFY(title);
        const QString own = title->text();
        QVERIFY(!own.contains("example"));
        m_stage->host.labId = LabId("another");
        emit m_stage->host.documentReplaced();
        QVERIFY2(title->text().startsWith(own) && title->text().contains("example"),
                 qPrintable(title->text()));
        m_stage->host.labId = LabId("example");
        emit m_stage->host.documentReplaced();
        QCOMPARE(title->text(), own);
    }

    void theEndingFollowsTheFormat()
    {
        QFileDialog *question = ask();
        auto *formats = question->findChild<QComboBox *>("fileTypeCombo");
        const auto proposed = [&](const char *ending) {
            return question->selectedFiles().value(0) ==
                   m_stage->path("example_capture_h1-eth0--r1-eth0") + ending;
        };
        QTest::keyClick(formats, Qt::Key_Down);
        QVERIFY(proposed(".zip"));
        QTest::keyClick(formats, Qt::Key_Down);
        QVERIFY(proposed(".pcapng"));
        QTest::keyClick(formats, Qt::Key_Down);
        QVERIFY(proposed(".pcap"));
        QTest::keyClick(formats, Qt::Key_Up);
        QVERIFY(proposed(".pcapng"));
        QTest::keyClick(formats, Qt::Key_Up);
        QVERIFY(proposed(".zip"));
        QTest::keyClick(formats, Qt::Key_Up);
        QVERIFY(proposed(".tar.gz"));
    }

    void aNameWithoutEndingGetsTheOneOfTheFormat()
    {
        download("two.words");
        QTRY_COMPARE(m_stage->engine->downloads.size(), 1U);
        QCOMPARE(m_stage->engine->downloads[0].path, m_stage->path("two.words.tar.gz"));
    }

    void progressIsShown()
    {
        download("x.pcap");
        QTRY_COMPARE(m_stage->engine->downloads.size(), 1U);
        m_stage->engine->tellProgress(5'000'000, 20'000'000);
        auto *bar = m_window->findChild<QProgressBar *>("downloadProgress");
        QTRY_COMPARE(bar->value(), bar->maximum() / 4);
        QCOMPARE(detail(), QString("5.0 MB of 20.0 MB"));
        QCOMPARE(m_stage->host.docks, QStringList{"downloadsDock"});
        QCOMPARE(button("closeDownload")->text(), QString("Cancel"));
        QVERIFY(!button("openDownload")->isVisible());
    }

    void aFileThatIsThereIsOfferedToWireshark_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("pcap") << "x.pcap";
        QTest::newRow("pcapng") << "x.pcapng";
    }
    void aFileThatIsThereIsOfferedToWireshark()
    {
        QFETCH(QString, name);
        const QString told = installWireshark();
        download(name);
        finish("0123456789");
        QTRY_COMPARE(status(), QString("The capture is saved"));
        QVERIFY(detail().contains(name));
        QVERIFY(button("showInFolder")->isVisible());
        button("showInFolder")->click(); // nothing shows folders here
        QVERIFY2(!m_stage->host.messages.filter("No program shows folders").isEmpty(),
                 qPrintable(m_stage->host.messages.join(' ')));
        QVERIFY(button("openDownload")->isEnabled());
        button("openDownload")->click();
        QTRY_COMPARE(read(told), m_stage->path(name));
    }

    void ofAnArchiveWiresharkGetsATemporaryPcapFile_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("tar") << "x.tar.gz";
        QTest::newRow("zip") << "x.zip";
    }
    void ofAnArchiveWiresharkGetsATemporaryPcapFile()
    {
        QFETCH(QString, name);
        const QString told = installWireshark();
        download(name);
        finish("archive");
        QTRY_COMPARE(status(), QString("The capture is saved"));
        button("openDownload")->click();
        QTRY_COMPARE(m_stage->engine->downloads.size(), 2U);
        const QString prepared = m_stage->engine->downloads[1].path;
        QVERIFY(prepared.endsWith("/x.pcap"));
        finish("merged");
        QTRY_COMPARE(read(told), prepared);
        QCOMPARE(status(), QString("The capture is saved"));
        QVERIFY(detail().contains(name));
        m_stage.reset();
        QVERIFY(!QFile::exists(prepared));
    }

    void withoutWiresharkItsButtonTellsHowToGetIt()
    {
        qputenv("PATH", QFile::encodeName(m_stage->path("bin")));
        download("x.pcap");
        finish("x");
        QTRY_COMPARE(status(), QString("The capture is saved"));
        QVERIFY(!button("openDownload")->isEnabled());
        QVERIFY(button("openDownload")->toolTip().contains("apt install wireshark"));
    }

    void aFailureIsShownAndCanBeRetried()
    {
        download("x.pcap");
        QTRY_COMPARE(m_stage->engine->downloads.size(), 1U);
        m_stage->engine->downloads[0].reply(
            tl::make_unexpected(rpc::RpcError{rpc::RpcError::Failed, "no space left", "/x"}));
        QTRY_COMPARE(status(), QString("The download failed"));
        QCOMPARE(m_stage->host.messages.filter("The download failed: ").size(), 1);
        QCOMPARE(detail(), QString("/x: no space left"));
        button("retryDownload")->click();
        QVERIFY(!button("retryDownload")->isVisible());
        QTRY_COMPARE(m_stage->engine->downloads.size(), 2U);
        QCOMPARE(m_stage->engine->downloads[1].path, m_stage->path("x.pcap"));
    }

    void cancellingLetsGoOfTheEngine()
    {
        QCOMPARE(m_stage->engine->clients(), 1);
        download("x.pcap");
        QTRY_COMPARE(m_stage->engine->downloads.size(), 1U);
        QCOMPARE(m_stage->engine->clients(), 2);
        button("closeDownload")->click();
        QTRY_COMPARE(m_stage->engine->clients(), 1);
        QCOMPARE(status(), QString("Cancelled"));
        button("retryDownload")->click();
        QTRY_COMPARE(m_stage->engine->downloads.size(), 2U);
        button("closeDownload")->click();
        QCOMPARE(button("closeDownload")->text(), QString("Remove from List"));
        button("closeDownload")->click();
        QTRY_VERIFY(!m_window);
        QVERIFY(list()->findChild<QLabel *>("downloadsHint")->isVisible());
    }

    void severalGoOnAtOnceAndTheLatestIsFirst()
    {
        list()->resize(900, 400);
        list()->show();
        QVERIFY(list()->findChild<QLabel *>("downloadsHint")->isVisible());
        download("a.pcap");
        QTRY_COMPARE(m_stage->engine->downloads.size(), 1U);
        download("b.pcap");
        QTRY_COMPARE(m_stage->engine->downloads.size(), 2U);
        download("c.zip");
        QTRY_COMPARE(m_stage->engine->downloads.size(), 3U);
        const auto rows = list()->findChildren<QFrame *>("downloadRow");
        QCOMPARE(rows.size(), 3);
        QTRY_VERIFY(rows[2]->y() < rows[1]->y() && rows[1]->y() < rows[0]->y());
        QVERIFY(!list()->findChild<QLabel *>("downloadsHint")->isVisible());
        m_stage->engine->tellProgress(3'000'000, 4'000'000);
        QTRY_VERIFY(detail().startsWith("3.0 MB"));
        for (const std::size_t i : {0U, 1U})
            m_stage->engine->downloads[i].reply(QJsonValue(QJsonObject()));
        auto *remove = list()->findChild<QPushButton *>("removeFinishedDownloads");
        QTRY_VERIFY(remove->isVisible());
        picture("downloads");
        remove->click();
        QTRY_COMPARE(list()->findChildren<QFrame *>("downloadRow").size(), 1);
        QVERIFY(!remove->isVisible());
    }

    void theNextQuestionBeginsWhereTheLastDownloadWent()
    {
        QVERIFY(QDir(m_stage->path({})).mkdir("results"));
        download("results/a.pcap");
        QTRY_COMPARE(m_stage->engine->downloads.size(), 1U);
        QFileDialog *question = ask();
        QCOMPARE(QFileInfo(question->selectedFiles().value(0)).absolutePath(),
                 m_stage->path("results"));
        question->reject();
        QVERIFY(QDir(m_stage->path("results")).removeRecursively());
        question = nullptr;
        QTRY_VERIFY(!m_stage->host.window()->findChild<QFileDialog *>("downloadQuestion"));
        QCOMPARE(QFileInfo(ask()->selectedFiles().value(0)).absolutePath(), m_stage->path({}));
    }

    void severalConnectionsAreOneDownload()
    {
        m_stage->host.addConnections(1);
        QJsonObject first = test::FakeEngine::recording("file");
        first.insert("connection", "c1");
        QJsonObject second = first;
        second.insert("connection", "c2");
        QSignalSpy heard(&m_stage->host.engine(), &client::EngineClient::capturesChanged);
        m_stage->engine->setCaptures({first, second});
        QVERIFY(heard.wait());
        QWidget window;
        const std::unique_ptr<QMenu> menu(m_stage->as<plugins::MenuProvider>().createMenu(&window));
        list();
        menu->findChild<QAction *>("downloadAllCaptures")->trigger();
        auto *question = m_stage->host.window()->findChild<QFileDialog *>("downloadQuestion");
        QVERIFY(question != nullptr);
        QCOMPARE(question->selectedFiles().value(0), m_stage->path("example_captures.tar.gz"));
        question->selectFile(m_stage->path("all.pcapng"));
        static_cast<QDialog *>(question)->accept();
        QTRY_COMPARE(m_stage->engine->downloads.size(), 1U);
        QCOMPARE(m_stage->engine->downloads[0].path, m_stage->path("all.pcapng"));
        QCOMPARE(m_stage->engine->downloads[0].connections, (QStringList{"c1", "c2"}));
    }

private:
    QFileDialog *ask()
    {
        QObject parent;
        m_stage->action("downloadCapture", &parent)->trigger();
        return m_stage->host.window()->findChild<QFileDialog *>("downloadQuestion");
    }

    void download(const QString &name)
    {
        const auto before = list()->findChildren<QFrame *>("downloadRow").size();
        list()->show();
        QFileDialog *question = ask();
        question->selectFile(m_stage->path(name));
        static_cast<QDialog *>(question)->accept();
        m_window = list()->findChildren<QFrame *>("downloadRow").value(before);
        QVERIFY(m_window);
    }

    /// Writes the file that the last download asked for and says that it is done.
    void finish(const QByteArray &content)
    {
        const auto open = [this] { return !m_stage->engine->downloads.empty(); };
        QTRY_VERIFY(open());
        const auto &download = m_stage->engine->downloads.back();
        QFile file(download.path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        download.reply(QJsonValue(QJsonObject{{"path", download.path}, {"packets", 1}}));
    }

    /// Returns the file in which the program writes its argument.
    QString installWireshark()
    {
        const QByteArray told = QFile::encodeName(m_stage->path("told"));
        m_stage->writeProgram("wireshark",
                              "echo \"$1\" > " + told + ".new\nmv " + told + ".new " + told + "\n");
        return QFile::decodeName(told);
    }

    static QString read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QFile::decodeName(file.readAll().trimmed())
                                              : QString();
    }

    QWidget *list() { return m_stage->dock("downloadsDock"); }

    void picture(const QString &name)
    {
        QVERIFY(QDir().mkpath(TOMATO_PICTURES));
        QVERIFY(list()->grab().save(QStringLiteral("%1/%2.png").arg(TOMATO_PICTURES, name)));
    }

    QString status() { return m_window->findChild<QWidget *>("downloadStatus")->accessibleName(); }
    QString detail() { return m_window->findChild<QLabel *>("downloadDetail")->text(); }
    QPushButton *button(const QString &name) { return m_window->findChild<QPushButton *>(name); }

    std::unique_ptr<test::PluginStage> m_stage;
    QPointer<QFrame> m_window;
};

QTEST_MAIN(TestDownloadList)
#include "tst_downloadlist.moc"
