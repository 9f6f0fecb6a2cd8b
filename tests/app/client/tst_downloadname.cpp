// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/downloadname.h"

#include <QTest>

using namespace tomato::client;

/// Tests the names of downloads that editor and shell propose.
class TestDownloadName final : public QObject
{
    Q_OBJECT

private slots:
    void aNameHasNothingThatAShellStumblesOver_data()
    {
        QTest::addColumn<QString>("topology");
        QTest::addColumn<QString>("connection");
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << "Two routers" << QString("h1:eth0 \u21c4 r1:eth0")
                               << "Two-routers_capture_h1-eth0--r1-eth0";
        QTest::newRow("signs") << " a/b  (2)" << QString("x y:eth0 \u21c4 $(z):eth1")
                               << "a-b-2_capture_x-y-eth0--z-eth1";
        QTest::newRow("letters") << QString("B\u00fcro.1") << "c1"
                                 << QString("B\u00fcro.1_capture_c1");
        QTest::newRow("hidden") << "..secret"
                                << "c1"
                                << "secret_capture_c1";
        QTest::newRow("nothing left")
            << "//" << QString("? \u21c4 !") << "topology_capture_end--end";
    }

    void aNameHasNothingThatAShellStumblesOver()
    {
        QFETCH(const QString, topology);
        QFETCH(const QString, connection);
        QTEST(topologyFileName(topology) + captureFileSuffix(connection), "name");
    }

    void longNamesLeaveRoomForAnEnding()
    {
        const QString name =
            topologyFileName(QString(300, u'\u00fc')) + captureFileSuffix(QString(300, u'x'));
        QVERIFY(name.toUtf8().size() < 230);
    }
};

QTEST_GUILESS_MAIN(TestDownloadName)
#include "tst_downloadname.moc"
