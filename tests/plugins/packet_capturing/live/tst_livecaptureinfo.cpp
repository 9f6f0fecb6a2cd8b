// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plugins/packet_capturing/pluginstage.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTreeWidget>

using namespace tomato;

class TestLiveCaptureInfo final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_stage = std::make_unique<test::PluginStage>();
        QCOMPARE(m_stage->load(), QString());
        m_stage->host.set({{"capturing", true}, {"capture_mode", "net"}});
        QVERIFY(m_stage->startEngine());
    }

    void cleanup() { m_stage.reset(); }

    void hostPortAndCommandsAreThoseOfTheStream()
    {
        record();
        open();
        QCOMPARE(text<QLabel>("liveHost"), QString("127.0.0.1"));
        QCOMPARE(text<QLabel>("livePort"), QString("40124"));
        QCOMPARE(command("wireshark"), QString("wireshark -k -i TCP@127.0.0.1:40124"));
        QCOMPARE(command("netcat"), QString("wireshark -k -i <( nc 127.0.0.1 40124 )"));
        QCOMPARE(command("tshark"), QString("tshark -i TCP@127.0.0.1:40124"));
        QCOMPARE(command("tcpdump"), QString("nc 127.0.0.1 40124 | tcpdump -n -r -"));
        QVERIFY2(command("tunnel").startsWith("ssh ") &&
                     command("tunnel").contains("tomato capture follow ") &&
                     command("tunnel").endsWith(" --backlog | wireshark -k -i -"),
                 qPrintable(command("tunnel")));
    }

    void whoDoesNotWantWhatIsKeptBeginsWithWhatComes()
    {
        record();
        open();
        auto *backlog = m_window->findChild<QCheckBox *>("liveBacklog");
        QVERIFY(backlog->isChecked());
        backlog->click();
        QCOMPARE(text<QLabel>("livePort"), QString("40123"));
        QCOMPARE(command("wireshark"), QString("wireshark -k -i TCP@127.0.0.1:40123"));
        QCOMPARE(command("tcpdump"), QString("nc 127.0.0.1 40123 | tcpdump -n -r -"));
        QVERIFY(!command("tunnel").contains("--backlog"));
        backlog->click();
        QCOMPARE(command("wireshark"), QString("wireshark -k -i TCP@127.0.0.1:40124"));
    }

    void aStreamThatOthersCanReachIsWarnedOf()
    {
        record();
        open();
        auto *warning = m_window->findChild<QLabel *>("liveWarning");
        QVERIFY(warning->isHidden());
        QJsonObject capture = test::FakeEngine::recording("net");
        capture.insert("host", "::");
        record(capture);
        QVERIFY(!warning->isHidden());
        QCOMPARE(command("wireshark"), QString("wireshark -k -i TCP@[::]:40124"));
    }

    void whatOthersCanReachIsOfferedThroughSshFirst()
    {
        record();
        open();
        auto *plain = m_window->findChild<QLabel *>("livePlainCommands");
        QVERIFY(plain->isHidden());
        QVERIFY(height("tcpdump") < height("tunnel"));
        QJsonObject capture = test::FakeEngine::recording("net");
        capture.insert("host", "192.0.2.7");
        record(capture);
        QVERIFY(!plain->isHidden());
        QTRY_VERIFY(height("tunnel") < height("wireshark"));
        QVERIFY(!command("tunnel").contains("192.0.2.7 40124"));
        // The Tab key follows.
        QWidget *next = button("tunnelCopy")->nextInFocusChain();
        while (qobject_cast<QLineEdit *>(next) == nullptr)
            next = next->nextInFocusChain();
        QCOMPARE(next->objectName(), QString("wiresharkCommand"));
        record();
        QTRY_VERIFY(height("tcpdump") < height("tunnel"));
    }

    void eachCommandCanBeCopied()
    {
        record();
        open();
        for (const QString name : {"wireshark", "netcat", "tshark", "tcpdump", "tunnel"}) {
            button(name + "Copy")->click();
            QCOMPARE(QGuiApplication::clipboard()->text(), command(name));
        }
    }

    void theStateIsToldInWordsAndFollows()
    {
        QVERIFY(m_stage->setLab("stopped"));
        open();
        QCOMPARE(state(), QString("The lab is stopped"));
        record();
        QTRY_COMPARE(state(), QString("Recording"));
        QVERIFY(text<QLabel>("liveCounters").contains("1,204"));
        QJsonObject waiting = test::FakeEngine::recording("net");
        waiting.insert("state", "waiting");
        QVERIFY(m_stage->setLab("running", {"h1"}));
        QVERIFY(m_stage->setCapture(waiting));
        QCOMPARE(state(), QString("Waiting: h1 is stopped"));
        m_stage->host.engine().close();
        QVERIFY(m_stage->startEngine());
        QTRY_COMPARE(state(), QString("The lab is stopped"));
    }

    void whyItCannotBeWatchedIsSaid()
    {
        QJsonObject capture = test::FakeEngine::recording("file");
        capture.insert("mode", "both");
        capture.insert("liveReason", "192.0.2.1: cannot listen for viewers");
        record(capture);
        open();
        QCOMPARE(state(), QString("Recording, but not live"));
        QVERIFY2(text<QLabel>("liveExplanation").contains("192.0.2.1"),
                 qPrintable(text<QLabel>("liveExplanation")));
        QVERIFY(!button("openLive")->isEnabled());
        record();
        QTRY_COMPARE(state(), QString("Recording"));
    }

    void beforeThereIsAStreamCommandsAreDisabled()
    {
        QVERIFY(m_stage->setLab("stopped"));
        open();
        QVERIFY(!button("wiresharkCopy")->isEnabled());
        QVERIFY(!button("openLive")->isEnabled());
        record();
        QVERIFY(button("wiresharkCopy")->isEnabled());
    }

    void theManualHasTheSameCommands()
    {
        QFile page(TOMATO_SOURCE "/resources/manual/live.md");
        QVERIFY(page.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(page.readAll());
        QVERIFY(m_stage->setLab("stopped"));
        open();
        for (const QString name : {"wireshark", "netcat", "tshark", "tcpdump"})
            QVERIFY2(text.contains("`" + command(name) + "`"), qPrintable(command(name)));
    }

    void viewersAreListed()
    {
        QJsonObject capture = test::FakeEngine::recording("net");
        capture.insert("viewers", QJsonArray{QJsonObject{{"address", "127.0.0.1:50001"},
                                                         {"sentBytes", 2'000'000},
                                                         {"lagBytes", 0},
                                                         {"skippedPackets", 12}}});
        record(capture);
        open();
        auto *table = m_window->findChild<QTreeWidget *>("viewers");
        QCOMPARE(table->topLevelItemCount(), 1);
        QCOMPARE(table->topLevelItem(0)->text(0), QString("127.0.0.1:50001"));
        QCOMPARE(table->topLevelItem(0)->text(1), QString("2.0 MB"));
        QCOMPARE(table->topLevelItem(0)->text(3), QString("12"));
        record();
        QCOMPARE(table->topLevelItemCount(), 0);
    }

    void wiresharkIsStartedOnTheStream()
    {
        const QString told = m_stage->path("told");
        m_stage->writeProgram("wireshark", "echo \"$@\" > " + told.toUtf8() + ".new\nmv " +
                                               told.toUtf8() + ".new " + told.toUtf8() + "\n");
        record();
        open();
        QVERIFY(button("openLive")->isEnabled());
        button("openLive")->click();
        QTRY_VERIFY(QFile::exists(told));
        QFile file(told);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().trimmed(),
                 "-o gui.window_title:" +
                     m_stage->host.topology().label(m_stage->host.connection).toUtf8() +
                     " -k -i TCP@127.0.0.1:40124");
    }

    void withoutWiresharkTheButtonTellsHowToGetIt()
    {
        qputenv("PATH", QFile::encodeName(m_stage->path("bin")));
        record();
        open();
        QVERIFY(!button("openLive")->isEnabled());
        QVERIFY(button("openLive")->toolTip().contains("apt install wireshark"));
        QVERIFY(m_window->findChild<QLabel *>("liveWiresharkMissing")->isVisible());
        QVERIFY(text<QLabel>("liveWiresharkMissing").contains("apt install wireshark"));
    }

    void itClosesWhenTheConnectionIsRemoved()
    {
        open();
        m_stage->host.removeConnection();
        QTRY_VERIFY(!m_window);
    }

