// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/capture/journeys/ledger.h"

#include <QTest>

using namespace tomato;
using namespace tomato::journeys;
using namespace tomato::journeys::testing;
using namespace std::chrono_literals;

/// A router copies what it forwards, as by nft's dup: to h2 on two ways, or to a bystander.
class TestCopies final : public QObject
{
    Q_OBJECT

    static constexpr int Packets = 100;

    /// h1 at r1; from r1 to r2, behind which h2 is at r5, or over r3 to r2; and over r4 to h4.
    /// Arrivals are recorded.
    struct Lab : Ledger
    {
        explicit Lab(bool isKnown)
            : Ledger({"h1:0 -> r1:0 sent", "h1:0 -> r1:0 delivered", "r1:1 -> r2:0 sent",
                      "r1:1 -> r2:0 delivered", "r2:2 -> r5:0 sent", "r2:2 -> r5:0 delivered",
                      "r5:1 -> h2:0 sent", "r5:1 -> h2:0 delivered", "r1:2 -> r3:0 sent",
                      "r1:2 -> r3:0 delivered", "r3:1 -> r2:1 sent", "r3:1 -> r2:1 delivered",
                      "r1:3 -> r4:0 sent", "r1:3 -> r4:0 delivered", "r4:1 -> h4:0 sent",
                      "r4:1 -> h4:0 delivered"})
        {
            describe({"h1", "h2", "h4"}, Place::Forwarding::Keeps);
            describe({"r1", "r2", "r3", "r4", "r5"}, Place::Forwarding::Routes);
            places.addAddress({10, 0, 0, 1}, "h1");
            if (isKnown)
                places.addAddress({10, 0, 0, 2}, "h2");
        }

        void pass(const std::string &link, Timestamp sent, Timestamp delivered, const Frame &frame)
        {
            m_seen.insert({sent, {link + " sent", frame}});
            if (delivered != Timestamp{})
                m_seen.insert({delivered, {link + " delivered", frame}});
        }

        void seeAll()
        {
            for (const auto &[time, what] : m_seen)
                see(what.first, time, what.second);
        }

        std::uint32_t flow() const { return measures().flows().begin()->first; }

    private:
        std::multimap<Timestamp, std::pair<std::string, Frame>> m_seen;
    };

    static void addLast(Lab &lab, Timestamp time, Frame frame)
    {
        frame = routed(frame);
        lab.pass("r2:2 -> r5:0", time, time + 1us, frame);
        lab.pass("r5:1 -> h2:0", time + 2us, time + 3us, routed(frame));
    }

    static bool isLost(int packet) { return packet % 10 == 7; }

    static void addPassing(Lab &lab, int packet, Timestamp time)
    {
        Frame frame = udp4(static_cast<std::uint64_t>(packet));
        lab.pass("h1:0 -> r1:0", time, time + 1us, frame);
        frame = routed(frame);
        lab.pass("r1:1 -> r2:0", time + 3us, isLost(packet) ? Timestamp{} : time + 4us, frame);
        if (!isLost(packet))
            addLast(lab, time + 5us, frame);
    }

private slots:
    void copiesOnTwoWaysAreOnePacketThatCameWithTheFirst_data()
    {
        QTest::addColumn<bool>("isKnown");
        QTest::newRow("the address is known") << true;
        QTest::newRow("it is not") << false;
    }
    void copiesOnTwoWaysAreOnePacketThatCameWithTheFirst()
    {
        QFETCH(const bool, isKnown);
        Lab lab(isKnown);
        for (int packet = 0; packet < Packets; ++packet) {
            const Timestamp time = 1s + packet * 20ms;
            addPassing(lab, packet, time);
            Frame frame = routed(udp4(static_cast<std::uint64_t>(packet)));
            lab.pass("r1:2 -> r3:0", time + 2us, time + 5us, frame);
            frame = routed(frame);
            lab.pass("r3:1 -> r2:1", time + 5ms, time + 6ms, frame);
            addLast(lab, time + 8ms - 3us, frame);
        }
        lab.seeAll();
        auto rows = lab.rows();
        QCOMPARE((rows[{"r1:1 -> r2:0 sent", Fate::LostOnWire}]), std::uint64_t{10});
        QCOMPARE((rows[{"r5:1 -> h2:0 delivered", Fate::Arrived}]), std::uint64_t{190});
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(lab.lost(), std::uint64_t{0});
        QCOMPARE(lab.lostCopies(), std::uint64_t{10});
        const PathMeasure &path = lab.measures().path(lab.flow())->measure;
        QCOMPARE(path.duplicated, std::uint64_t{90});
        QCOMPARE(lab.measures().totals().duplicated, std::uint64_t{90});
        QCOMPARE(path.delay.least(), Timestamp(8us));
        QCOMPARE(path.delay.mean(), (Timestamp(90 * 8us) + Timestamp(10 * 8ms)) / 100);
        QCOMPARE(path.delay.greatest(), Timestamp(8ms));
        // The copies are made at r1.
        for (const StepMeasure *step : lab.measures().steps()) {
            const bool isCopying = step->from == lab.point("h1:0 -> r1:0 delivered") &&
                                   step->to == lab.point("r1:2 -> r3:0 sent");
            QCOMPARE(step->path.duplicated, std::uint64_t{isCopying ? 90U : 0U});
        }
        const auto &ways = lab.measures().flows().at(lab.flow()).ways;
        QCOMPARE(ways.size(), std::size_t{2});
        QCOMPARE(ways[0].packets, std::uint64_t{90});
        QCOMPARE(ways[0].points.size(), std::size_t{8});
        QCOMPARE(ways[1].packets, std::uint64_t{10});
        QCOMPARE(lab.measures().wayChanges(lab.flow()), std::uint64_t{20});
    }

