// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include "app/base/filedescriptor.h"
#include "app/extcap/controlmessage.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using tomato::FileDescriptor;
using tomato::extcap::ControlMessage;
using Command = ControlMessage::Command;

/// The connections of a lab as tshark sees them.
class TestExtcap final : public QObject
{
    Q_OBJECT

    std::unique_ptr<Shell> m_shell;
    QString m_file;

    /// Runs a line of shell where Wireshark looks for programs of others in the folder "extcap". It
    /// heeds the folder that is named only for an ordinary user: for root the folder of the machine
    /// is another one meanwhile.
    Shell::Outcome withFolder(const QString &folder, const QString &command) const
    {
        const QString path = m_shell->path(folder);
        if (::geteuid() != 0)
            return m_shell->run("env", {"WIRESHARK_EXTCAP_DIR=" + path, "sh", "-c", command});
        return m_shell->run(
            "unshare", {"-m", "sh", "-c",
                        "mount --bind \"$0\" \"$(tshark -G folders 2> /dev/null | sed -n "
                        "'s/^Extcap path:[[:space:]]*//p;s/^Global Extcap path:[[:space:]]*//p'"
                        ")\" && " +
                            command,
                        path});
    }

    Shell::Outcome tshark(const QString &arguments) const
    {
        return withFolder("extcap", "tshark " + arguments);
    }

    QString interface(const QString &name) const
    {
        const QString list =
            m_shell->run(TOMATO_BIN "/tomato-extcap", {"--extcap-interfaces"}).output;
        const QString line = list.section("}{display=" + name + "}", 0, 0);
        return line.section("{value=", -1);
    }

    QString state() const
    {
        const auto rows = m_shell->tomato({"capture", "status", m_file, "--json"}).array();
        return rows.isEmpty() ? QString() : rows[0].toObject()["state"].toString();
    }

