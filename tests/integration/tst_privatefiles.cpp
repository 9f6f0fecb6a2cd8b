// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <sys/stat.h>

/// Tests who may read the files that the programs keep: the user alone, whatever the umask says.
class TestPrivateFiles final : public QObject
{
    Q_OBJECT

    static int modeOf(const QString &path)
    {
        struct stat now
        {
        };
        return ::lstat(QFile::encodeName(path).constData(), &now) == 0 ? int(now.st_mode & 07777)
                                                                       : -1;
    }

    /// h1 and h2 as the shell has them, with what makes files.
    static QString busyLab(const Shell &shell)
    {
        const QString path = shell.twoHosts("private", true, {{"capturing", true}});
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
        file.close();
        QJsonObject topology = document["topology"].toObject();
        topology["shared_folders"] = QJsonArray{shell.path("share")};
        QJsonArray elements = topology["elements"].toArray();
        QJsonObject host = elements[0].toObject();
        host["commands"] = QJsonArray{
            QJsonObject{{"name", "say"}, {"run", "umask; mkdir /root/made; touch /root/made/too"}}};
        elements[0] = host;
        topology["elements"] = elements;
        document["topology"] = topology;
        if (file.open(QIODevice::WriteOnly))
            file.write(QJsonDocument(document).toJson());
        return path;
    }

private slots:
    void initTestCase()
    {
        if (const QString problem = Shell::labProblem(); !problem.isEmpty())
            QSKIP(qPrintable(problem));
    }

    void whatALabKeepsIsForTheUserAlone()
    {
        const mode_t before = ::umask(0);
        const Shell shell;
        QVERIFY(QDir().mkpath(shell.path("share")));
        const QString file = busyLab(shell);
        for (const QStringList &words :
             {QStringList{"lab", "start", file, "--trust"},
              {"lab", "exec", file, "h1", "--", "ping", "-c", "2", "-W", "30", "10.0.0.2"},
              {"lab", "link", file, "c1", "--set", "delay_from=1"},
              {"capture", "download", file, "c1", "-o", shell.path("recorded.pcap")},
              {"capture", "stop", file, "c1"},
              {"capture", "start", file, "c1"},
              {"lab", "stop", file},
              {"lab", "start", file, "--trust"}}) {
            const auto done = shell.tomato(words);
            QVERIFY2(done.exitCode == 0, qPrintable(words.join(' ') + ": " + done.errors));
        }
        ::umask(before);
        // The mode of files that the user saves follows the umask.
        QCOMPARE(modeOf(shell.path("recorded.pcap")), 0666);
        const QString made = shell.tomato({"lab", "folder", file, "h1"}).output.trimmed() + "/made";
        QTRY_VERIFY(QFile::exists(made + "/too"));
        // Inside there are other users, whose files have the modes that are usual.
        QCOMPARE(modeOf(made), 0755);

        QStringList open;
        int seen = 0;
        for (const QString &top : {shell.path("data/tomato-desktop"), shell.path("run")}) {
            QDirIterator all(top,
                             QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                             QDirIterator::Subdirectories);
            while (all.hasNext()) {
                const QString path = all.next();
                // The element's own, below a folder that is checked.
                if (all.fileInfo().isSymLink() || path.startsWith(made))
                    continue;
                const int most = all.fileInfo().isDir() ? 0700 : 0600;
                ++seen;
                if ((modeOf(path) & ~most) != 0)
                    open << QStringLiteral("%1 %2").arg(modeOf(path), 4, 8, QChar('0')).arg(path);
            }
        }
        QVERIFY2(open.isEmpty(), qPrintable(open.join('\n')));
        for (const char *part : {"captures", "elements", "output", "settings", "topology.json",
                                 "lab.json", "engine.log"}) {
            QDirIterator found(shell.path("data/tomato-desktop/labs"), {part},
                               QDir::AllEntries | QDir::NoDotAndDotDot,
                               QDirIterator::Subdirectories);
            QVERIFY2(found.hasNext(), part);
        }
        QVERIFY(QFile::exists(shell.path("data/tomato-desktop/agreements.json")));
        QVERIFY(seen > 20);
    }
};

QTEST_GUILESS_MAIN(TestPrivateFiles)
#include "tst_privatefiles.moc"
