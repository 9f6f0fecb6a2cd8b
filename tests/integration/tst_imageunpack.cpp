// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

/// Unpacks images that are made here, good and bad ones.
class TestImageUnpack final : public QObject
{
    Q_OBJECT

    /// Makes the folder "oci" with an image of one layer, a tar that this line of shell writes to
    /// its standard output; `gzipped` if it is compressed.
    static Shell::Outcome makeImage(const Shell &shell, const QString &layer)
    {
        return shell.run("sh",
                         {"-ec", "umoci init --layout oci; umoci new --image oci:t; (" + layer +
                                     ") > layer.tar; umoci raw add-layer --image oci:t layer.tar; "
                                     "umoci config --image oci:t --config.entrypoint /run-me"});
    }

    static QString goodLayer()
    {
        return QStringLiteral("mkdir -p root/etc && echo made > root/etc/made && "
                              "chmod 500 root/etc && tar -C root --owner=0 --group=0 -c . ; "
                              "chmod 700 root/etc");
    }

    /// Returns the names that are there beside those that the shell made itself.
    static QStringList left(const Shell &shell)
    {
        return QDir(shell.path({})).entryList({QStringLiteral("out*")}, QDir::AllEntries);
    }

private slots:
    void initTestCase()
    {
        for (const char *program : {"umoci", "skopeo", "python3"}) {
            if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty())
                QSKIP(qPrintable(QStringLiteral("takes %1").arg(QLatin1String(program))));
        }
    }

    void anImageBecomesAFolder_data()
    {
        QTest::addColumn<QString>("save");
        QTest::addColumn<QString>("name");
        QTest::newRow("a layout") << "true"
                                  << "oci";
        QTest::newRow("an archive of the OCI")
            << "skopeo --insecure-policy copy oci:oci:t oci-archive:in.tar:t"
            << "in.tar";
        QTest::newRow("what docker save writes")
            << "skopeo --insecure-policy copy oci:oci:t docker-archive:in.tar:t:latest"
            << "in.tar";
    }
    void anImageBecomesAFolder()
    {
        QFETCH(const QString, save);
        QFETCH(const QString, name);
        const Shell shell;
        const auto made = makeImage(shell, goodLayer());
        QVERIFY2(made.exitCode == 0, qPrintable(made.errors));
        const auto saved = shell.run("sh", {"-ec", save});
        QVERIFY2(saved.exitCode == 0, qPrintable(saved.errors));
        const auto unpacked = shell.tomato({"image", "unpack", name, "out"});
        QVERIFY2(unpacked.exitCode == 0, qPrintable(unpacked.errors));
        QCOMPARE(left(shell), QStringList{"out"});
        QFile file(shell.path("out/rootfs/etc/made"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "made\n");
        struct stat folder
        {
        };
        QVERIFY(::stat(qPrintable(shell.path("out")), &folder) == 0);
        QCOMPARE(folder.st_mode & 07777U, 0700U);
        // One that is there is not written over.
        const auto again = shell.tomato({"image", "unpack", name, "out"});
        QVERIFY2(again.exitCode == 1 && again.errors.contains("is there already"),
                 qPrintable(again.errors));
        QCOMPARE(left(shell), QStringList{"out"});
    }

    void namesInLayersLeadNowhereElse_data()
    {
        QTest::addColumn<QString>("members");
        QTest::newRow("a name with ..") << "f('../../../../../../../../../../SECRET')";
        QTest::newRow("an absolute name") << "f('SECRET')";
        QTest::newRow("through an absolute link") << "l('a', 'FOLDER'); f('a/secret')";
        QTest::newRow("through a link with ..")
            << "l('a', '../../../../../../../../../..FOLDER'); f('a/secret')";
        QTest::newRow("a hard link") << "h('a', 'SECRET'); f('a')";
        QTest::newRow("the root as a link") << "l('.', 'FOLDER'); f('secret')";
        QTest::newRow("what takes away")
            << "l('a', 'FOLDER'); f('a/.wh.secret'); f('a/.wh..wh..opq')";
    }
    void namesInLayersLeadNowhereElse()
    {
        QFETCH(QString, members);
        const Shell shell;
        const QString folder = shell.path(QStringLiteral("elsewhere"));
        QVERIFY(QDir().mkpath(folder));
        QFile secret(folder + "/secret");
        QVERIFY(secret.open(QIODevice::WriteOnly));
        secret.write("mine");
        secret.close();
        members.replace("SECRET", folder + "/secret").replace("FOLDER", folder);
        const QString script =
            "import io,sys,tarfile\nt=tarfile.open(fileobj=sys.stdout.buffer,mode='w|')\n"
            "def f(n):\n i=tarfile.TarInfo(n); i.size=4; t.addfile(i,io.BytesIO(b'evil'))\n"
            "def l(n,to):\n i=tarfile.TarInfo(n); i.type=tarfile.SYMTYPE; i.linkname=to; "
            "t.addfile(i)\n"
            "def h(n,to):\n i=tarfile.TarInfo(n); i.type=tarfile.LNKTYPE; i.linkname=to; "
            "t.addfile(i)\n" +
            members + "\nt.close()\n";
        QFile program(shell.path("layer.py"));
        QVERIFY(program.open(QIODevice::WriteOnly));
        program.write(script.toUtf8());
        program.close();
        const auto made = makeImage(shell, QStringLiteral("python3 layer.py"));
        QVERIFY2(made.exitCode == 0, qPrintable(made.errors));
        const auto unpacked = shell.tomato({"image", "unpack", "oci", "out"});
        QVERIFY(secret.open(QIODevice::ReadOnly));
        QCOMPARE(secret.readAll(), "mine");
        QCOMPARE(QDir(folder).entryList(QDir::Files | QDir::Hidden), QStringList{"secret"});
        QCOMPARE(left(shell).size(), unpacked.exitCode == 0 ? 1 : 0);
    }

    void devicesAndSetUserIdBitsGiveNobodyMore()
    {
        const Shell shell;
        const auto made = makeImage(
            shell, QStringLiteral("python3 -c \"import sys,tarfile\n"
                                  "t=tarfile.open(fileobj=sys.stdout.buffer,mode='w|')\n"
                                  "i=tarfile.TarInfo('zero'); i.type=tarfile.CHRTYPE; "
                                  "i.devmajor=1; i.devminor=5; i.mode=0o666; t.addfile(i)\n"
                                  "i=tarfile.TarInfo('su'); i.mode=0o6755; t.addfile(i)\n"
                                  "t.close()\""));
        QVERIFY2(made.exitCode == 0, qPrintable(made.errors));
        const auto unpacked = shell.tomato({"image", "unpack", "oci", "out"});
        QVERIFY2(unpacked.exitCode == 0, qPrintable(unpacked.errors));
        struct stat what
        {
        };
        QVERIFY(::lstat(qPrintable(shell.path("out/rootfs/zero")), &what) == 0);
        QVERIFY(S_ISREG(what.st_mode));
        // A program with these bits is the user's own, and nobody else comes to it.
        QVERIFY(::lstat(qPrintable(shell.path("out/rootfs/su")), &what) == 0);
        QVERIFY(S_ISREG(what.st_mode));
        QCOMPARE(what.st_uid, ::geteuid());
        QCOMPARE(what.st_gid, ::getegid());
        QVERIFY(::lstat(qPrintable(shell.path("out")), &what) == 0);
        QCOMPARE(what.st_mode & 07777U, 0700U);
        QCOMPARE(what.st_uid, ::geteuid());
    }

    void aLayerTakesAwayWhatLayersBelowItHave()
    {
        const Shell shell;
        const QString below = QStringLiteral(
            "mkdir -p root/etc/hidden/deeper root/etc/kept; for f in hidden/old hidden/deeper/old "
            "kept/old kept/gone; do echo below > root/etc/$f; done; tar -C root -c .");
        const QString above = QStringLiteral(
            "mkdir -p over/etc/hidden over/etc/kept; : > over/etc/hidden/.wh..wh..opq; "
            ": > over/etc/kept/.wh.gone; echo above > over/etc/hidden/new; tar -C over -c .");
        const auto made = makeImage(shell, below);
        QVERIFY2(made.exitCode == 0, qPrintable(made.errors));
        const auto added = shell.run("sh", {"-ec", "(" + above +
                                                       ") > above.tar; umoci raw "
                                                       "add-layer --image oci:t above.tar"});
        QVERIFY2(added.exitCode == 0, qPrintable(added.errors));
        const auto unpacked = shell.tomato({"image", "unpack", "oci", "out"});
        QVERIFY2(unpacked.exitCode == 0, qPrintable(unpacked.errors));
        const auto names = [&shell](const QString &folder) {
            return QDir(shell.path("out/rootfs/etc/" + folder))
                .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
        };
        QCOMPARE(names("hidden"), QStringList{"new"});
        QCOMPARE(names("kept"), QStringList{"old"});
    }

    void whatIsDamagedLeavesNothing_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::addColumn<QString>("why");
        QTest::newRow("a digest that is another's")
            << "for f in oci/blobs/sha256/*; do case $(head -c 2 $f | od -An -tx1) in *1f*8b*) "
               "printf x >> $f;; esac; done; tar -C oci -cf in.tar ."
            << "cannot be unpacked";
        QTest::newRow("truncated")
            << "tar -C oci -cf in.tar oci-layout index.json blobs; truncate -s 1500 in.tar"
            << "cannot be unpacked";
        QTest::newRow("empty") << ": > in.tar"
                               << "is no archive of an image";
        QTest::newRow("another archive") << "tar -cf in.tar root"
                                         << "is no archive of an image";
        QTest::newRow("no end of sizes")
            << "tar -cf in.tar root; printf '77777777777' | dd of=in.tar bs=1 seek=124 conv=notrunc"
            << "is no archive of an image";
        QTest::newRow("compressed") << "tar -czf in.tar oci"
                                    << "gunzip it first";
    }
    void whatIsDamagedLeavesNothing()
    {
        QFETCH(const QString, damage);
        QFETCH(const QString, why);
        const Shell shell;
        const auto made = makeImage(shell, goodLayer());
        QVERIFY2(made.exitCode == 0, qPrintable(made.errors));
        const auto damaged = shell.run("sh", {"-ec", damage});
        QVERIFY2(damaged.exitCode == 0, qPrintable(damaged.errors));
        const auto unpacked = shell.tomato({"image", "unpack", "in.tar", "out"});
        QCOMPARE(unpacked.exitCode, 1);
        QVERIFY2(unpacked.errors.contains(why) && unpacked.errors.contains("in.tar"),
                 qPrintable(unpacked.errors));
        QVERIFY2(!unpacked.errors.contains(QString::fromUtf8("⨯")), qPrintable(unpacked.errors));
        QCOMPARE(left(shell), QStringList());
    }

    void aLayerThatGrowsWithoutEndIsGivenUp_data()
    {
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("why");
        QTest::newRow("zeros") << ""
                               << "too large";
        // umoci takes no files with holes at all.
        QTest::newRow("a file with a hole") << "-S"
                                            << "cannot be unpacked";
    }
    void aLayerThatGrowsWithoutEndIsGivenUp()
    {
        QFETCH(const QString, options);
        QFETCH(const QString, why);
        const Shell shell;
        // 100 MB are some kilobytes of the layer.
        const auto made = makeImage(
            shell, QStringLiteral("mkdir root && truncate -s 100M root/hole && tar %1 -C root -c .")
                       .arg(options));
        QVERIFY2(made.exitCode == 0, qPrintable(made.errors));
        const auto unpacked = shell.tomato({"image", "unpack", "oci", "out", "--limit", "20"});
        QCOMPARE(unpacked.exitCode, 1);
        QVERIFY2(unpacked.errors.contains(why) || unpacked.errors.contains("larger than 20 MB"),
                 qPrintable(unpacked.errors));
        QCOMPARE(left(shell), QStringList());
    }

    void aWordThatIsNoNumberIsRefused()
    {
        const auto refused = Shell().tomato({"image", "unpack", "in.tar", "out", "--limit", "x"});
        QCOMPARE(refused.exitCode, 2);
        QVERIFY2(refused.errors.contains("megabytes"), qPrintable(refused.errors));
    }

    void itIsSaidWhichProgramIsMissing()
    {
        const Shell shell;
        const auto missing = shell.run(
            "env", {"PATH=/nowhere", TOMATO_BIN "/tomato", "image", "unpack", "in.tar", "out"});
        QCOMPARE(missing.exitCode, 1);
        QVERIFY2(missing.errors.contains("apt install skopeo"), qPrintable(missing.errors));
    }

    void whoInterruptsFindsNothing()
    {
        const Shell shell;
        const auto made = makeImage(shell, goodLayer());
        QVERIFY2(made.exitCode == 0, qPrintable(made.errors));
        // This one comes to no end.
        QVERIFY(QDir().mkpath(shell.path("bin")));
        QFile umoci(shell.path("bin/umoci"));
        QVERIFY(umoci.open(QIODevice::WriteOnly));
        umoci.write("#!/bin/sh\n: > begun\nexec sleep 1000\n");
        umoci.close();
        QVERIFY(umoci.setPermissions(QFile::Permissions(0x7000)));
        QProcessEnvironment environment = shell.environment();
        environment.insert("PATH", shell.path("bin") + ':' + environment.value("PATH"));
        QProcess unpacking;
        unpacking.setProcessEnvironment(environment);
        unpacking.setWorkingDirectory(shell.path({}));
        unpacking.start(TOMATO_BIN "/tomato", {"image", "unpack", "oci", "out"});
        QVERIFY(unpacking.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(shell.path("begun")), 60'000);
        QCOMPARE(left(shell).size(), 1);
        ::kill(static_cast<pid_t>(unpacking.processId()), SIGINT);
        QVERIFY(unpacking.waitForFinished(60'000));
        QCOMPARE(unpacking.exitCode(), 130);
        QCOMPARE(left(shell), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestImageUnpack)
#include "tst_imageunpack.moc"