    void startPings(QProcess &pings) const
    {
        pings.setProcessEnvironment(m_shell->environment());
        pings.start(TOMATO_BIN "/tomato",
                    {"lab", "exec", m_file, "h1", "--", "ping", "-i", "0.2", "10.0.0.2"});
    }
    static void endPings(QProcess &pings)
    {
        pings.terminate();
        QVERIFY(pings.waitForFinished(60'000));
    }
    static void tell(const FileDescriptor &in, const ControlMessage &message)
    {
        const QByteArray bytes = message.bytes();
        QCOMPARE(::write(in.get(), bytes.constData(), size_t(bytes.size())), bytes.size());
    }

private slots:
    void initTestCase()
    {
        const QString problem = Shell::labProblem();
        if (!problem.isEmpty())
            QSKIP(qPrintable(problem));
        if (QStandardPaths::findExecutable("tshark").isEmpty())
            QSKIP("tshark is not installed");
        m_shell = std::make_unique<Shell>();
        QVERIFY(QDir().mkpath(m_shell->path("extcap")));
        QVERIFY(QFile::link(TOMATO_BIN "/tomato-extcap", m_shell->path("extcap/tomato-extcap")));
        m_file = m_shell->twoHosts("shark");
        QCOMPARE(m_shell->tomato({"lab", "start", m_file}).exitCode, 0);
    }

    void tsharkListsTheConnections()
    {
        const auto listed = tshark("-D");
        QVERIFY2(listed.output.contains("(tomato: h1:eth0 ⇄ h2:eth0)"),
                 qPrintable(listed.output + listed.errors));
    }

    void wiresharksToolbarIsInItsLanguage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("English") << "C.UTF-8" << QStringList{"Direction", "What h1:eth0 sends"};
        QTest::newRow("German") << "de_DE.UTF-8" << QStringList{"Richtung", "Was h1:eth0 sendet"};
        QTest::newRow("Chinese") << "zh_CN.UTF-8" << QStringList{"方向", "h1:eth0 发送的"};
        QTest::newRow("traditional")
            << "zh_TW.UTF-8" << QStringList{"Direction", "What h1:eth0 sends"};
    }

    void wiresharksToolbarIsInItsLanguage()
    {
        QFETCH(QString, language);
        QFETCH(QStringList, words);
        const auto say = [&](const QStringList &arguments) {
            return m_shell
                ->run("env", QStringList{"-u", "LC_ALL", "-u", "LANGUAGE", "LANG=" + language,
                                         "LC_MESSAGES=" + language, TOMATO_BIN "/tomato-extcap"} +
                                 arguments)
                .output;
        };
        const QString toolbar = say({"--extcap-interfaces"});
        QVERIFY2(toolbar.contains("{display=" + words[0] + "}{tooltip="), qPrintable(toolbar));
        const QString name = interface("tomato: h1:eth0 ⇄ h2:eth0");
        const QString options = say({"--extcap-interface", name, "--extcap-config"});
        QVERIFY2(options.contains("{call=--direction}{display=" + words[0] + "}") &&
                     options.contains("{value=out}{display=" + words[1] + "}\n"),
                 qPrintable(options));
    }

    void tsharkCapturesWhatCrossesAndTheCaptureEndsWithIt()
    {
        const QString name = interface("tomato: h1:eth0 ⇄ h2:eth0");
        QVERIFY(!name.isEmpty());
        QProcess pings;
        startPings(pings);
        const auto captured = tshark("-i " + name +
                                     " -f icmp -c 4 -a duration:60 -T fields -e "
                                     "frame.interface_name -e icmp.type");
        QVERIFY2(captured.output.contains("h1:eth0\t8\n"),
                 qPrintable(captured.output + captured.errors));
        QVERIFY(captured.output.contains("h2:eth0\t0\n"));
        QTRY_COMPARE_WITH_TIMEOUT(state(), QString("stopped"), 60'000);
        endPings(pings);
    }

    void aRecordingStaysAsItIsAndItsBacklogComesFirst()
    {
        const QString name = interface("tomato: h1:eth0 ⇄ h2:eth0");
        QCOMPARE(m_shell->tomato({"capture", "start", m_file, "h1--h2", "--mode", "file"}).exitCode,
                 0);
        QCOMPARE(m_shell
                     ->tomato({"lab", "exec", m_file, "h1", "--", "ping", "-c", "3", "-i", "0.2",
                               "10.0.0.2"})
                     .exitCode,
                 0);
        // The choices in the window of options come as the program's own.
        const auto captured = m_shell->run(
            "sh", {"-c",
                   "mkfifo fifo; \"$0\" --extcap-interface \"$1\" --capture --fifo fifo "
                   "--backlog --direction in --filter icmp & "
                   "tshark -r - -c 3 -T fields -e frame.interface_name -e icmp.type < fifo; "
                   "wait",
                   TOMATO_BIN "/tomato-extcap", name});
        QVERIFY2(captured.output == "h2:eth0\t0\nh2:eth0\t0\nh2:eth0\t0\n",
                 qPrintable(captured.output + captured.errors));
        QCOMPARE(state(), QString("recording"));
    }

    /// The recording of the test before goes on.
    void whereArrivalsAreNotRecordedThatIsSaid()
    {
        const auto asked =
            m_shell->run(TOMATO_BIN "/tomato-extcap",
                         {"--extcap-interface", interface("tomato: h1:eth0 ⇄ h2:eth0"), "--capture",
                          "--fifo", m_shell->path("nothing.pcapng"), "--arrivals", "only"});
        QCOMPARE(asked.exitCode, 1);
        QVERIFY2(asked.errors.contains("--arrivals on"), qPrintable(asked.errors));
        QCOMPARE(m_shell->tomato({"capture", "stop", m_file, "h1--h2"}).exitCode, 0);
    }

    void framesAreShownAsTheyWereSentAndAsTheyArrived()
    {
        const QString name = interface("tomato: h1:eth0 ⇄ h2:eth0");
        QProcess pings;
        startPings(pings);
        const auto captured = m_shell->run(
            "sh", {"-c",
                   "mkfifo both; \"$0\" --extcap-interface \"$1\" --capture --fifo both "
                   "--arrivals also --direction out --filter 'icmp.type == 8' & "
                   "tshark -r - -c 8 -T fields -e frame.interface_name -e icmp.type < both; wait",
                   TOMATO_BIN "/tomato-extcap", name});
        endPings(pings);
        QVERIFY2(captured.output.contains("h1:eth0 sent\t8\n"),
                 qPrintable(captured.output + captured.errors));
        QVERIFY2(captured.output.contains("h1:eth0 delivered\t8\n"), qPrintable(captured.output));
        QVERIFY(!captured.output.contains("h2:eth0"));
        QTRY_COMPARE_WITH_TIMEOUT(state(), QString("stopped"), 60'000);
        // The next recording is as the connection was.
        QCOMPARE(m_shell->tomato({"capture", "start", m_file, "h1--h2"}).exitCode, 0);
        const QJsonArray row = m_shell->tomato({"capture", "status", m_file, "--json"}).array();
        const QJsonObject options = row.at(0).toObject().value("options").toObject();
        QVERIFY(options.contains("arrivals"));
        QVERIFY(!options.value("arrivals").toBool());
        QCOMPARE(m_shell->tomato({"capture", "stop", m_file, "h1--h2"}).exitCode, 0);
    }

    void theToolbarChangesWhatIsShownWhileItRuns()
    {
        const QString name = interface("tomato: h1:eth0 ⇄ h2:eth0");
        QCOMPARE(m_shell->run("mkfifo", {"packets", "in", "out"}).exitCode, 0);
        const FileDescriptor in(
            ::open(QFile::encodeName(m_shell->path("in")).constData(), O_RDWR | O_CLOEXEC));
        const FileDescriptor out(::open(QFile::encodeName(m_shell->path("out")).constData(),
                                        O_RDWR | O_NONBLOCK | O_CLOEXEC));
        QProcess pings;
        startPings(pings);
        QProcess watched;
        watched.setProcessEnvironment(m_shell->environment());
        watched.setWorkingDirectory(m_shell->path("."));
        watched.setStandardErrorFile(QProcess::nullDevice());
        // The values that Wireshark kept from an earlier capture come before the options.
        tell(in, {0, Command::Set, "icmp.type == 8"});
        tell(in, {0, Command::Initialized, {}});
        watched.start("sh", {"-c",
                             "\"$0\" --extcap-interface \"$1\" --capture --fifo packets --filter "
                             "udp --extcap-control-in in --extcap-control-out out & "
                             "tshark -l -r - -T fields -e icmp.type < packets; wait",
                             TOMATO_BIN "/tomato-extcap", name});
        QByteArray shown;
        const auto read = [&] {
            shown += watched.readAllStandardOutput();
            return shown;
        };
        QTRY_VERIFY_WITH_TIMEOUT(read().contains("8\n8\n"), 60'000);
        QVERIFY(!shown.contains("0\n"));
        tell(in, {0, Command::Set, "icmp[0] = 0"});
        QTRY_VERIFY_WITH_TIMEOUT(read().contains("0\n0\n"), 60'000);
        shown.remove(0, shown.indexOf("0\n"));
        QVERIFY2(!shown.contains("8\n"), shown.constData());
        // A wrong one is said, and the one before it goes on.
        tell(in, {0, Command::Set, "http"});
        QByteArray said;
        const auto warned = [&] {
            QByteArray some(65536, 0);
            some.resize(std::max<qsizetype>(0, ::read(out.get(), some.data(), 65536)));
            said += some;
            return said.contains("'tcp port 80' is what is usual");
        };
        QTRY_VERIFY_WITH_TIMEOUT(warned(), 60'000);
        QVERIFY(said.contains("What h2:eth0 sends"));
        shown.clear();
        QTRY_VERIFY_WITH_TIMEOUT(read().contains("0\n0\n"), 60'000);
        tell(in, {1, Command::Set, "out"});
        tell(in, {0, Command::Set, ""});
        QTRY_VERIFY_WITH_TIMEOUT(read().contains("8\n8\n8\n"), 60'000);
        endPings(pings);
        QCOMPARE(m_shell->tomato({"capture", "stop", m_file, "h1--h2"}).exitCode, 0);
        QVERIFY(watched.waitForFinished(60'000));
    }

    /// Of the toolbar's four values this changes which packets are shown, and the backlog.
    void theToolbarChoosesWhatWasSentOrWhatArrived()
    {
        const QString name = interface("tomato: h1:eth0 ⇄ h2:eth0");
        QCOMPARE(m_shell->run("mkfifo", {"moments", "from", "to"}).exitCode, 0);
        const FileDescriptor in(
            ::open(QFile::encodeName(m_shell->path("from")).constData(), O_RDWR | O_CLOEXEC));
        const FileDescriptor out(::open(QFile::encodeName(m_shell->path("to")).constData(),
                                        O_RDWR | O_NONBLOCK | O_CLOEXEC));
        QCOMPARE(
            m_shell->tomato({"capture", "start", m_file, "h1--h2", "--arrivals", "on"}).exitCode,
            0);
        QCOMPARE(m_shell
                     ->tomato({"lab", "exec", m_file, "h1", "--", "ping", "-c", "3", "-i", "0.2",
                               "10.0.0.2"})
                     .exitCode,
                 0);
        QProcess watched;
        watched.setProcessEnvironment(m_shell->environment());
        watched.setWorkingDirectory(m_shell->path("."));
        watched.setStandardErrorFile(QProcess::nullDevice());
        tell(in, {3, Command::Set, QByteArray(1, 1)}); // with the backlog
        tell(in, {2, Command::Set, "only"});
        tell(in, {0, Command::Initialized, {}});
        watched.start("sh", {"-c",
                             "\"$0\" --extcap-interface \"$1\" --capture --fifo moments --filter "
                             "'icmp[0] = 8' --extcap-control-in from --extcap-control-out to & "
                             "tshark -l -r - -T fields -e frame.interface_name -e icmp.seq < "
                             "moments; wait",
                             TOMATO_BIN "/tomato-extcap", name});
        QByteArray shown;
        const auto read = [&] {
            shown += watched.readAllStandardOutput();
            return shown;
        };
        // These crossed before anybody watched.
        QTRY_VERIFY_WITH_TIMEOUT(read().contains("h1:eth0 delivered\t3\n"), 60'000);
        QVERIFY2(shown.contains("h1:eth0 delivered\t1\n"), shown.constData());
        QVERIFY2(!shown.contains("sent"), shown.constData());
        QProcess pings;
        startPings(pings);
        tell(in, {2, Command::Set, "no"});
        QTRY_VERIFY_WITH_TIMEOUT(read().contains("h1:eth0 sent\t"), 60'000);
        shown.remove(0, shown.indexOf("h1:eth0 sent\t"));
        QTRY_VERIFY_WITH_TIMEOUT(read().count("h1:eth0 sent\t") > 3, 60'000);
        QVERIFY2(!shown.contains("delivered"), shown.constData());
        tell(in, {2, Command::Set, "also"});
        QTRY_VERIFY_WITH_TIMEOUT(read().contains("h1:eth0 delivered\t"), 60'000);
        shown.clear();
        QTRY_VERIFY_WITH_TIMEOUT(
            read().contains("h1:eth0 sent\t") && shown.contains("h1:eth0 delivered\t"), 60'000);
        endPings(pings);
        QCOMPARE(m_shell->tomato({"capture", "stop", m_file, "h1--h2"}).exitCode, 0);
        QVERIFY(watched.waitForFinished(60'000));
    }

    void severalConnectionsAreCapturedAtOnceAndAgainAfterAStop()
    {
        const QString file = TOMATO_SOURCE "/resources/examples/two_routers.tomato4.json";
        QCOMPARE(m_shell->tomato({"lab", "start", file}).exitCode, 0);
        const QString list =
            m_shell->run(TOMATO_BIN "/tomato-extcap", {"--extcap-interfaces"}).output;
        const auto nameOf = [&list](const QString &one, const QString &other) {
            for (const QString &line : list.split('\n')) {
                if (line.contains(one + ":") && line.contains(other + ":"))
                    return line.section("{value=", 1, 1).section('}', 0, 0);
            }
            return QString();
        };
        const QStringList names{nameOf("r1", "r2"), nameOf("r2", "h2")};
        QVERIFY2(!names[0].isEmpty() && !names[1].isEmpty(), qPrintable(list));
        QProcess pings;
        pings.setProcessEnvironment(m_shell->environment());
        pings.start(TOMATO_BIN "/tomato",
                    {"lab", "exec", file, "h1", "--", "ping", "-i", "0.2", "10.0.3.2"});
        // The third one is recorded all the time, as the example says.
        const auto stopped = [&] {
            int count = 0;
            for (const QJsonValue row :
                 m_shell->tomato({"capture", "status", file, "--json"}).array())
                count += row["state"].toString() == "stopped" ? 1 : 0;
            return count;
        };
        for (int round = 0; round < 2; ++round) {
            // Each of the two has its own program, and what both tell comes into one file.
            const auto captured = tshark("-f 'icmp[0] = 8' -i " + names[0] + " -i " + names[1] +
                                         " -c 12 -a duration:60 -T fields -e frame.interface_name");
            const QString said = captured.output + captured.errors;
            QVERIFY2(captured.exitCode == 0, qPrintable(said));
            QVERIFY2(captured.output.contains("r1:eth1\n"), qPrintable(said));
            QVERIFY2(captured.output.contains("r2:eth1\n"), qPrintable(said));
            QTRY_COMPARE_WITH_TIMEOUT(stopped(), 2, 60'000);
        }
        endPings(pings);
        QCOMPARE(m_shell->tomato({"lab", "stop", file}).exitCode, 0);
    }

    void itPutsItselfWhereWiresharkFindsIt()
    {
        QVERIFY(QDir().mkpath(m_shell->path("empty")));
        QVERIFY(QDir().mkpath(m_shell->path("home")));
        // The folder of the user's own, where Wireshark has one, is in that home.
        const auto done = withFolder("empty", "export HOME=$PWD/home; link=$(" TOMATO_BIN
                                              "/tomato-extcap --install) && "
                                              "readlink \"$link\" && tshark -D");
        QVERIFY2(done.exitCode == 0, qPrintable(done.output + done.errors));
        QVERIFY2(done.output.startsWith(TOMATO_BIN "/tomato-extcap\n"), qPrintable(done.output));
        QVERIFY2(done.output.contains("(tomato: h1:eth0 ⇄ h2:eth0)"), qPrintable(done.output));
        QVERIFY(
            QFileInfo(m_shell->path("empty/tomato-extcap")).isSymLink() ||
            QFileInfo(m_shell->path("home/.local/lib/wireshark/extcap/tomato-extcap")).isSymLink());
    }

    void aBadFilterAndAnUnknownInterfaceAreNamed()
    {
        const QString program = TOMATO_BIN "/tomato-extcap";
        const QString name = interface("tomato: h1:eth0 ⇄ h2:eth0");
        const auto judged = m_shell->run(
            program, {"--extcap-interface", name, "--extcap-capture-filter", "port port"});
        QVERIFY(judged.output.contains("syntax error"));
        QCOMPARE(
            m_shell->run(program, {"--extcap-interface", name, "--extcap-capture-filter", "ip"})
                .output,
            QString());
        const auto unknown = m_shell->run(
            program, {"--extcap-interface", "tomato-none-1", "--capture", "--fifo", "/dev/null"});
        QCOMPARE(unknown.exitCode, 3);
        QVERIFY(unknown.errors.contains("tomato-none-1"));
    }

    void cleanupTestCase() { m_shell.reset(); }
};

QTEST_GUILESS_MAIN(TestExtcap)
#include "tst_extcap.moc"
