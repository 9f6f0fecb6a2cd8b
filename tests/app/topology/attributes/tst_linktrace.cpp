// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/attributes/attributecheck.h"
#include "app/topology/attributes/linkemulation.h"
#include "app/topology/attributes/linktrace.h"

#include <QTest>

using namespace tomato;
using namespace tomato::topology;

class TestLinkTrace final : public QObject
{
    Q_OBJECT

    static std::string messageOf(const QString &text)
    {
        const auto trace = linkTrace(text);
        return trace ? "" : trace.error().message;
    }

private slots:
    void aLineOfMahimahiIsAChance()
    {
        const auto trace = linkTrace("0\n5\r\n5\n# a word\n\n12\n");
        QVERIFY2(trace, trace ? "" : trace.error().text().c_str());
        QCOMPARE(trace->chances,
                 (std::vector<LinkTrace::Chance>{{0, 1514}, {5, 2 * 1514}, {12, 1514}}));
        QCOMPARE(trace->milliseconds, 12U);
        QCOMPARE(trace->meanKilobitsPerSecond(), 4 * 1514 * 8 / 12.0);
    }

    void ratesHoldUntilTheNextLine()
    {
        // 10 Mbit/s are 1250 bytes in a millisecond.
        const auto trace = linkTrace("time,rate\n10, 10000\n10.1; 0\n10.2\t20000\n");
        QVERIFY2(trace, trace ? "" : trace.error().text().c_str());
        QCOMPARE(trace->milliseconds, 300U);
        std::array<std::uint32_t, 3> bytes{};
        for (const LinkTrace::Chance &each : trace->chances)
            bytes.at((each.milliseconds - 1) / 100) += each.bytes;
        QVERIFY(bytes[0] > 125'000 - 1514 && bytes[0] <= 125'000);
        QVERIFY(bytes[1] <= 1514);
        QVERIFY(bytes[2] > 250'000 - 1514 && bytes[2] <= 250'000 + 1514);
        QVERIFY(std::abs(trace->meanKilobitsPerSecond() - 10'000) < 50);
        const auto steady = linkTrace("0,1000");
        QCOMPARE(steady->milliseconds, 1000U);
        QVERIFY(std::abs(steady->meanKilobitsPerSecond() - 1000) < 20);
    }

    void whatIsWrongIsSaidWithItsLine()
    {
        QVERIFY(messageOf("1\nx\n").starts_with("line 2: expected a millisecond"));
        QVERIFY(messageOf("5\n4\n").starts_with("line 2: is no later millisecond"));
        QVERIFY(messageOf("0,1\n0,2\n").starts_with("line 2: is not later"));
        QVERIFY(messageOf("0,1\n5\n").starts_with("line 2"));
        QVERIFY(messageOf("0,-1\n").starts_with("line 1"));
        QVERIFY(messageOf("0,nan\n").starts_with("line 1"));
        QVERIFY(messageOf("0,1e9\n").starts_with("line 1"));
        QCOMPARE(messageOf("0\n0\n"), "has no chance to send anything");
        QCOMPARE(messageOf("time,rate\n"), "has no chance to send anything");
        QCOMPARE(messageOf(""), "has no chance to send anything");
        QVERIFY(messageOf("3600001\n").starts_with("line 1"));
        QVERIFY(!messageOf("0,1\n4000,1\n").empty());
        QVERIFY(!messageOf("0,0\n1,0\n").empty());
        QVERIFY(!messageOf(QString(MaxTraceLength + 1, u'1')).empty());
    }

    void itIsAnAttributeOfADirection()
    {
        const auto good = checkConnectionAttributes({{"trace_from", "1\nx"}}, "c");
        QVERIFY(!good);
        QCOMPARE(good.error().place, "c.trace_from");
        QVERIFY(checkConnectionAttributes({{"trace_to", " "}}, "c"));
        QVERIFY(!checkConnectionAttributes({{"trace_to", 7}}, "c"));
        Connection connection{ConnectionId("c"), {ElementId("1"), ElementId("2")}, {}, {}};
        connection.attributes = {{"trace_from", "5\n"}, {"trace_to", " \n"}};
        const LinkEmulation emulation = linkEmulation(connection);
        QVERIFY(!emulation.sentBy[0].isPlain());
        QVERIFY(emulation.sentBy[1].isPlain());
    }
};

QTEST_GUILESS_MAIN(TestLinkTrace)
#include "tst_linktrace.moc"