    void aCopyThatWasLostBesideTheOneThatCameIsNoLostPacket_data()
    {
        QTest::addColumn<bool>("isKnown");
        QTest::newRow("the address is known") << true;
        QTest::newRow("it is where most of them came") << false;
    }
    /// On the last link both copies came equally far, and one of them was lost there; of some
    /// packets both were.
    void aCopyThatWasLostBesideTheOneThatCameIsNoLostPacket()
    {
        QFETCH(const bool, isKnown);
        Lab lab(isKnown);
        for (int packet = 0; packet < Packets; ++packet) {
            const Timestamp time = 1s + packet * 20ms;
            Frame frame = udp4(static_cast<std::uint64_t>(packet));
            lab.pass("h1:0 -> r1:0", time, time + 1us, frame);
            frame = routed(frame);
            lab.pass("r1:1 -> r2:0", time + 3us, time + 4us, frame);
            frame = routed(frame);
            lab.pass("r2:2 -> r5:0", time + 5us, time + 6us, frame);
            frame = routed(frame);
            const Timestamp came = packet % 20 == 7 ? Timestamp{} : time + 9us;
            lab.pass("r5:1 -> h2:0", time + 8us, came, frame);
            lab.pass("r5:1 -> h2:0", time + 10us, isLost(packet) ? Timestamp{} : time + 11us,
                     frame);
        }
        lab.seeAll();
        auto rows = lab.rows();
        QCOMPARE((rows[{"r5:1 -> h2:0 sent", Fate::LostOnWire}]), std::uint64_t{15});
        QCOMPARE(lab.lost(), std::uint64_t{5});
        QCOMPARE(lab.lostCopies(), std::uint64_t{10});
    }

    void aCopyThatABystandersLinkLosesIsUnneeded_data()
    {
        QTest::addColumn<bool>("isKnown");
        QTest::newRow("the address is known") << true;
        QTest::newRow("it is where most of them came") << false;
    }
    void aCopyThatABystandersLinkLosesIsUnneeded()
    {
        QFETCH(const bool, isKnown);
        Lab lab(isKnown);
        for (int packet = 0; packet < Packets; ++packet) {
            const Timestamp time = 1s + packet * 20ms;
            Frame frame = udp4(static_cast<std::uint64_t>(packet));
            lab.pass("h1:0 -> r1:0", time, time + 1us, frame);
            frame = routed(frame);
            lab.pass("r1:1 -> r2:0", time + 3us, time + 4us, frame);
            addLast(lab, time + 5us, frame);
            lab.pass("r1:3 -> r4:0", time + 2us, time + 5us, frame);
            lab.pass("r4:1 -> h4:0", time + 7us, isLost(packet) ? Timestamp{} : time + 9us,
                     routed(frame));
        }
        lab.seeAll();
        auto rows = lab.rows();
        QCOMPARE((rows[{"r4:1 -> h4:0 sent", Fate::Unneeded}]), std::uint64_t{10});
        QCOMPARE((rows[{"r4:1 -> h4:0 delivered", Fate::Unneeded}]), std::uint64_t{90});
        QCOMPARE((rows[{"r5:1 -> h2:0 delivered", Fate::Arrived}]), std::uint64_t{Packets});
        QCOMPARE(rows.size(), std::size_t{3});
        QCOMPARE(lab.lost(), std::uint64_t{0});
        QCOMPARE(lab.lostCopies(), std::uint64_t{0});
    }

