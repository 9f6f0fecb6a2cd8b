// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/parts/partcaptures.h"
#include "app/protocol/fields/boundedcount.h"

#include <QJsonObject>
#include <QTest>

#include <limits>

using namespace tomato;
using namespace tomato::engine;

static QJsonObject capture(const char *connection, int sent, int received, double first)
{
    return {{"connection", connection},
            {"state", "recording"},
            {"reason", ""},
            {"run", 3},
            {"directory", "/data/run"},
            {"host", "127.0.0.1"},
            {"port", 20001},
            {"packets", sent + received},
            {"counters", QJsonObject{{"seen", QJsonArray{sent, received}}}},
            {"first", first},
            {"last", first + 1}};
}

class TestPartCaptures final : public QObject
{
    Q_OBJECT

private slots:
    void aConnectionBetweenHostsIsTheSumOfItsEnds()
    {
        const QJsonArray all = addPartCaptures({capture("c1", 3, 0, 7)}, {capture("c1", 0, 4, 5)},
                                               QStringLiteral("paris"));
        QCOMPARE(all.size(), 1);
        const QJsonObject sum = all.at(0).toObject();
        QCOMPARE(sum["packets"].toInt(), 7);
        const QJsonArray seen{3, 4};
        QCOMPARE(sum["counters"].toObject()["seen"].toArray(), seen);
        QCOMPARE(sum["first"].toDouble(), 5.0);
        QCOMPARE(sum["last"].toDouble(), 8.0);
        QCOMPARE(sum["directory"].toString(), QString());
        QCOMPARE(sum["port"].toInt(), 0);
        const QJsonArray parts = sum["parts"].toArray();
        QCOMPARE(parts.size(), 2);
        QCOMPARE(parts.at(0)["host"].toString(), "here");
        QCOMPARE(parts.at(1)["host"].toString(), "paris");
        QCOMPARE(parts.at(1)["packets"].toInt(), 4);
    }

    void whatIsRecordedElsewhereHasNothingOfThisMachine()
    {
        const QJsonArray all =
            addPartCaptures({capture("c1", 1, 1, 1)}, {capture("c2", 2, 2, 2)}, "paris");
        QCOMPARE(all.size(), 2);
        QCOMPARE(all.at(0)["directory"].toString(), "/data/run");
        QCOMPARE(all.at(1)["directory"].toString(), QString());
        QCOMPARE(all.at(1)["parts"].toArray().at(0)["directory"].toString(), "/data/run");
        QVERIFY(hasCapture(all, ConnectionId("c2")));
        QVERIFY(!hasCapture(all, ConnectionId("c3")));
    }

    void anEndThatFailedMakesTheCaptureFail()
    {
        QJsonObject failed = capture("c1", 0, 0, 0);
        failed.insert("state", "failed");
        failed.insert("reason", "no space");
        const QJsonArray all = addPartCaptures({capture("c1", 1, 1, 1)}, {failed}, "paris");
        QCOMPARE(all.at(0)["state"].toString(), "failed");
        QCOMPARE(all.at(0)["reason"].toString(), "no space");
    }

    void numbersThatNoMachineCountsSpoilNoSum()
    {
        constexpr qint64 Max = std::numeric_limits<qint64>::max();
        QJsonObject odd = capture("c1", 0, 0, 1);
        odd.insert("packets", Max);
        odd.insert("bytes", -5);
        odd.insert("counters", QJsonObject{{"seen", QJsonArray{Max, -Max}}});
        const QJsonArray once = addPartCaptures({capture("c1", 3, 4, 1)}, {odd}, "paris");
        const QJsonObject sum = addPartCaptures(once, {odd}, "tokyo").at(0).toObject();
        QCOMPARE(sum["packets"].toInteger(), protocol::MaxCounted);
        QCOMPARE(sum["bytes"].toInteger(), 0);
        const QJsonArray seen{protocol::MaxCounted, 4};
        QCOMPARE(sum["counters"].toObject()["seen"].toArray(), seen);
    }

    void arrivalsAreTheSumOfBothEndsAndAllReasonsAreTold()
    {
        QJsonObject here = capture("c1", 1, 1, 1);
        here.insert("arrivals", QJsonObject{{"seen", QJsonArray{5, 0}}});
        QJsonObject paris = capture("c1", 1, 1, 1);
        paris.insert("arrivals", QJsonObject{{"seen", QJsonArray{0, 6}}});
        paris.insert("arrivalsReason", "no space in paris");
        QJsonObject tokyo = capture("c1", 1, 1, 1);
        tokyo.insert("arrivalsReason", "no ring in tokyo");
        QJsonArray all = addPartCaptures({here}, {paris}, "paris");
        all = addPartCaptures(all, {tokyo}, "tokyo");
        const QJsonObject sum = all.at(0).toObject();
        const QJsonArray seen{5, 6};
        QCOMPARE(sum["arrivals"].toObject()["seen"].toArray(), seen);
        QCOMPARE(sum["arrivalsReason"].toString(), "no space in paris; no ring in tokyo");
        QCOMPARE(sum["parts"].toArray().at(1)["arrivalsReason"].toString(), "no space in paris");
    }
};

QTEST_GUILESS_MAIN(TestPartCaptures)
#include "tst_partcaptures.moc"