private:
    void record() { record(test::FakeEngine::recording("net")); }

    void record(const QJsonObject &capture)
    {
        QVERIFY(m_stage->setLab("running"));
        QVERIFY(m_stage->setCapture(capture));
    }

    void open()
    {
        QObject parent;
        m_stage->action("liveCaptureInfo", &parent)->trigger();
        m_window = m_stage->host.window()->findChild<QDialog *>("liveCaptureInfo");
        QVERIFY(m_window);
    }

    template <class Widget>
    QString text(const QString &name)
    {
        return m_window->findChild<Widget *>(name)->text();
    }

    QString command(const QString &name) { return text<QLineEdit>(name + "Command"); }
    /// Where the command is, from the top of the window on.
    int height(const QString &name)
    {
        auto *line = m_window->findChild<QLineEdit *>(name + "Command");
        return line->mapTo(m_window.data(), QPoint()).y();
    }
    QString state() { return m_window->findChild<QWidget *>("liveState")->accessibleName(); }
    QPushButton *button(const QString &name) { return m_window->findChild<QPushButton *>(name); }

    std::unique_ptr<test::PluginStage> m_stage;
    QPointer<QDialog> m_window;
};

QTEST_MAIN(TestLiveCaptureInfo)
#include "tst_livecaptureinfo.moc"
