// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/runfolders.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

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
        QVERIFY(folders.makeParent(strange));
        for (const qint64 run : {12, 3, 1'000'000})
            QVERIFY(QDir().mkdir(folders.path(strange, run)));
        for (const QString other : {"7", "0000004", "x", "-00001", "000000"})
            QVERIFY(QDir().mkdir(folders.path(strange, 1).section('/', 0, -2) + '/' + other));
        QCOMPARE(folders.connections(), std::set<ConnectionId>({strange}));
        QCOMPARE(folders.runs(strange), std::vector<qint64>({3, 12, 1'000'000}));
        QCOMPARE(folders.runs(ConnectionId("unknown")), std::vector<qint64>());
    }
};

QTEST_GUILESS_MAIN(TestRunFolders)
#include "tst_runfolders.moc"
