// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QTest>

#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

/// Runs elements in images that are made here of nothing but busybox and its libraries.
class TestImages final : public QObject
{
    Q_OBJECT

    static constexpr unsigned Ordinary = 64108;

    /// Makes an image's folder.
    static QString image(const Shell &shell, const QString &name)
    {
        const QString folder = shell.path(name);
        const auto made = shell.run(
            "sh",
            {"-ec",
             "mkdir -p $1/bin $1/etc $1/home/app; b=$(command -v busybox); cp $b $1/bin/busybox; "
             "for l in $(ldd $b 2> /dev/null | grep -o '/[^ )]*'); do mkdir -p $1${l%/*}; "
             "cp -L $l $1$l; done; for a in sh cat ls ping id mount touch ln rm env pwd sleep; do "
             "ln -s busybox $1/bin/$a; done; echo root:x:0:0:root:/root:/bin/sh > $1/etc/passwd; "
             "echo made > $1/etc/image; chmod -R a+rX $1",
             "sh", folder});
        return made.exitCode == 0 ? folder : QString();
    }

    /// Two hosts, of which h1 has these attributes.
    static QString file(const Shell &shell, const QJsonObject &attributes)
    {
        const QString path = shell.twoHosts(QStringLiteral("images"));
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
        file.close();
        QJsonObject topology = document["topology"].toObject();
        QJsonArray elements = topology["elements"].toArray();
        QJsonObject h1 = elements[0].toObject();
        for (auto each = attributes.begin(); each != attributes.end(); ++each)
            h1[each.key()] = *each;
        elements[0] = h1;
        topology["elements"] = elements;
        document["topology"] = topology;
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(QJsonDocument(document).toJson());
        return path;
    }

    /// The words before a command of the user who runs the lab, to whom the shell's folder is
    /// given.
    static QStringList userOf(const Shell &shell, bool isOrdinary)
    {
        if (!isOrdinary || geteuid() != 0)
            return {};
        const QString number = QString::number(Ordinary);
        shell.run("chown", {"-hR", number + ':' + number, shell.path({})});
        return {"setpriv", "--reuid", number, "--regid", number, "--clear-groups"};
    }

    static Shell::Outcome run(const Shell &shell, const QStringList &user, const QStringList &words)
    {
        const QStringList line = user + QStringList{TOMATO_BIN "/tomato"} + words;
        return shell.run(line.front(), line.mid(1));
    }

    /// Ends the lab of a user whom the shell is not.
    class Stopping
    {
    public:
        Stopping(const Shell &shell, QStringList user, QString file)
            : m_shell(shell), m_user(std::move(user)), m_file(std::move(file))
        {
        }
        ~Stopping() { run(m_shell, m_user, {"lab", "stop", m_file}); }
        Stopping(const Stopping &) = delete;
        Stopping &operator=(const Stopping &) = delete;

    private:
        const Shell &m_shell;
        QStringList m_user;
        QString m_file;
    };

    static Shell::Outcome inside(const Shell &shell, const QStringList &user, const QString &file,
                                 const QString &line)
    {
        return run(shell, user, {"lab", "exec", file, "h1", "--", "/bin/sh", "-c", line});
    }

    static void addUsers()
    {
        QTest::addColumn<bool>("isOrdinary");
        QTest::newRow("this user") << false;
        if (geteuid() == 0)
            QTest::newRow("an ordinary user") << true;
    }

private slots:
    void initTestCase()
    {
        if (const QString problem = Shell::labProblem(); !problem.isEmpty())
            QSKIP(qPrintable(problem));
        if (QStandardPaths::findExecutable(QStringLiteral("busybox")).isEmpty())
            QSKIP("takes busybox");
    }

