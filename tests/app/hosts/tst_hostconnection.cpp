// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hosts/hostconnection.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::hosts;

/// Hosts whose programs are scripts of this test, and those that are the engine itself.
class TestHostConnection final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString script(const char *name, const QByteArray &lines) const
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            file.write("#!/bin/sh\n" + lines + "\n");
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner);
        return path;
    }

    /// A host whose login shell does this before it becomes the program that was asked for.
    Host host(const QByteArray &before)
    {
        const QString path = m_folder.filePath("shell");
        QFile script(path);
        if (script.open(QIODevice::WriteOnly | QIODevice::Truncate))
            script.write("#!/bin/sh\n" + before + "\nexec \"$@\"\n");
        script.close();
        script.setPermissions(QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner);
        Host host;
        host.name = "second";
        host.launcher = Launcher::Command;
        host.command = QStringList{path};
        return host;
    }

    static Result<HostGreeting> open(HostConnection &connection, const QStringList &arguments,
                                     std::chrono::milliseconds patience = std::chrono::seconds(60),
                                     Asking asking = Asking::ByDialog)
    {
        std::optional<Result<HostGreeting>> answer;
        connection.open(
            arguments, asking,
            [&answer](const Result<HostGreeting> &greeting) { answer = greeting; }, patience);
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 90'000))
            return failure("no answer");
        return *answer;
    }

    /// Its engine says this instead.
    static QByteArray greets(const QByteArray &line) { return "printf '" + line + "'; exec cat"; }

