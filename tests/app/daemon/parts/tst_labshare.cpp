// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/parts/labshare.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using engine::LabShare;

class TestLabShare final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    static qint64 lostOf(LabShare &share)
    {
        qint64 lost = -1;
        share.addStatistics({}, [&lost](const QJsonArray &told) {
            auto all = protocol::readStatistics(told).value_or(protocol::AllStatistics());
            lost = all[ConnectionId("c1")].lostInTrunk;
        });
        return lost;
    }
    static QJsonObject reported(int frames)
    {
        return {{"lost", QJsonObject{{"1", frames}, {"9", 100}}}};
    }

private slots:
    void whatATrunkLostStaysCountedWhenAnotherOneTakesItsPlace()
    {
        LabShare share(LabId("lab"), m_folder.path());
        share.setOrder(engine::PartOrder{"paris", {}, {}, {{ConnectionId("c1"), 1}}});
        QCOMPARE(lostOf(share), 0);
        share.setTrunkReport(reported(3));
        share.setTrunkReport(reported(5));
        QCOMPARE(lostOf(share), 5);
        share.endTrunk();
        QCOMPARE(lostOf(share), 5);
        share.endTrunk(); // one ended that reported nothing
        share.setTrunkReport(reported(2));
        QCOMPARE(lostOf(share), 7);
        // Of a wire that is none any more nobody asks, but it was lost.
        QCOMPARE(share.framesLostInTrunk(), 207);
        share.forgetLosses();
        QCOMPARE(lostOf(share), 0);
        QCOMPARE(share.framesLostInTrunk(), 0);
    }
};

QTEST_GUILESS_MAIN(TestLabShare)
#include "tst_labshare.moc"