    void anElementHasTheFilesOfItsImageAndNoneOfTheMachine_data() { addUsers(); }
    void anElementHasTheFilesOfItsImageAndNoneOfTheMachine()
    {
        QFETCH(const bool, isOrdinary);
        const Shell shell;
        const QString folder = image(shell, QStringLiteral("image"));
        const QString path = file(shell, {{"image", folder}});
        const QStringList user = userOf(shell, isOrdinary);
        const Stopping stopping(shell, user, path);
        const auto started = run(shell, user, {"lab", "start", path, "--images"});
        QVERIFY2(started.exitCode == 0, qPrintable(started.errors));
        const auto told = inside(shell, user, path,
                                 QStringLiteral("cat /etc/image; ls -A /usr /.machine /opt; "
                                                "cat /etc/hosts; ls /; echo new > /etc/image; "
                                                "touch /written; cat /etc/image; pwd; id"));
        QVERIFY2(told.output.startsWith("made\n"), qPrintable(told.output + told.errors));
        QVERIFY2(told.output.contains("10.0.0.2 h2 h2-eth0"), qPrintable(told.output));
        QVERIFY2(told.output.contains("new\n/root\nuid=0"), qPrintable(told.output));
        QVERIFY2(!told.output.contains("machine") && told.errors.contains("/usr: No such file"),
                 qPrintable(told.output + told.errors));
        // The folder is as it was.
        QVERIFY(!QFile::exists(folder + "/written") && !QFile::exists(folder + "/etc/hosts"));
        QFile kept(folder + "/etc/image");
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), "made\n");
    }

    void aCaptureRecordsThePingOfAnImage()
    {
        const Shell shell;
        const QString folder = image(shell, QStringLiteral("image"));
        const QString path = file(shell, {{"image", folder}});
        const auto ran = shell.tomato({"run", path, "--images", "--capture", "all", "--exec", "h1",
                                       "ping -c 3 10.0.0.2", "--out", shell.path("out")});
        QVERIFY2(ran.exitCode == 0, qPrintable(ran.errors));
        const auto count = shell.run(
            "sh", {"-c", "cat out/*.pcap* > all.pcap && tcpdump -nr all.pcap 2> /dev/null | "
                         "grep -c 'echo request'"});
        QCOMPARE(count.output, "3\n");
    }

    void whatAnElementChangesGoesOrStaysAsAsked_data()
    {
        QTest::addColumn<bool>("isOrdinary");
        QTest::addColumn<bool>("keeps");
        for (const bool keeps : {false, true}) {
            const char *what = keeps ? "stays" : "goes";
            QTest::addRow("this user: it %s", what) << false << keeps;
            if (geteuid() == 0)
                QTest::addRow("an ordinary user: it %s", what) << true << keeps;
        }
    }
    void whatAnElementChangesGoesOrStaysAsAsked()
    {
        QFETCH(const bool, isOrdinary);
        QFETCH(const bool, keeps);
        const Shell shell;
        const QString folder = image(shell, QStringLiteral("image"));
        const QString path = file(shell, {{"image", folder}, {"image_keeps", keeps}});
        const QStringList user = userOf(shell, isOrdinary);
        const Stopping stopping(shell, user, path);
        QVERIFY(run(shell, user, {"lab", "start", path, "--images"}).exitCode == 0);
        const auto changed = inside(shell, user, path,
                                    QStringLiteral("touch /written; rm /etc/image; busybox mkdir "
                                                   "-p /deep/a; busybox chmod 000 /deep/a /deep"));
        QVERIFY2(changed.exitCode == 0, qPrintable(changed.errors));
        QVERIFY(run(shell, user, {"lab", "stop", path}).exitCode == 0);
        QVERIFY(run(shell, user, {"lab", "start", path, "--images"}).exitCode == 0);
        const auto told = inside(shell, user, path, QStringLiteral("ls -d /written /etc/image"));
        QCOMPARE(told.output, keeps ? "/written\n" : "/etc/image\n");
        QVERIFY(run(shell, user, {"lab", "stop", path}).exitCode == 0);
        // Everything that is kept of it goes with the lab.
        QVERIFY(run(shell, user, {"lab", "delete", path}).exitCode == 0);
        QVERIFY(QDir(shell.path("data/tomato-desktop/labs")).isEmpty());
    }

    void whatIsKeptBelongsToItsImage_data() { addUsers(); }
    void whatIsKeptBelongsToItsImage()
    {
        QFETCH(const bool, isOrdinary);
        const Shell shell;
        const QString first = image(shell, QStringLiteral("first"));
        const QString second = image(shell, QStringLiteral("second"));
        QVERIFY(shell.run("sh", {"-c", "echo second > second/etc/image"}).exitCode == 0);
        QStringList user;
        QString told;
        for (const QString &each : {first, second, first}) {
            const QString path = file(shell, {{"image", each}, {"image_keeps", true}});
            user = userOf(shell, isOrdinary);
            const Stopping stopping(shell, user, path);
            const auto started = run(shell, user, {"lab", "start", path, "--images"});
            QVERIFY2(started.exitCode == 0, qPrintable(started.errors));
            told += inside(shell, user, path,
                           QStringLiteral("cat /etc/image; [ $(cat /etc/image) = second ] || "
                                          "ls /written 2> /dev/null; touch /written"))
                        .output;
        }
        QCOMPARE(told, QStringLiteral("made\nsecond\nmade\n/written\n"));
    }

    void nobodyGetsOutOfAnImage_data() { addUsers(); }
    void nobodyGetsOutOfAnImage()
    {
        QFETCH(const bool, isOrdinary);
        const Shell shell;
        const QString folder = image(shell, QStringLiteral("image"));
        // Its own set-user-id programs are none in an element.
        QVERIFY(QFile::copy(QStringLiteral(TOMATO_ESCAPE), folder + "/escape"));
        const QString path = file(shell, {{"image", folder}});
        QFile secret(shell.path(QStringLiteral("secret")));
        QVERIFY(secret.open(QIODevice::WriteOnly));
        secret.write("tomato-secret");
        secret.close();
        QVERIFY(secret.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        const QStringList user = userOf(shell, isOrdinary);
        const Stopping stopping(shell, user, path);
        shell.run("chmod", {"6755", folder + "/escape"});
        QVERIFY(run(shell, user, {"lab", "start", path, "--images"}).exitCode == 0);
        const auto tried =
            run(shell, user, {"lab", "exec", path, "h1", "--", "/escape", secret.fileName()});
        QStringList escaped = tried.output.split('\n').filter(QStringLiteral("ESCAPED"));
        // Its file tree is its own.
        QVERIFY2(escaped.size() == 1 && escaped[0].contains("writing to the file tree"),
                 qPrintable(escaped.join('\n') + tried.errors));
        QVERIFY2(tried.output.count("held") > 30, qPrintable(tried.output));
        QVERIFY(!QFile::exists(folder + "/tomato-escaped"));
        QVERIFY(!QFile::exists("/tomato-escaped"));
        const auto mounts = inside(shell, user, path, QStringLiteral("cat /proc/self/mounts"));
        const QString root = mounts.output.section('\n', 0, 0);
        QVERIFY2(root.contains("nosuid") && root.contains("nodev"), qPrintable(root));
        QVERIFY2(!mounts.output.contains(shell.path("image")), qPrintable(mounts.output));
    }

    void linksInAnImageLeadNowhereElse_data() { addUsers(); }
    void linksInAnImageLeadNowhereElse()
    {
        QFETCH(const bool, isOrdinary);
        const Shell shell;
        const QString folder = image(shell, QStringLiteral("image"));
        const QString outside = shell.path(QStringLiteral("outside"));
        QVERIFY(QDir().mkpath(outside));
        for (const auto &[name, target] :
             {std::pair{"tmp", QStringLiteral("../../../../home/app")},
              std::pair{"etc/hosts", outside + "/hosts"},
              std::pair{"etc/resolv.conf", QStringLiteral("../../../../etc/passwd")},
              std::pair{"root", QStringLiteral("/home/app")}})
            QVERIFY(QFile::link(target, folder + '/' + name));
        QVERIFY(::mkfifo(qPrintable(folder + "/etc/hostname"), 0600) == 0);
        const QString path = file(shell, {{"image", folder}});
        const QStringList user = userOf(shell, isOrdinary);
        const Stopping stopping(shell, user, path);
        const auto started = run(shell, user, {"lab", "start", path, "--images"});
        QVERIFY2(started.exitCode == 0, qPrintable(started.errors));
        const auto told = inside(
            shell, user, path,
            QStringLiteral("echo x > /tmp/mine; touch /root/home; cat /etc/hosts /etc/hostname"));
        QVERIFY2(told.output.contains("10.0.0.2 h2") && told.output.endsWith("h1\n"),
                 qPrintable(told.output + told.errors));
        QVERIFY(QDir(outside).isEmpty());
        QVERIFY(!QFile::exists(folder + "/home/app/home"));
    }

    void linksThatLeaveNoPlaceAreRefused_data()
    {
        QTest::addColumn<QString>("link");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("why");
        QTest::newRow("devices") << "dev"
                                 << "/etc"
                                 << "mount /dev";
        QTest::newRow("processes") << "proc"
                                   << "/home"
                                   << "mount /proc and /sys";
        QTest::newRow("a folder that is only outside") << "tmp"
                                                       << "/usr/share"
                                                       << "mount /tmp";
        QTest::newRow("a circle") << "run"
                                  << "/run/run"
                                  << "mount /tmp and /run";
    }
    void linksThatLeaveNoPlaceAreRefused()
    {
        QFETCH(const QString, link);
        QFETCH(const QString, target);
        QFETCH(const QString, why);
        const Shell shell;
        const QString folder = image(shell, QStringLiteral("image"));
        QVERIFY(QFile::link(target, folder + '/' + link));
        const auto started =
            shell.tomato({"lab", "start", file(shell, {{"image", folder}}), "--images"});
        QVERIFY(started.exitCode != 0);
        QVERIFY2(started.errors.contains(why), qPrintable(started.errors));
        QVERIFY(!QFile::exists(folder + "/usr"));
    }

    void devicesOfAnImageAreNone()
    {
        const Shell shell;
        const QString folder = image(shell, QStringLiteral("image"));
        if (::mknod(qPrintable(folder + "/zero"), S_IFCHR | 0666, makedev(1, 5)) != 0)
            QSKIP("takes root, to make a device");
        const QString path = file(shell, {{"image", folder}});
        const QStringList user = userOf(shell, true);
        const Stopping stopping(shell, user, path);
        QVERIFY(run(shell, user, {"lab", "start", path, "--images"}).exitCode == 0);
        const auto told = inside(shell, user, path,
                                 QStringLiteral("ls -l /zero; cat /zero > /dev/null && echo read"));
        QVERIFY2(told.output.startsWith('c') && !told.output.contains("read"),
                 qPrintable(told.output));
        QVERIFY2(told.errors.contains("Permission denied"), qPrintable(told.errors));
    }

    void noImageIsShownWithoutAgreement()
    {
        const Shell shell;
        const QString path = file(shell, {{"image", image(shell, QStringLiteral("image"))}});
        const auto started = shell.tomato({"lab", "start", path});
        QVERIFY(started.exitCode != 0);
        QVERIFY2(started.errors.contains("--images") &&
                     started.errors.contains("as their own files"),
                 qPrintable(started.errors));
    }

    void whatIsNoImageIsRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("why");
        QTest::newRow("nothing there") << "/nowhere/image"
                                       << "No such file or directory";
        QTest::newRow("the machine's root") << "/"
                                            << "never shown to elements";
        QTest::newRow("a process's root") << "/proc/1/root"
                                          << "/proc/1/root";
        QTest::newRow("an archive") << "/etc/passwd"
                                    << "tomato image unpack";
        QTest::newRow("Podman's") << "containers-storage:frr:10"
                                  << "Podman's store";
        QTest::newRow("an option") << "containers-storage:-x"
                                   << "no absolute path";
        QTest::newRow("a relative path") << "images/frr"
                                         << "no absolute path";
    }
    void whatIsNoImageIsRefused()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, why);
        const Shell shell;
        const QString path = file(shell, {{"image", name}});
        for (const QStringList &words : {QStringList{"topology", "check", path},
                                         QStringList{"lab", "start", path, "--images"}}) {
            const auto refused = shell.tomato(words);
            QVERIFY2(refused.exitCode != 0, qPrintable(words[0]));
            const QString told = refused.output + refused.errors;
            QVERIFY2(told.contains(why) && (told.contains("h1") || told.contains("elements[0]")) &&
                         told.contains("image"),
                     qPrintable(told));
        }
    }

    void whatUmociUnpackedBringsItsProgramAndItsDigest()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("umoci")).isEmpty())
            QSKIP("takes umoci");
        const Shell shell;
        const QString root = image(shell, QStringLiteral("image"));
        // One layer takes away what another one brought.
        const auto made = shell.run(
            "sh", {"-ec", "umoci init --layout oci; umoci new --image oci:t; "
                          "umoci insert --rootless --image oci:t image /; "
                          "umoci insert --rootless --image oci:t --whiteout /etc/image; "
                          "umoci config --image oci:t --config.entrypoint /bin/sh --config.cmd -c "
                          "--config.cmd 'pwd; echo $A $B; sleep 1000' --config.env A=image "
                          "--config.env B=image --config.workingdir /home/app; "
                          "umoci unpack --rootless --image oci:t bundle"});
        QVERIFY2(made.exitCode == 0, qPrintable(made.errors));
        const QString other = QStringLiteral("sha256:") + QString(64, u'0');
        const auto refused = shell.tomato(
            {"lab", "start",
             file(shell, {{"image", shell.path("bundle")}, {"image_digest", other}}), "--images"});
        QVERIFY(refused.exitCode != 0);
        QVERIFY2(refused.errors.contains("h1") &&
                     refused.errors.contains("the drawing was made for " + other),
                 qPrintable(refused.errors));
        const QString path = file(
            shell, {{"image", shell.path("bundle")}, {"environment", QJsonObject{{"B", "drawn"}}}});
        const auto started = shell.tomato({"lab", "start", path, "--images"});
        QVERIFY2(started.exitCode == 0, qPrintable(started.errors));
        QTRY_COMPARE_WITH_TIMEOUT(shell.tomato({"lab", "log", path, "h1", "image"}).output,
                                  QStringLiteral("/home/app\nimage drawn\n"), 30'000);
        QCOMPARE(inside(shell, {}, path, QStringLiteral("ls /etc/image")).output, QString());
    }

    void anEntryPointNeedsNoShell()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("umoci")).isEmpty())
            QSKIP("takes umoci");
        const Shell shell;
        const QString root = image(shell, QStringLiteral("image"));
        const auto made = shell.run(
            "sh", {"-ec", "rm image/bin/sh; umoci init --layout oci; umoci new --image oci:t; "
                          "umoci insert --rootless --image oci:t image /; "
                          "umoci config --image oci:t --config.entrypoint busybox --config.cmd "
                          "readlink --config.cmd /proc/self/cwd --config.workingdir /home/app; "
                          "umoci unpack --rootless --image oci:t bundle"});
        QVERIFY2(made.exitCode == 0, qPrintable(made.errors));
        const QString path = file(shell, {{"image", shell.path("bundle")}});
        const auto started = shell.tomato({"lab", "start", path, "--images"});
        QVERIFY2(started.exitCode == 0, qPrintable(started.errors));
        QTRY_COMPARE_WITH_TIMEOUT(shell.tomato({"lab", "log", path, "h1", "image"}).output,
                                  QStringLiteral("/home/app\n"), 30'000);
    }

    void theEndOfItsProgramIsTold_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("told");
        QTest::newRow("a code") << "exit 3"
                                << "its image's program ended with code 3 at 20";
        QTest::newRow("a signal") << "kill -9 $$"
                                  << "its image's program was ended by signal 9 at 20";
    }
    void theEndOfItsProgramIsTold()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("umoci")).isEmpty())
            QSKIP("takes umoci");
        QFETCH(const QString, line);
        QFETCH(const QString, told);
        const Shell shell;
        const QString root = image(shell, QStringLiteral("image"));
        const auto made = shell.run(
            "sh", {"-ec",
                   "umoci init --layout oci; umoci new --image oci:t; "
                   "umoci insert --rootless --image oci:t image /; "
                   "umoci config --image oci:t --config.entrypoint /bin/sh --config.cmd -c "
                   "--config.cmd \"$1\"; umoci unpack --rootless --image oci:t bundle",
                   "sh", line});
        QVERIFY2(made.exitCode == 0, qPrintable(made.errors));
        const QString path = file(shell, {{"image", shell.path("bundle")}});
        const auto started = shell.tomato({"lab", "start", path, "--images"});
        QVERIFY2(started.exitCode == 0, qPrintable(started.errors));
        const auto row = [&] {
            return shell.tomato({"lab", "status", path}).output.section('\n', 0, 0);
        };
        QTRY_VERIFY2_WITH_TIMEOUT(row().contains(told), qPrintable(row()), 30'000);
        QVERIFY2(row().startsWith("h1  running  ") && row().contains("tomato lab log"),
                 qPrintable(row()));
        // It goes on as an element.
        QCOMPARE(inside(shell, {}, path, QStringLiteral("cat /etc/image")).output, "made\n");
    }
};

QTEST_GUILESS_MAIN(TestImages)
#include "tst_images.moc"
