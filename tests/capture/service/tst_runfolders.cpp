// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/runfolders.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using tomato::ConnectionId;
using tomato::service::RunFolders;

class TestRunFolders final : public QObject
{
    Q_OBJECT

private slots:
    void anIdCannotLeaveTheFolder()
    {
        const RunFolders folders("/captures");
        QCOMPARE(folders.path(ConnectionId(".."), 1), "/captures/%2E%2E/000001");
        QCOMPARE(folders.path(ConnectionId("a/b~ ä"), 12), "/captures/a%2Fb%7E%20%C3%A4/000012");
        QCOMPARE(folders.path(ConnectionId("Az_0-9"), 1'234'567), "/captures/Az_0-9/1234567");
    }

    void runsAndConnectionsAreFoundAgain()
    {
        const QTemporaryDir home;
        const RunFolders folders(home.path());
        const ConnectionId strange("a/../b %41");
        QCOMPARE(folders.prepare(strange, 3).value_or(QString()), folders.path(strange, 3));
        for (const qint64 run : {12, 3, 1'000'000})
            QVERIFY(QDir().mkdir(folders.path(strange, run)));
        for (const QString other : {"7", "0000004", "x", "-00001", "000000"})
            QVERIFY(QDir().mkdir(folders.path(strange, 1).section('/', 0, -2) + '/' + other));
        QCOMPARE(folders.connections(), std::set<ConnectionId>({strange}));
        QCOMPARE(folders.runs(strange), std::vector<qint64>({3, 12, 1'000'000}));
        QCOMPARE(folders.runs(ConnectionId("unknown")), std::vector<qint64>());
    }

    void aFolderOfOthersIsRefused()
    {
        const QTemporaryDir home;
        const QTemporaryDir disk;
        const QString lab = disk.filePath("lab");
        const RunFolders folders(home.path(), [&lab] { return lab; });
        const ConnectionId c1("c1");
        const auto refusal = [&] {
            const auto run = folders.prepare(c1, 1);
            return run ? QString() : QString::fromStdString(run.error().text());
        };
        // Everybody may put something into it, or in its place.
        QCOMPARE(::chmod(disk.path().toLocal8Bit().constData(), 0777), 0);
        QVERIFY2(refusal().contains("can be changed by other users"), qPrintable(refusal()));
        QCOMPARE(::chmod(disk.path().toLocal8Bit().constData(), 01777), 0);
        QVERIFY(QDir().mkpath(lab));
        QCOMPARE(::chmod(lab.toLocal8Bit().constData(), 0777), 0);
        QVERIFY2(refusal().contains("can be changed by other users"), qPrintable(refusal()));
        QVERIFY(QDir().rmdir(lab) && QDir().mkdir(disk.filePath("elsewhere")));
        QVERIFY(QFile::link(disk.filePath("elsewhere"), lab));
        QVERIFY2(refusal().contains("is no folder"), qPrintable(refusal()));
        QVERIFY(QFile::remove(lab) && QDir().mkpath(lab + "/c1"));
        if (::geteuid() == 0) {
            QCOMPARE(::chown((lab + "/c1").toLocal8Bit().constData(), 65534, 65534), 0);
            QVERIFY2(refusal().contains("belongs to another user"), qPrintable(refusal()));
            QCOMPARE(::chown((lab + "/c1").toLocal8Bit().constData(), 0, 0), 0);
        }
        QCOMPARE(refusal(), QString());
    }

    void aRunIsKeptWhereTheUserWantsIt()
    {
        const QTemporaryDir home;
        const QTemporaryDir disk;
        QString wanted = disk.filePath("lab");
        const RunFolders folders(home.path(), [&wanted] { return wanted; });
        const ConnectionId c1("c 1");
        const auto first = folders.prepare(c1, 1);
        QCOMPARE(first.value_or(QString()), disk.filePath("lab/c%201/000001"));
        QVERIFY(QDir().mkpath(*first));
        QCOMPARE(folders.path(c1, 1), *first);
        wanted.clear(); // what is there stays there
        const auto second = folders.prepare(c1, 2);
        QCOMPARE(second.value_or(QString()), home.filePath("c%201/000002"));
        QVERIFY(QDir().mkdir(*second));
        QCOMPARE(folders.runs(c1), std::vector<qint64>({1, 2}));
        QVERIFY(QDir(*first).removeRecursively());
        QVERIFY(QDir(*second).removeRecursively());
        QCOMPARE(folders.runs(c1), std::vector<qint64>());
        folders.removeEmpty(c1);
        QVERIFY(!QFileInfo::exists(home.filePath("c%201")));
        QVERIFY(!QFileInfo::exists(disk.filePath("lab")));
    }

    void anotherMachinesRunsStayAsTheyAre()
    {
        const QTemporaryDir home;
        const QTemporaryDir disk;
        const RunFolders folders(home.path(), [&disk] { return disk.path(); });
        const ConnectionId c1("c1");
        QVERIFY(QDir().mkpath(disk.filePath("c1/000001")));
        const auto run = folders.prepare(c1, 1);
        QCOMPARE(run.value_or(QString()), disk.filePath("c1/000001-2"));
        QVERIFY(QDir().mkdir(*run));
        QCOMPARE(folders.path(c1, 1), *run);
        QVERIFY(QDir().rmdir(*run));
        folders.removeEmpty(c1);
        QVERIFY(QFileInfo::exists(disk.filePath("c1/000001")));
    }

    void aRunThatNeverBeganLeavesNothing()
    {
        const QTemporaryDir home;
        const QTemporaryDir disk;
        const RunFolders folders(home.path(), [&disk] { return disk.filePath("lab"); });
        const ConnectionId c1("c1");
        QVERIFY(folders.prepare(c1, 1));
        QCOMPARE(folders.runs(c1), std::vector<qint64>());
        QVERIFY(folders.prepare(c1, 1)); // once more
        folders.removeEmpty(c1);
        QVERIFY(!QFileInfo::exists(home.filePath("c1")));
    }
};

QTEST_GUILESS_MAIN(TestRunFolders)
#include "tst_runfolders.moc"
