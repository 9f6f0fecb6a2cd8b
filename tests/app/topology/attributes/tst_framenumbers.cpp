// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/attributes/attributecheck.h"
#include "app/topology/attributes/framenumbers.h"
#include "app/topology/attributes/linkemulation.h"

#include <QStringList>
#include <QTest>

using namespace tomato;
using namespace tomato::topology;

class TestFrameNumbers final : public QObject
{
    Q_OBJECT

    static std::string placeOf(const char *key, const QJsonValue &value)
    {
        const auto good = checkConnectionAttributes({{key, value}}, "c");
        return good ? "" : good.error().place;
    }

private slots:
    void rangesAreJoinedInOrder()
    {
        const auto ranges = frameNumbers(" 100-120,3, 7 ,121, 110 - 115,4 ");
        QVERIFY2(ranges, ranges ? "" : ranges.error().text().c_str());
        QCOMPARE(*ranges, (std::vector<FrameRange>{{3, 4}, {7, 7}, {100, 121}}));
        QVERIFY(frameNumbers("  ")->empty());
        QCOMPARE(*frameNumbers("4294967295,1-4294967295"),
                 (std::vector<FrameRange>{{1, 4294967295U}}));
    }

    void whatIsNoNumberIsNamed()
    {
        for (const char *wrong : {"x", "0", "3,,4", "5-3", "-3", "3-", "4294967296", "1.5", "+3"}) {
            const auto ranges = frameNumbers(wrong);
            QVERIFY2(!ranges, wrong);
            QVERIFY(ranges.error().message.find("3, 7, 100-120") != std::string::npos);
        }
        QStringList many;
        for (std::size_t i = 0; i <= MaxFrameRanges; ++i)
            many << QString::number(2 * i + 1);
        QVERIFY(!frameNumbers(many.join(",")));
        many.removeLast();
        QVERIFY(frameNumbers(many.join(",")));
    }

    void attributesAreChecked()
    {
        QCOMPARE(placeOf("seed_from", 4294967295.0), "");
        QCOMPARE(placeOf("seed_from", 4294967296.0), "c.seed_from");
        QCOMPARE(placeOf("seed_to", 0.5), "c.seed_to");
        QCOMPARE(placeOf("seed_to", "7"), "c.seed_to");
        QCOMPARE(placeOf("drop_frames_to", "1-x"), "c.drop_frames_to");
        QCOMPARE(placeOf("drop_frames_to", 7), "");
        QCOMPARE(placeOf("drop_frames_to", true), "c.drop_frames_to");
        QCOMPARE(placeOf("loss_filter_from", 7), "c.loss_filter_from");
        QCOMPARE(placeOf("emulation_filter_to", 7), "c.emulation_filter_to");
    }

    void theyBelongToTheirDirection()
    {
        Connection connection{ConnectionId("c"), {ElementId("1"), ElementId("2")}, {}, {}};
        connection.attributes = {{"seed_to", 4294967295.0},
                                 {"drop_frames_from", 7},
                                 {"loss_filter_to", " icmp "},
                                 {"emulation_filter_to", " udp "}};
        const LinkEmulation emulation = linkEmulation(connection);
        QCOMPARE(emulation.sentBy[0].droppedFrames, "7");
        QVERIFY(emulation.sentBy[0].countsFrames() && !emulation.sentBy[0].isPlain());
        QCOMPARE(emulation.sentBy[1].seed.value_or(0), 4294967295U);
        QCOMPARE(emulation.sentBy[1].lossFilter, "icmp");
        QCOMPARE(emulation.sentBy[1].emulationFilter, "udp");
        // Where nothing is lost, there is nothing to draw.
        QVERIFY(!emulation.sentBy[1].countsFrames() && emulation.sentBy[1].isPlain());
        QVERIFY(linkAttributes().contains("drop_frames_from"));
    }
};

QTEST_GUILESS_MAIN(TestFrameNumbers)
#include "tst_framenumbers.moc"
