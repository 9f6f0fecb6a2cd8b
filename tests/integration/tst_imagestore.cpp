// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

/// Images of busybox alone, in the store of a user.
class TestImageStore final : public QObject
{
    Q_OBJECT

    /// The mapper maps only for users who have a name.
    static constexpr unsigned Nobody = 65534;

    /// Makes the layout "NAME" with an image that says so and is made as `config` of umoci's says.
    static Shell::Outcome makeImage(const Shell &shell, const QString &name,
                                    const QString &config = {})
    {
        return shell.run(
            "sh",
            {"-ec",
             "mkdir -p r/bin r/etc r/home/app; b=$(command -v busybox); cp $b r/bin/busybox; "
             "for l in $(ldd $b 2> /dev/null | grep -o '/[^ )]*'); do mkdir -p r${l%/*}; "
             "cp -L $l r$l; done; for a in sh cat id sleep ls touch; do ln -sf busybox r/bin/$a; "
             "done; echo root:x:0:0:root:/root:/bin/sh > r/etc/passwd; echo $1 > r/etc/image; "
             "umoci init --layout $1; umoci new --image $1:10; tar -C r --owner=0 --group=0 -cf "
             "l.tar "
             "./bin ./etc $(ls -d r/lib* | sed s,r/,./,); "
             "tar -C r --owner=1000 --group=1000 -rf l.tar ./home/app; "
             "umoci raw add-layer --image $1:10 l.tar; umoci config --image $1:10 " +
                 config,
             "sh", name});
    }

    static QJsonObject inStore(const Shell &shell, const QString &name)
    {
        for (const QJsonValue &each : shell.tomato({"image", "list", "--json"}).array()) {
            if (each["names"].toArray().contains(name))
                return each.toObject();
        }
        return {};
    }

    static QJsonObject element(const QString &path, const QString &name)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        const QJsonValue document(QJsonDocument::fromJson(file.readAll()).object());
        for (const QJsonValue &each : document["topology"]["elements"].toArray()) {
            if (each["name"] == name)
                return each.toObject();
        }
        return {};
    }

    /// Draws the element with this image, and without a digest.
    static void setImage(const QString &path, const QString &name, const QString &image)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
        QJsonObject topology = document["topology"].toObject();
        QJsonArray elements = topology["elements"].toArray();
        for (auto each : elements) {
            QJsonObject element = each.toObject();
            if (element["name"] == name)
                element.insert("image", image);
            each = element;
        }
        topology.insert("elements", elements);
        document.insert("topology", topology);
        file.resize(0);
        file.seek(0);
        file.write(QJsonDocument(document).toJson());
    }

    /// Runs a line of shell as root, or as a user with or without subordinate ids. The other users'
    /// numbers of this machine stay as they are.
    static Shell::Outcome runAs(const Shell &shell, const QString &who, const QString &line)
    {
        if (who == QLatin1String("root"))
            return shell.run("sh", {"-ec", line});
        QFile ids(shell.path(QStringLiteral("subids")));
        if (!ids.open(QIODevice::WriteOnly))
            return {};
        if (who == QLatin1String("with ids"))
            ids.write("nobody:1700000000:65536\n");
        ids.close();
        const QString user = QString::number(Nobody);
        shell.run("chown", {"-hR", user + ':' + user, shell.path({})});
        // What that user left running is stopped by it, whatever the line came to.
        return shell.run(
            "unshare",
            {"--mount", "sh", "-c",
             "mount --bind subids /etc/subuid && mount --bind subids /etc/subgid && exec setpriv "
             "--reuid " +
                 user + " --regid " + user +
                 " --clear-groups sh -c 'sh -ec \"$1\"; code=$?; for lab in $(\"$2\" lab list 2> "
                 "/dev/null | "
                 "cut -d\" \" -f1); do "
                 "\"$2\" lab stop $lab > /dev/null 2>&1; done; exit $code' sh \"$1\" \"$2\"",
             "sh", line, QStringLiteral(TOMATO_BIN "/tomato")});
    }

    static void addPeople()
    {
        QTest::addColumn<QString>("who");
        QTest::newRow("root") << "root";
        QTest::newRow("a user") << "without ids";
        QTest::newRow("a user with subordinate ids") << "with ids";
    }

    static QString problemOf(const QString &who)
    {
        if (geteuid() != 0)
            return QStringLiteral("takes root, to have users with and without subordinate ids");
        if (who == QLatin1String("with ids") && !QFile::exists("/usr/bin/newuidmap"))
            return QStringLiteral("takes newuidmap");
        return {};
    }

