// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/parts/partcaptures.h"

#include <QJsonObject>
#include <QTest>

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
};

QTEST_GUILESS_MAIN(TestPartCaptures)
#include "tst_partcaptures.moc"