    void aPacketIsLostOnTheLinkOfItsDestination_data()
    {
        QTest::addColumn<bool>("isKnown");
        QTest::newRow("the address is known") << true;
        QTest::newRow("it is where most of them came") << false;
    }
    /// A hub gives a router the other copy, which comes earlier.
    void aPacketIsLostOnTheLinkOfItsDestination()
    {
        QFETCH(const bool, isKnown);
        Ledger lab({"h1:0 -> x:0 sent", "h1:0 -> x:0 delivered", "x:1 -> r4:0 sent",
                    "x:1 -> r4:0 delivered", "x:2 -> h2:0 sent", "x:2 -> h2:0 delivered"});
        lab.describe({"h1", "h2"}, Place::Forwarding::Keeps);
        lab.describe({"r4"}, Place::Forwarding::Routes);
        lab.describe({"x"}, Place::Forwarding::Floods);
        if (isKnown)
            lab.places.addAddress({10, 0, 0, 2}, "h2");
        for (int packet = 0; packet < Packets; ++packet) {
            const Timestamp time = 1s + packet * 20ms;
            const Frame frame = udp4(static_cast<std::uint64_t>(packet));
            lab.see("h1:0 -> x:0 sent", time, frame);
            lab.see("h1:0 -> x:0 delivered", time + 1us, frame);
            lab.see("x:1 -> r4:0 sent", time + 2us, frame);
            lab.see("x:1 -> r4:0 delivered", time + 3us, frame);
            lab.see("x:2 -> h2:0 sent", time + 4us, frame);
            if (!isLost(packet))
                lab.see("x:2 -> h2:0 delivered", time + 5us, frame);
        }
        auto rows = lab.rows();
        QCOMPARE((rows[{"x:2 -> h2:0 sent", Fate::LostOnWire}]), std::uint64_t{10});
        QCOMPARE((rows[{"x:1 -> r4:0 delivered", Fate::Unneeded}]), std::uint64_t{Packets});
        QCOMPARE(lab.lost(), std::uint64_t{10});
        QCOMPARE(lab.lostCopies(), std::uint64_t{0});
    }

    void aCopyForABystanderIsNotWhereAPacketWasLost_data()
    {
        QTest::addColumn<bool>("isKnown");
        QTest::newRow("the address is known") << true;
        QTest::newRow("it is where most of them came") << false;
    }
    void aCopyForABystanderIsNotWhereAPacketWasLost()
    {
        QFETCH(const bool, isKnown);
        Lab lab(isKnown);
        for (int packet = 0; packet < Packets; ++packet) {
            const Timestamp time = 1s + packet * 20ms;
            addPassing(lab, packet, time);
            Frame frame = udp4(static_cast<std::uint64_t>(packet));
            lab.pass("r1:3 -> r4:0", time + 2us, time + 5us, routed(frame));
            lab.pass("r4:1 -> h4:0", time + 7us, time + 9us, routed(routed(frame)));
        }
        lab.seeAll();
        auto rows = lab.rows();
        QCOMPARE((rows[{"r4:1 -> h4:0 delivered", Fate::Unneeded}]), std::uint64_t{Packets});
        QCOMPARE((rows[{"r1:1 -> r2:0 sent", Fate::LostOnWire}]), std::uint64_t{10});
        QCOMPARE((rows[{"r5:1 -> h2:0 delivered", Fate::Arrived}]), std::uint64_t{90});
        QCOMPARE(rows.size(), std::size_t{3});
        QCOMPARE(lab.measures().totals().duplicated, std::uint64_t{0});
        QCOMPARE(lab.lost(), std::uint64_t{10});
        QCOMPARE(lab.measures().wayChanges(lab.flow()), std::uint64_t{0});
        for (const FlowMeasure::Way &way : lab.measures().flows().at(lab.flow()).ways)
            QVERIFY(way.points.back() != lab.point("r4:1 -> h4:0 delivered"));
    }
};

QTEST_GUILESS_MAIN(TestCopies)
#include "tst_copies.moc"
