// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hosts/hostconnection.h"
#include "app/hosts/remoteelement.h"
#include "tests/app/daemon/enginetest.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QStandardPaths>

#include <algorithm>

#include <unistd.h>

using namespace tomato;
using namespace tomato::engine;

/// A host that is reached by OpenSSH: by an sshd of this test's own, which serves one connection at
/// its standard input and output, and so listens nowhere.
class TestSshParts final : public EngineTest
{
    Q_OBJECT

    static void run(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.start(program, arguments);
        QVERIFY2(process.waitForFinished(60'000) && process.exitCode() == 0,
                 process.readAllStandardError().constData());
    }

    void write(const QString &name, const QString &text, bool runs = false) const
    {
        QFile file(m_home->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.toUtf8());
        auto permissions = QFile::ReadOwner | QFile::WriteOwner;
        if (runs)
            permissions |= QFile::ExeOwner;
        QVERIFY(file.setPermissions(permissions));
    }

    QString path(const char *name) const { return m_home->filePath(name); }

    /// `environment` of sessions: the same folders as here, and where the programs are.
    void prepareSshd(const QString &login)
    {
        for (const char *key : {"hostkey", "userkey"})
            run("ssh-keygen", {"-q", "-t", "ed25519", "-N", "", "-f", path(key)});
        QVERIFY(QFile::copy(path("userkey.pub"), path("authorized_keys")));
        write("sshd_config",
              QStringLiteral("HostKey %1\nAuthorizedKeysFile %2\nStrictModes no\nUsePAM no\n"
                             "PermitRootLogin yes\nPidFile none\nLogLevel ERROR\n"
                             "SetEnv XDG_RUNTIME_DIR=%3 XDG_DATA_HOME=%3 XDG_CONFIG_HOME=%3/config "
                             "PATH=%4:/usr/local/bin:/usr/bin:/bin\n")
                  .arg(path("hostkey"), path("authorized_keys"), path("."), login));
        // An sshd of root wants a folder in /run, which is made where nobody else sees it.
        write(
            "serve",
            QStringLiteral("#!/bin/sh\n[ $(id -u) = 0 ] || exec /usr/sbin/sshd -i -e -f %1\n"
                           "exec unshare -m sh -c 'mount -t tmpfs none /run && mkdir /run/sshd && "
                           "exec /usr/sbin/sshd -i -e -f %1'\n")
                .arg(path("sshd_config")),
            true);
        write("ssh_config",
              QStringLiteral("Host *\nProxyCommand %1\nIdentityFile %2\nUserKnownHostsFile %3\n"
                             "GlobalKnownHostsFile /dev/null\nHostKeyAlias far\n")
                  .arg(path("serve"), path("userkey"), path("known_hosts")));
        write("ssh",
              QStringLiteral("#!/bin/sh\nexec /usr/bin/ssh -F %1 \"$@\"\n").arg(path("ssh_config")),
              true);
        qputenv("TOMATO_SSH", path("ssh").toUtf8());
        QVERIFY(QDir().mkpath(path("config/tomato-desktop")));
        write("config/tomato-desktop/hosts.conf", "[far]\nssh=far.example\naddress=127.0.0.1\n");
    }

    void knowHostKey() const
    {
        QFile key(path("hostkey.pub"));
        QVERIFY(key.open(QIODevice::ReadOnly));
        write("known_hosts", "far " + QString::fromUtf8(key.readAll()));
    }

    bool canLogIn() const
    {
        if (!QFile::exists("/usr/sbin/sshd"))
            return false; // openssh-server is not installed
        QProcess ssh;
        ssh.start(path("ssh"), {"-o", "BatchMode=yes", "far.example", "true"});
        return ssh.waitForFinished(60'000) && ssh.exitCode() == 0;
    }

    static Result<hosts::HostGreeting> describe()
    {
        hosts::Host host;
        host.name = "far";
        host.ssh = "far.example";
        hosts::HostConnection connection(host);
        std::optional<Result<hosts::HostGreeting>> answer;
        connection.open(
            {"--describe-host"}, hosts::Asking::ByDialog,
            [&](const auto &greeting) { answer = greeting; }, std::chrono::seconds(60));
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 90'000))
            return failure("no answer");
        return *answer;
    }

    static bool isRun(const QString &line)
    {
        const QStringList all = QDir("/proc").entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        return std::ranges::any_of(all, [&line](const QString &process) {
            QFile file("/proc/" + process + "/cmdline");
            return file.open(QIODevice::ReadOnly) &&
                   file.readAll().replace('\0', ' ').trimmed() == line.toUtf8();
        });
    }

private slots:
    void anUnknownHostKeyIsRefused()
    {
        prepareSshd(TOMATO_BIN);
        if (!QFile::exists("/usr/sbin/sshd"))
            QSKIP("openssh-server is not installed");
        const auto greeting = describe();
        QVERIFY(!greeting);
        QVERIFY2(greeting.error().text().find("far: ssh does not know its key") == 0,
                 greeting.error().text().c_str());
        QVERIFY(!QFile::exists(path("known_hosts")));
    }

    void anUnknownHostKeyIsAskedAboutWhereSomebodyAnswers()
    {
        prepareSshd(TOMATO_BIN);
        knowHostKey();
        if (!canLogIn())
            QSKIP("sshd lets this user in nowhere");
        QVERIFY(QFile::remove(path("known_hosts")));
        write("ask", "#!/bin/sh\necho \"$1\" >" + path("asked") + "\necho yes\n", true);
        qputenv("TOMATO_ASKPASS", path("ask").toUtf8());
        const auto greeting = describe();
        qunsetenv("TOMATO_ASKPASS");
        QVERIFY2(greeting, greeting ? "" : greeting.error().text().c_str());
        QFile asked(path("asked"));
        QVERIFY(asked.open(QIODevice::ReadOnly));
        QVERIFY(asked.readAll().contains("continue connecting (yes/no"));
        // ssh itself remembers it.
        QVERIFY(QFile::exists(path("known_hosts")));
    }

    void aHostWithoutTheProgramIsToldWhatToInstall()
    {
        prepareSshd("/nonexistent");
        knowHostKey();
        if (!canLogIn())
            QSKIP("sshd lets this user in nowhere");
        const auto greeting = describe();
        if (greeting)
            QSKIP("a package of the program is installed");
        QVERIFY2(greeting.error().text().find("apt install tomato-desktop") != std::string::npos,
                 greeting.error().text().c_str());
    }

    void anElementOnAHostOfSshIsReached()
    {
        prepareSshd(TOMATO_BIN);
        knowHostKey();
        if (!canLogIn())
            QSKIP("sshd lets this user in nowhere");
        const auto greeting = describe();
        QVERIFY2(greeting, greeting ? "" : greeting.error().text().c_str());
        QJsonObject document = twoHosts();
        QJsonObject topology = document["topology"].toObject();
        QJsonArray elements = topology["elements"].toArray();
        QJsonObject h2 = elements[2].toObject();
        QCOMPARE(h2["id"].toString(), "h2");
        h2.insert("host", "far");
        elements[2] = h2;
        topology.insert("elements", elements);
        document.insert("topology", topology);
        // The engine, and with it ssh, is to have the environment of above.
        m_client = std::make_unique<client::EngineClient>();
        QVERIFY(open(*m_client, LabId("overssh")));
        const auto started =
            await([&](auto done) { m_client->startLab(document, QString(), std::move(done)); });
        QVERIFY2(started, started ? "" : started.error().text().c_str());
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        // Where datagrams get through, they carry the frames.
        const auto carrier = [this] {
            QString told;
            (void)await([&](auto done) {
                m_client->fetchHosts([&told, done](const Result<QJsonArray> &hosts) {
                    if (hosts)
                        told = hosts->at(0)["trunk"]["carrier"].toString();
                    done({});
                });
            });
            return told;
        };
        QTRY_COMPARE_WITH_TIMEOUT(carrier(), QStringLiteral("udp"), 60'000);
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        // A number that no other sleep of this machine has.
        const QString seconds = QString::number(1'000'000 + ::getpid());
        // The command in it ends with the ssh that runs it.
        const auto line =
            hosts::commandInside(m_client->lab().elements.at(ElementId("h2")), ElementId("h2"),
                                 {"sleep", seconds}, hosts::Asking::Never);
        QVERIFY2(line, line ? "" : line.error().text().c_str());
        QProcess command;
        command.start(line->front(), line->mid(1));
        const auto runs = [&seconds] { return isRun("sleep " + seconds); };
        QTRY_VERIFY_WITH_TIMEOUT(runs(), 60'000);
        command.terminate();
        QVERIFY(command.waitForFinished(60'000));
        QTRY_VERIFY_WITH_TIMEOUT(!runs(), 60'000);
    }
};

QTEST_GUILESS_MAIN(TestSshParts)
#include "tst_sshparts.moc"