private slots:
    void initTestCase()
    {
        if (const QString problem = Shell::labProblem(); !problem.isEmpty())
            QSKIP(qPrintable(problem));
        for (const char *program : {"busybox", "umoci", "skopeo"}) {
            if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty())
                QSKIP(qPrintable(QStringLiteral("takes %1").arg(QLatin1String(program))));
        }
    }

    void anArchiveIsFoundByItsNamesAndItsDigest_data()
    {
        QTest::addColumn<QString>("save");
        QTest::addColumn<QString>("source");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("name");
        QTest::newRow("a layout") << "true"
                                  << "frr" << QStringList() << "frr:10";
        QTest::newRow("what docker save writes") << "skopeo --insecure-policy copy oci:frr:10 "
                                                    "docker-archive:in.tar:docker.io/library/frr:11"
                                                 << "in.tar" << QStringList() << "frr:11";
        QTest::newRow("of a registry")
            << "skopeo --insecure-policy copy oci:frr:10 docker-archive:in.tar:quay.io/frr/frr:10"
            << "in.tar" << QStringList() << "quay.io/frr/frr:10";
        QTest::newRow("without a name")
            << "skopeo --insecure-policy copy oci:frr:10 oci-archive:bird-2.tar"
            << "bird-2.tar" << QStringList() << "bird-2:latest";
        QTest::newRow("with another name")
            << "true"
            << "frr" << QStringList{"--name", "mine"} << "mine:latest";
    }
    void anArchiveIsFoundByItsNamesAndItsDigest()
    {
        QFETCH(const QString, save);
        QFETCH(const QString, source);
        QFETCH(const QStringList, options);
        QFETCH(const QString, name);
        const Shell shell;
        const auto made = makeImage(shell, "frr",
                                    "--config.user 1000:1000 --config.exposedports 179/tcp "
                                    "--config.exposedports 53/udp");
        QVERIFY2(made.exitCode == 0, qPrintable(made.errors));
        const auto saved = shell.run("sh", {"-ec", save});
        QVERIFY2(saved.exitCode == 0, qPrintable(saved.errors));
        const auto unpacked = shell.tomato(QStringList{"image", "unpack", source} + options);
        QVERIFY2(unpacked.exitCode == 0, qPrintable(unpacked.errors));
        const QJsonObject image = inStore(shell, name);
        QVERIFY2(!image.isEmpty(), qPrintable(unpacked.output));
        const QString digest = image["digest"].toString();
        QVERIFY(digest.startsWith("sha256:"));
        QVERIFY(image["bytes"].toInteger() > 100'000);
        QCOMPARE(image["user"].toString(), "1000:1000");
        QCOMPARE(image["ports"].toArray(), (QJsonArray{"53/udp", "179/tcp"}));
        QCOMPARE(image["labs"].toArray(), QJsonArray());
        struct stat folder
        {
        };
        QVERIFY(::stat(qPrintable(image["folder"].toString()), &folder) == 0);
        QCOMPARE(folder.st_mode & 07777U, 0700U);
        // Twice is once.
        QCOMPARE(shell.tomato(QStringList{"image", "unpack", source} + options).exitCode, 0);
        QCOMPARE(shell.tomato({"image", "list", "--json"}).array().size(), 1);
        const auto removed = shell.tomato({"image", "remove", digest.mid(7, 8)});
        QVERIFY2(removed.exitCode == 0, qPrintable(removed.errors));
        const QDir store(shell.path("data/tomato-desktop/images"));
        QCOMPARE(store.entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList{"names"});
        QVERIFY(QDir(store.filePath("names"))
                    .isEmpty(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot));
        QCOMPARE(shell.tomato({"image", "remove", digest}).exitCode, 3);
    }

    void whatDoesNotBecomeAnImageLeavesNothingInTheStore()
    {
        const Shell shell;
        QFile file(shell.path("in.tar"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QCOMPARE(shell.tomato({"image", "unpack", "in.tar"}).exitCode, 1);
        QCOMPARE(shell.tomato({"image", "unpack", "in.tar", "--name", "../x"}).exitCode, 2);
        QCOMPARE(shell.tomato({"image", "unpack", "in.tar", "out", "--name", "x"}).exitCode, 2);
        QCOMPARE(QDir(shell.path("data/tomato-desktop/images")).entryList(QDir::Files).size(), 0);
        QCOMPARE(shell.tomato({"image", "list", "--json"}).array(), QJsonArray());
    }

    void anElementRunsTheImageThatWasChosenAndNoOther()
    {
        const Shell shell;
        QVERIFY(makeImage(shell, "frr").exitCode == 0);
        QVERIFY(makeImage(shell, "bird").exitCode == 0);
        for (const char *name : {"frr", "bird"})
            QVERIFY(shell.tomato({"image", "unpack", name}).exitCode == 0);
        const QString path = shell.twoHosts(QStringLiteral("chosen"));
        const auto used = shell.tomato({"image", "use", "frr:10", path, "h1", "h2"});
        QVERIFY2(used.exitCode == 0, qPrintable(used.errors));
        QCOMPARE(element(path, "h1")["image"].toString(), "store:frr:10");
        QCOMPARE(element(path, "h2")["image_digest"], inStore(shell, "frr:10")["digest"]);
        const auto unagreed = shell.tomato({"lab", "start", path});
        QVERIFY2(unagreed.exitCode != 0 && unagreed.errors.contains("--images") &&
                     unagreed.errors.contains("store:frr:10"),
                 qPrintable(unagreed.errors));
        const auto started = shell.tomato({"lab", "start", path, "--trust"});
        QVERIFY2(started.exitCode == 0, qPrintable(started.errors));
        QCOMPARE(shell.tomato({"lab", "exec", path, "h1", "--", "cat", "/etc/image"}).output,
                 "frr\n");
        // An image that a lab has is not taken from it, whether the lab runs or not.
        const QString lab = inStore(shell, "frr:10")["labs"].toArray()[0].toString();
        QVERIFY(lab.startsWith("chosen"));
        for (const bool runs : {true, false}) {
            const auto kept = shell.tomato({"image", "remove", "frr:10"});
            QVERIFY2(kept.exitCode == 1 && kept.errors.contains(lab), qPrintable(kept.errors));
            if (runs)
                QVERIFY(shell.tomato({"lab", "stop", path}).exitCode == 0);
        }
        // The name is another image's now.
        QVERIFY(shell.tomato({"image", "unpack", "bird", "--name", "frr:10"}).exitCode == 0);
        const auto asked = shell.tomato({"lab", "start", path});
        QVERIFY2(asked.exitCode != 0 && asked.errors.contains("--images"),
                 qPrintable(asked.errors));
        const auto refused = shell.tomato({"lab", "start", path, "--images"});
        QVERIFY2(refused.exitCode != 0 && refused.errors.contains("tomato image use") &&
                     refused.errors.contains("the drawing was made for"),
                 qPrintable(refused.errors));
        QCOMPARE(shell.tomato({"image", "remove", "frr:10"}).exitCode, 0);
        const auto gone = shell.tomato({"lab", "start", path, "--images"});
        QVERIFY2(gone.exitCode != 0 && gone.errors.contains("is not in the store of images"),
                 qPrintable(gone.errors));
        QVERIFY(shell.tomato({"image", "use", "none", path, "h1", "h2"}).exitCode == 0);
        QVERIFY(!element(path, "h1").contains("image") &&
                !element(path, "h1").contains("image_digest"));
        QVERIFY(shell.tomato({"lab", "start", path}).exitCode == 0);
    }

    void anImageStaysAsLongAsItHasAName()
    {
        const Shell shell;
        QVERIFY(makeImage(shell, "app", {}).exitCode == 0);
        for (const char *name : {"tiny:1", "small"})
            QVERIFY(shell.tomato({"image", "unpack", "app", "--name", name}).exitCode == 0);
        const QString path = shell.twoHosts(QStringLiteral("named"));
        QVERIFY(shell.tomato({"image", "use", "tiny:1", path, "h1"}).exitCode == 0);
        QCOMPARE(element(path, "h1")["image"].toString(), "store:tiny:1");
        const auto untagged = shell.tomato({"image", "remove", "tiny:1"});
        QVERIFY2(
            untagged.output.startsWith("tiny:1: name removed, the image stays as small:latest\n"),
            qPrintable(untagged.output + untagged.errors));
        QVERIFY(shell.tomato({"image", "list"}).output.contains(" small:latest "));
        QVERIFY(shell.tomato({"image", "unpack", "app", "--name", "tiny:1"}).exitCode == 0);
        const QString digest = inStore(shell, "tiny:1")["digest"].toString();
        const auto all = shell.tomato({"image", "remove", digest});
        QVERIFY2(all.output.contains("removed with its names small:latest tiny:1"),
                 qPrintable(all.output + all.errors));
        QVERIFY(shell.tomato({"image", "unpack", "app", "--name", "tiny:1"}).exitCode == 0);
        const auto last = shell.tomato({"image", "remove", "tiny:1"});
        QVERIFY2(last.output.startsWith("tiny:1: removed, "), qPrintable(last.output));
        QVERIFY(QDir(shell.path("data/tomato-desktop/images")).entryList({"sha256-*"}).isEmpty());
    }

    void anImageThatALabRunsStaysWhateverItsNameIsNow()
    {
        const Shell shell;
        for (const char *name : {"app", "other"})
            QVERIFY(makeImage(shell, name).exitCode == 0);
        QVERIFY(shell.tomato({"image", "unpack", "app", "--name", "tiny:1"}).exitCode == 0);
        const QString digest = inStore(shell, "tiny:1")["digest"].toString();
        const QString path = shell.twoHosts(QStringLiteral("used"));
        setImage(path, "h1", QStringLiteral("store:tiny:1"));
        const auto started = shell.tomato({"lab", "start", path, "--images"});
        QVERIFY2(started.exitCode == 0, qPrintable(started.errors));
        QVERIFY(shell.tomato({"image", "unpack", "other", "--name", "tiny:1"}).exitCode == 0);
        const auto kept = shell.tomato({"image", "remove", digest});
        QVERIFY2(kept.exitCode == 1 && kept.errors.contains("is used by the lab used"),
                 qPrintable(kept.errors));
        QCOMPARE(shell.tomato({"lab", "exec", path, "h1", "--", "cat", "/etc/image"}).output,
                 "app\n");
        QVERIFY(shell.tomato({"lab", "stop", path}).exitCode == 0);
        // It has no name any more, and runs by its digest.
        const auto used = shell.tomato({"image", "use", digest.left(20), path, "h1"});
        QVERIFY2(used.exitCode == 0, qPrintable(used.errors));
        QCOMPARE(element(path, "h1")["image"].toString(), "store:" + digest);
        const auto again = shell.tomato({"lab", "start", path, "--images"});
        QVERIFY2(again.exitCode == 0, qPrintable(again.errors));
        QCOMPARE(shell.tomato({"lab", "exec", path, "h1", "--", "cat", "/etc/image"}).output,
                 "app\n");
        QVERIFY(shell.tomato({"lab", "stop", path}).exitCode == 0);
        QVERIFY(shell.tomato({"lab", "delete", path, "--yes"}).exitCode == 0);
        const auto removed = shell.tomato({"image", "remove", digest});
        QVERIFY2(removed.exitCode == 0, qPrintable(removed.errors));
    }

    void aProgramIsTheUserOfItsImageOrItIsSaidWhyNot_data() { addPeople(); }
    void aProgramIsTheUserOfItsImageOrItIsSaidWhyNot()
    {
        QFETCH(const QString, who);
        if (const QString problem = problemOf(who); !problem.isEmpty())
            QSKIP(qPrintable(problem));
        const Shell shell;
        const auto made =
            makeImage(shell, "app",
                      "--config.user 1000:1000 --config.workingdir /home/app --config.entrypoint "
                      "/bin/sh --config.cmd -c --config.cmd 'id -u; ls -ldn /home/app /etc; "
                      "touch mine && echo touched; sleep 1000'");
        QVERIFY2(made.exitCode == 0, qPrintable(made.errors));
        const QString file = shell.twoHosts(QStringLiteral("ids"));
        const auto outcome = runAs(
            shell, who,
            QStringLiteral("tomato=%1; file=%2; $tomato image unpack app; "
                           "$tomato image use app:10 $file h1; $tomato lab start $file --images; "
                           "for i in $(seq 600); do "
                           "$tomato lab log $file h1 image | grep -q touched && break; done; "
                           "$tomato lab log $file h1 image; $tomato lab status $file; "
                           "$tomato lab stop $file; $tomato lab delete $file --yes; "
                           "$tomato image remove app:10; echo removed")
                .arg(TOMATO_BIN "/tomato", file));
        const QString told = outcome.output + outcome.errors;
        QVERIFY2(outcome.exitCode == 0 && told.contains("touched"), qPrintable(told));
        const bool isAlone = who == QLatin1String("without ids");
        QVERIFY2(told.contains("\n1000\n") == !isAlone, qPrintable(told));
        QCOMPARE(told.count(QRegularExpression("1000 +1000 .*/home/app")), isAlone ? 0 : 1);
        QCOMPARE(told.contains("the element has no user 1000"), isAlone);
        QVERIFY2(told.endsWith("removed\n"), qPrintable(told));
        QCOMPARE(QDir(shell.path("data/tomato-desktop/images"))
                     .entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
                 QStringList{"names"});
    }

    void whatAUserWithIdsUnpacksStaysInItsFolder_data()
    {
        QTest::addColumn<QString>("members");
        QTest::newRow("a name with ..") << "f('../../../../../../../../../../FOLDER/new')";
        QTest::newRow("an absolute name") << "f('FOLDER/new')";
        QTest::newRow("through an absolute link") << "l('a', 'FOLDER'); f('a/secret')";
        QTest::newRow("through a link with ..")
            << "l('a', '../../../../../../../../../..FOLDER'); f('a/secret')";
        QTest::newRow("a hard link") << "h('a', 'FOLDER/secret'); f('a')";
        QTest::newRow("what takes away") << "l('a', 'FOLDER'); f('a/.wh.secret')";
        QTest::newRow("a device") << "d('zero')";
    }
    void whatAUserWithIdsUnpacksStaysInItsFolder()
    {
        QFETCH(QString, members);
        if (const QString problem = problemOf(QStringLiteral("with ids")); !problem.isEmpty())
            QSKIP(qPrintable(problem));
        if (QStandardPaths::findExecutable(QStringLiteral("python3")).isEmpty())
            QSKIP("takes python3");
        const Shell shell;
        const QString folder = shell.path(QStringLiteral("elsewhere"));
        QVERIFY(QDir().mkpath(folder));
        const auto write = [](const QString &path, const QByteArray &text) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
        write(folder + "/secret", "mine");
        write(shell.path("layer.py"),
              "import io,sys,tarfile\nt=tarfile.open('l.tar',mode='w')\n"
              "def add(n,kind,to='',text=b''):\n i=tarfile.TarInfo(n); i.type=kind; i.linkname=to; "
              "i.devmajor=1; i.devminor=5; i.mode=0o6777; i.uid=1000; i.size=len(text); "
              "t.addfile(i,io.BytesIO(text))\n"
              "def f(n): add(n,tarfile.REGTYPE,text=b'evil')\n"
              "def l(n,to): add(n,tarfile.SYMTYPE,to)\n"
              "def h(n,to): add(n,tarfile.LNKTYPE,to)\n"
              "def d(n): add(n,tarfile.CHRTYPE)\n" +
                  members.replace("FOLDER", folder).toUtf8() + "\nt.close()\n");
        const auto made = shell.run(
            "sh", {"-ec", "python3 layer.py; umoci init --layout i; umoci new --image i:t; "
                          "umoci raw add-layer --image i:t l.tar"});
        QVERIFY2(made.exitCode == 0, qPrintable(made.errors));
        const auto unpacked = runAs(shell, QStringLiteral("with ids"),
                                    QStringLiteral("%1 image unpack i || echo refused; "
                                                   "find data/tomato-desktop/images -type c")
                                        .arg(TOMATO_BIN "/tomato"));
        QVERIFY2(unpacked.exitCode == 0 && !unpacked.output.contains("/zero"),
                 qPrintable(unpacked.output + unpacked.errors));
        QCOMPARE(QDir(folder).entryList(QDir::Files | QDir::Hidden), QStringList{"secret"});
        QFile secret(folder + "/secret");
        QVERIFY(secret.open(QIODevice::ReadOnly));
        QCOMPARE(secret.readAll(), "mine");
        QCOMPARE(
            QDir(shell.path("data/tomato-desktop/images")).entryList({"coming*"}, QDir::AllEntries),
            QStringList());
        shell.run("rm", {"-rf", shell.path("data")});
    }

    void anImageOfPodmansStoreComesWithoutAnArchive_data()
    {
        QTest::addColumn<QString>("who");
        QTest::newRow("root") << "root";
        // Without ids, Podman keeps no files of other users.
        QTest::newRow("a user with subordinate ids") << "with ids";
    }
    void anImageOfPodmansStoreComesWithoutAnArchive()
    {
        QFETCH(const QString, who);
        if (const QString problem = problemOf(who); !problem.isEmpty())
            QSKIP(qPrintable(problem));
        const Shell shell;
        const auto made = makeImage(shell, "app", "--config.user 1000:1000");
        QVERIFY2(made.exitCode == 0, qPrintable(made.errors));
        QFile conf(shell.path(QStringLiteral("storage.conf")));
        QVERIFY(conf.open(QIODevice::WriteOnly));
        const QByteArray folder = shell.path({}).toUtf8();
        conf.write("[storage]\ndriver = \"vfs\"\ngraphroot = \"" + folder +
                   "/graph\"\nrunroot = \"" + folder + "/run\"\n");
        conf.close();
        const auto outcome =
            runAs(shell, who,
                  QStringLiteral("export CONTAINERS_STORAGE_CONF=$PWD/storage.conf HOME=$PWD; "
                                 "skopeo --insecure-policy copy oci:app:10 "
                                 "containers-storage:localhost/app:10 >&2; "
                                 "%1 image unpack containers-storage:localhost/app:10 >&2; "
                                 "cat data/tomato-desktop/images/*/rootfs/etc/image; "
                                 "%1 image list; %1 image unpack containers-storage:nowhere || "
                                 "echo refused; %1 image remove localhost/app:10")
                      .arg(TOMATO_BIN "/tomato"));
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.output + outcome.errors));
        QVERIFY2(outcome.output.startsWith("app\n") && outcome.output.contains("refused"),
                 qPrintable(outcome.output));
        QVERIFY2(outcome.output.contains("localhost/app:10") &&
                     outcome.output.contains("user 1000:1000"),
                 qPrintable(outcome.output));
        // Its files belong to the machine's root for other users, or to nobody's ids.
        shell.run("rm", {"-rf", shell.path("graph"), shell.path("run")});
    }
};

QTEST_GUILESS_MAIN(TestImageStore)
#include "tst_imagestore.moc"
