// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/hoststatus.h"

#include <QTest>

using namespace tomato;
using namespace tomato::protocol;

class TestHostStatus final : public QObject
{
    Q_OBJECT

    static QJsonObject far()
    {
        return {{"host", "far"},
                {"lab", "one-1"},
                {"reachable", true},
                {"reason", ""},
                {"elements", 3},
                {"version", "4.2"},
                {"kernel", "6.1"},
                {"cores", 8},
                {"memory", 32'000},
                {"load", 0.5},
                {"freeMemory", 9'000},
                {"trunk", QJsonObject{{"alive", true},
                                      {"carrier", "udp"},
                                      {"mtu", 1500},
                                      {"sentBytes", 10},
                                      {"receivedBytes", 20},
                                      {"lost", 2},
                                      {"offset", -5'000},
                                      {"bound", 700},
                                      {"roundTrip", 90'000},
                                      {"since", 1},
                                      {"epoch", 0}}}};
    }

private slots:
    void eachFieldIsRead()
    {
        const auto hosts = readHosts({far()});
        QVERIFY2(hosts, hosts ? "" : hosts.error().text().c_str());
        const HostStatus &host = hosts->front();
        QCOMPARE(host.host, "far");
        QCOMPARE(host.elements, 3);
        QCOMPARE(host.load, std::optional(0.5));
        QCOMPARE(host.freeMemory, std::optional<qint64>(9'000));
        QVERIFY(host.trunk.isAlive);
        QCOMPARE(host.trunk.carrier, "udp");
        QCOMPARE(host.trunk.mtu, 1500);
        QCOMPARE(host.trunk.lost, 2);
        QCOMPARE(host.trunk.receivedBytes, 20);
        QCOMPARE(host.trunk.clock->offset, -5'000);
        QCOMPARE(host.trunk.clock->bound, 700);
    }

    void whatIsNotKnownYetIsNotThere()
    {
        QJsonObject json = far();
        for (const char *key : {"load", "freeMemory", "trunk"})
            json.remove(QLatin1String(key));
        const auto hosts = readHosts({json});
        QVERIFY(hosts);
        QVERIFY(!hosts->front().load);
        QVERIFY(!hosts->front().freeMemory);
        QVERIFY(!hosts->front().trunk.isAlive);
        QVERIFY(!hosts->front().trunk.clock);
    }

    void whatIsWrongIsNamedWithItsPlace()
    {
        QJsonObject json = far();
        QJsonObject trunk = json["trunk"].toObject();
        trunk.insert("lost", "many");
        json.insert("trunk", trunk);
        const auto hosts = readHosts({far(), json});
        QVERIFY(!hosts);
        QCOMPARE(QString::fromStdString(hosts.error().place), "[1].trunk.lost");
    }
};

QTEST_GUILESS_MAIN(TestHostStatus)
#include "tst_hoststatus.moc"