private slots:
    void init()
    {
        qputenv("XDG_RUNTIME_DIR", m_folder.path().toUtf8());
        qputenv("XDG_DATA_HOME", m_folder.path().toUtf8());
        qputenv("TOMATO_ENGINE", TOMATO_BIN "/tomato-engine");
        for (const char *name : {"SSH_ASKPASS", "SSH_ASKPASS_REQUIRE", "TOMATO_ASKPASS"})
            qunsetenv(name);
    }

    void aHostSaysWhatItIs()
    {
        HostConnection connection(host(""));
        const auto greeting = open(connection, {"--describe-host"});
        QVERIFY2(greeting, greeting ? "" : greeting.error().text().c_str());
        QCOMPARE(greeting->protocol, HostGreeting::Protocol);
        QCOMPARE(greeting->version, TOMATO_VERSION);
        QVERIFY(greeting->cores >= 1);
        QVERIFY(greeting->memoryMegabytes > 0);
        QCOMPARE(greeting->checks.at(0)["name"].toString(), "namespaces");
    }

    void sshHasTheProgramAskThatIsThereForIt()
    {
        // An ssh that asks, says what it got where a host would, and which options it had.
        const QString ssh = script("ssh", "answer=$(\"$SSH_ASKPASS\" 'Password:')\n"
                                          "echo \"$SSH_ASKPASS_REQUIRE $answer $*\" >&2; exit 1");
        const QString asks = script("asks", "echo \"secret for $1\"");
        qputenv("TOMATO_SSH", ssh.toUtf8());
        Host far;
        far.name = "far";
        far.ssh = "far.example";
        qputenv("TOMATO_ASKPASS", asks.toUtf8());
        HostConnection asking(far);
        const auto asked = open(asking, {"--describe-host"});
        QVERIFY(!asked);
        QVERIFY2(asked.error().text().find("force secret for Password: ") != std::string::npos,
                 asked.error().text().c_str());
        QVERIFY(asked.error().text().find("StrictHostKeyChecking=ask") != std::string::npos);
        QVERIFY(asked.error().text().find("BatchMode") == std::string::npos);
        qunsetenv("TOMATO_ASKPASS");
    }

    void sshFailsWhereNobodyIsToBeAsked_data()
    {
        QTest::addColumn<bool>("hasProgram");
        QTest::newRow("without a program for it") << false;
        QTest::newRow("as it was asked before") << true;
    }

    void sshFailsWhereNobodyIsToBeAsked()
    {
        QFETCH(bool, hasProgram);
        const QString ssh = script("ssh", "echo \"asks by '$SSH_ASKPASS' $*\" >&2; exit 1");
        qputenv("TOMATO_SSH", ssh.toUtf8());
        if (hasProgram)
            qputenv("TOMATO_ASKPASS", "/bin/true");
        Host far;
        far.name = "far";
        far.ssh = "far.example";
        HostConnection silent(far);
        const auto refused = open(silent, {"--describe-host"}, std::chrono::seconds(60),
                                  hasProgram ? Asking::Never : Asking::ByDialog);
        qunsetenv("TOMATO_ASKPASS");
        QVERIFY(!refused);
        const QString error = QString::fromStdString(refused.error().text());
        QVERIFY2(error.contains("asks by ''"), qPrintable(error));
        QVERIFY2(error.contains("StrictHostKeyChecking=yes"), qPrintable(error));
        QVERIFY2(error.contains("BatchMode=yes"), qPrintable(error));
    }

    void theEngineOfALabAnswersBehindTheGreeting()
    {
        HostConnection connection(host(""));
        const auto greeting = open(connection, {"--dial", "dialed"});
        QVERIFY2(greeting, greeting ? "" : greeting.error().text().c_str());
        const auto socket = connection.takeSocket();
        socket->write("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"lab.status\",\"params\":{}}\n");
        QByteArray answer;
        QTRY_VERIFY_WITH_TIMEOUT((answer += socket->readAll()).contains("\"id\":1"), 60'000);
        QVERIFY(answer.contains("\"state\":\"stopped\""));
    }

    void whatAShellPrintsFirstIsSkipped()
    {
        HostConnection connection(
            host("head -c 60000 /dev/zero | tr '\\0' x; echo; echo Welcome; printf 'prompt> '"));
        const auto greeting = open(connection, {"--describe-host"});
        QVERIFY2(greeting, greeting ? "" : greeting.error().text().c_str());
    }

    void aShellThatPrintsWithoutEndIsRefused_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::newRow("one line") << QByteArray("head -c 1000000 /dev/zero | tr '\\0' x");
        QTest::newRow("lines") << QByteArray("yes noise | head -c 1000000");
    }

    void aShellThatPrintsWithoutEndIsRefused()
    {
        QFETCH(QByteArray, script);
        HostConnection connection(host(script));
        const auto greeting = open(connection, {"--describe-host"});
        QVERIFY(!greeting);
        QVERIFY2(greeting.error().text().find("second: its login shell prints more") == 0,
                 greeting.error().text().c_str());
    }

    void anotherProtocolIsRefusedWithBothVersions()
    {
        HostConnection connection(
            host(greets("TOMATO-HOST 1 {\"protocol\":77,\"version\":\"9.9\"}\\n")));
        const auto greeting = open(connection, {"--describe-host"});
        QVERIFY(!greeting);
        const std::string text = greeting.error().text();
        QVERIFY2(text.find("9.9") != std::string::npos &&
                     text.find(TOMATO_VERSION) != std::string::npos,
                 text.c_str());
    }

    void aProgramThatIsMissingIsNamedWithItsPackage()
    {
        HostConnection connection(host("echo noise >&2; exec /bin/sh -c 'exec tomato-enginex'"));
        const auto greeting = open(connection, {"--describe-host"});
        QVERIFY(!greeting);
        QVERIFY2(greeting.error().text().find("apt install tomato-desktop") != std::string::npos,
                 greeting.error().text().c_str());
    }

    void aHostThatSaysNothingIsGivenUp()
    {
        HostConnection connection(host("exec cat"));
        const auto greeting = open(connection, {"--describe-host"}, std::chrono::milliseconds(50));
        QVERIFY(!greeting);
        QVERIFY(greeting.error().text().find("no greeting in time") != std::string::npos);
    }

    void aConnectionThatEndsIsTold()
    {
        HostConnection connection(
            host(greets("TOMATO-HOST 1 {\"protocol\":2,\"version\":\"1\"}\\n")
                     .replace("exec cat", "read line; echo bye >&2; exit 3")));
        QVERIFY(open(connection, {"--describe-host"}));
        QString reason;
        connect(&connection, &HostConnection::ended, this,
                [&reason](const QString &why) { reason = why; });
        const auto socket = connection.takeSocket();
        socket->write("\n");
        QTRY_VERIFY(reason.contains("bye"));
    }
};

QTEST_GUILESS_MAIN(TestHostConnection)
#include "tst_hostconnection.moc"
