// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/capture/journeys/trace.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <random>

using namespace tomato;
using namespace tomato::journeys;
using namespace tomato::journeys::testing;
using namespace std::chrono_literals;

/// Pieces of datagrams that pass a NAT, which puts the datagram together and cuts it anew.
class TestNatPieces final : public QObject
{
    Q_OBJECT

    static constexpr std::size_t Payload = 4'000;
    static constexpr std::size_t PieceBytes = 1'480;
    static constexpr std::uint8_t Nat = 99;
    using Frames = std::vector<Frame>;

    static FrameShape shapeOf(std::uint64_t id, std::uint8_t source = 1,
                              std::uint8_t destination = 2)
    {
        FrameShape shape;
        shape.source = source;
        shape.destination = destination;
        shape.identification = static_cast<std::uint16_t>(id + 1);
        shape.mayBeFragmented = true;
        shape.payloadBytes = Payload;
        return shape;
    }
    /// The shape behind a NAT.
    static FrameShape masqueraded(FrameShape shape)
    {
        shape.source = Nat;
        shape.sourcePort = static_cast<std::uint16_t>(shape.sourcePort + 1);
        --shape.ttl;
        return shape;
    }
    static FrameShape forwardedTo(FrameShape shape, std::uint8_t destination)
    {
        shape.destination = destination;
        shape.destinationPort = static_cast<std::uint16_t>(shape.destinationPort + 2);
        --shape.ttl;
        return shape;
    }
    static Frames pieces(std::uint64_t id, const FrameShape &shape, bool isEcho = false)
    {
        return fragments(isEcho ? echo4(id, shape) : udp4(id, shape), PieceBytes);
    }

    /// Sees them at the points, one behind the other, each behind what it was there before.
    static std::vector<int> pass(Trace &trace, Timestamp time, const Frames &frames,
                                 const std::vector<std::string> &points,
                                 const std::vector<int> &before = {})
    {
        std::vector<int> seen = before;
        seen.resize(frames.size(), Trace::Nothing);
        for (const std::string &point : points) {
            for (std::size_t at = 0; at < frames.size(); ++at)
                seen[at] = trace.see(point, time += 2us, frames[at], seen[at]);
        }
        return seen;
    }

    /// Through r1 to h2, and the answers back, whose identifications differ by so many.
    static Trace throughANat(std::uint64_t datagrams, bool isEcho, std::uint64_t shift = 30'000,
                             bool areAlike = false)
    {
        Trace trace;
        for (std::uint64_t number = 0; number < datagrams; ++number) {
            const Timestamp time = 1s + number * 10ms;
            const FrameShape shape = shapeOf(number);
            const std::uint64_t id = areAlike ? 0 : number;
            const auto in = pass(trace, time, pieces(id, shape, isEcho),
                                 {"h1:0 -> r1:0 sent", "h1:0 -> r1:0 delivered"});
            pass(trace, time + 1ms, pieces(id, masqueraded(shape), isEcho),
                 {"r1:1 -> h2:0 sent", "r1:1 -> h2:0 delivered"}, in);
            const FrameShape back = shapeOf(number + shift, 2, Nat);
            const auto out = pass(trace, time + 2ms, pieces(id, back, isEcho),
                                  {"h2:0 -> r1:1 sent", "h2:0 -> r1:1 delivered"});
            pass(trace, time + 3ms, pieces(id, forwardedTo(back, 1), isEcho),
                 {"r1:0 -> h1:0 sent", "r1:0 -> h1:0 delivered"}, out);
        }
        return trace;
    }

private slots:
    void theyAreKnownAgainInBothDirections_data()
    {
        QTest::addColumn<bool>("isEcho");
        QTest::addColumn<std::uint64_t>("shift");
        QTest::addColumn<bool>("areAlike");
        QTest::newRow("UDP") << false << std::uint64_t{30'000} << false;
        QTest::newRow("echo") << true << std::uint64_t{30'000} << false;
        QTest::newRow("the same identifications") << false << std::uint64_t{0} << false;
        QTest::newRow("the same ones, and all alike") << false << std::uint64_t{0} << true;
        QTest::newRow("earlier ones, and all alike") << false << std::uint64_t{65'535 - 50} << true;
        QTest::newRow("later ones, and all alike") << false << std::uint64_t{50} << true;
    }
    void theyAreKnownAgainInBothDirections()
    {
        QFETCH(const bool, isEcho);
        QFETCH(const std::uint64_t, shift);
        QFETCH(const bool, areAlike);
        const Trace::Outcome outcome = throughANat(200, isEcho, shift, areAlike).match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.share(), 1.0);
        QCOMPARE(outcome.totals.journeys, std::uint64_t{200 * 6});
        QCOMPARE(outcome.totals.translated, std::uint64_t{200 * 6});
        QCOMPARE(outcome.totals.certain, std::uint64_t{200 * 6 * 3});
    }

    void recordingsThatKeptLittleKnowThemToo()
    {
        Trace trace = throughANat(200, false);
        trace.snapLength = 96;
        trace.keyBytes = 64;
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.share(), 1.0);
    }

    void theirOrderDoesNotCount()
    {
        std::mt19937_64 random(5);
        Trace trace;
        for (std::uint64_t id = 0; id < 200; ++id) {
            const Timestamp time = 1s + id * 10ms;
            const FrameShape shape = shapeOf(id);
            const Frames before = pieces(id, shape);
            const Frames behind = pieces(id, masqueraded(shape));
            std::vector<std::size_t> order = {0, 1, 2};
            std::vector<int> seen(3, Trace::Nothing);
            Timestamp now = time;
            for (const char *point : {"h1:0 -> r1:0 sent", "h1:0 -> r1:0 delivered",
                                      "r1:1 -> h2:0 sent", "r1:1 -> h2:0 delivered"}) {
                std::shuffle(order.begin(), order.end(), random);
                now += 100us;
                for (std::size_t turn = 0; turn < 3; ++turn) {
                    const std::size_t at = order[turn];
                    seen[at] = trace.see(point, now + turn * 3us,
                                         (point[0] == 'h' ? before : behind)[at], seen[at]);
                }
            }
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.share(), 1.0);
        QCOMPARE(outcome.totals.journeys, std::uint64_t{600});
    }

    /// The NAT waits for the one that was lost, and sends nothing on.
    void whenOneIsLostTheOthersEndAtTheNat()
    {
        Trace trace;
        for (std::uint64_t id = 0; id < 200; ++id) {
            const Timestamp time = 1s + id * 10ms;
            const FrameShape shape = shapeOf(id);
            const Frames frames = pieces(id, shape);
            auto in = pass(trace, time, frames, {"h1:0 -> r1:0 sent"});
            const std::size_t lost = id % 7;
            for (std::size_t at = 0; at < 3; ++at) {
                if (at != lost)
                    in[at] = trace.see("h1:0 -> r1:0 delivered", time + 10us, frames[at], in[at]);
            }
            if (lost >= 3)
                pass(trace, time + 1ms, pieces(id, masqueraded(shape)),
                     {"r1:1 -> h2:0 sent", "r1:1 -> h2:0 delivered"}, in);
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.share(), 1.0);
        QCOMPARE(outcome.totals.journeys, std::uint64_t{600});
        QCOMPARE(outcome.totals.matched(), outcome.toMatch);
    }

    void whatIsCutBeforeOrBehindANatFollowsItsPacket_data()
    {
        QTest::addColumn<bool>("isCutFirst");
        QTest::newRow("before") << true;
        QTest::newRow("behind") << false;
    }
    void whatIsCutBeforeOrBehindANatFollowsItsPacket()
    {
        QFETCH(const bool, isCutFirst);
        Trace trace;
        // The pieces of another datagram, with the same identification, are seen first.
        for (std::uint64_t id = 0; id < 200; ++id) {
            const Timestamp time = 1s + id * 10ms;
            pass(trace, time, pieces(id, shapeOf(id, 7, 8)),
                 {"h7:0 -> r7:0 sent", "h7:0 -> r7:0 delivered"});
            FrameShape shape = shapeOf(id);
            const int sent = trace.see("h1:0 -> r1:0", time + 1ms, udp4(id, shape));
            if (isCutFirst) {
                --shape.ttl;
                const auto cut = pass(trace, time + 2ms, pieces(id, shape), {"r1:1 -> r2:0"},
                                      {sent, sent, sent});
                pass(trace, time + 3ms, pieces(id, masqueraded(shape)), {"r2:1 -> h2:0"}, cut);
            } else {
                shape = masqueraded(shape);
                const int on = trace.see("r1:1 -> r2:0", time + 2ms, udp4(id, shape), sent);
                --shape.ttl;
                pass(trace, time + 3ms, pieces(id, shape), {"r2:1 -> h2:0"}, {on, on, on});
            }
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.share(), 1.0);
        QCOMPARE(outcome.totals.journeys, std::uint64_t{200 * (3 + 1)});
    }

    /// The second one has, behind the NAT, the addresses, the identification and but for the ports
    /// the content that the first one has before it.
    void oneThatBecomesLikeAnotherIsToldApartByItsFirstPiece()
    {
        Trace trace;
        const std::vector<std::string> before = {"h1:0 -> r1:0 sent", "h1:0 -> r1:0 delivered"};
        const std::vector<std::string> behind = {"r1:1 -> h2:0 sent", "r1:1 -> h2:0 delivered"};
        for (std::uint64_t number = 0; number < 100; ++number) {
            const Timestamp time = 1s + number * 10ms;
            const FrameShape direct = shapeOf(number);
            const auto in = pass(trace, time, pieces(0, direct), before);
            pass(trace, time + 1ms, pieces(0, masqueraded(direct)), behind, in);
            FrameShape given = shapeOf(number, 1, Nat);
            given.sourcePort = 40'100;
            given.destinationPort = 5;
            const auto other = pass(trace, time + 2s, pieces(0, given), before);
            pass(trace, time + 2s + 1ms, pieces(0, forwardedTo(given, 2)), behind, other);
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.share(), 1.0);
        QCOMPARE(outcome.totals.journeys, std::uint64_t{100 * 6});
    }

    void theFlowOfEachIsThatOfItsFirstPiece()
    {
        Ledger ledger({"h1:0 -> r1:0 sent", "r1:1 -> h2:0 sent"});
        for (std::uint64_t number = 0; number < 100; ++number) {
            Timestamp time = 1s + number * 10ms;
            FrameShape one = shapeOf(number);
            FrameShape other = shapeOf(number, 1, Nat);
            other.sourcePort = 40'100;
            const auto see = [&](const char *point, const FrameShape &shape) {
                // The first piece comes last.
                const Frames all = pieces(0, shape);
                for (auto each = all.rbegin(); each != all.rend(); ++each)
                    ledger.see(point, time += 2us, *each);
            };
            see("h1:0 -> r1:0 sent", one);
            see("r1:1 -> h2:0 sent", masqueraded(one));
            time += 2s;
            see("h1:0 -> r1:0 sent", other);
            see("r1:1 -> h2:0 sent", forwardedTo(other, 2));
        }
        QVERIFY(!ledger.rows().empty());
        std::map<std::string, std::uint64_t> found;
        for (const auto &[flow, measure] : ledger.measures().flows())
            found[ledger.flows().flow(flow).text()] += measure.packets;
        const std::map<std::string, std::uint64_t> expected = {
            {"UDP 10.0.0.1:40000 -> 10.0.0.2:7", 300}, {"UDP 10.0.0.1:40100 -> 10.0.0.99:7", 300}};
        QVERIFY(found == expected);
    }

    /// Behind it their addresses and identifications are the same.
    void thoseOfTwoHostsBehindOneNatAreToldApartByTheirContent()
    {
        Trace trace;
        for (std::uint64_t id = 0; id < 200; ++id) {
            for (const std::uint8_t host : {std::uint8_t{1}, std::uint8_t{3}}) {
                const Timestamp time = 1s + id * 10ms + host * 10us;
                FrameShape shape = shapeOf(id, host);
                shape.sourcePort = static_cast<std::uint16_t>(40'000 + host);
                const std::uint64_t content = 1'000 * id + host;
                Frame frame = udp4(content, shape);
                Frame behind = udp4(content, masqueraded(shape));
                // Each piece says whose it is.
                for (const std::size_t at : {2'000u, 3'900u})
                    frame[at] = behind[at] = host;
                const std::string name = "h" + std::to_string(host);
                const auto in =
                    pass(trace, time, fragments(frame, PieceBytes), {name + ":0 -> r1:" + name});
                pass(trace, time + 1ms, fragments(behind, PieceBytes), {"r1:1 -> h2:0"}, in);
            }
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.share(), 1.0);
        QCOMPARE(outcome.totals.translated, std::uint64_t{200 * 6});
    }

    void lookalikesOfTwoHostsDoNotBecomeEachOther_data()
    {
        QTest::addColumn<bool>("isCut");
        QTest::newRow("pieces") << false;
        QTest::newRow("cut on their way") << true;
    }
    /// Two hosts send the same with the same identifications, and no NAT is there.
    void lookalikesOfTwoHostsDoNotBecomeEachOther()
    {
        QFETCH(const bool, isCut);
        std::mt19937_64 random(7);
        std::uniform_real_distribution<double> chance(0, 1);
        Trace trace;
        std::uint64_t expected = 0;
        for (std::uint64_t id = 0; id < 1'000; ++id) {
            for (const std::uint8_t host : {std::uint8_t{1}, std::uint8_t{3}}) {
                const Timestamp time = 1s + id * 2ms + Timestamp(random() % 500'000);
                FrameShape shape = shapeOf(id, host);
                const std::string name = "h" + std::to_string(host);
                const Frames whole = {udp4(7, shape)};
                const Frames sent = isCut ? whole : pieces(7, shape);
                auto in = pass(trace, time, sent,
                               {name + ":0 -> r1:" + name + " sent",
                                name + ":0 -> r1:" + name + " delivered"});
                in.resize(3, in.front());
                expected += sent.size();
                --shape.ttl;
                const Frames out = pieces(7, shape);
                for (std::size_t at = 0; at < 3; ++at) {
                    if (chance(random) < 0.1)
                        continue;
                    const int on =
                        trace.see("r1:1 -> h2:0 sent", time + 600us + at * 1us, out[at], in[at]);
                    if (chance(random) >= 0.1)
                        trace.see("r1:1 -> h2:0 delivered", time + 700us + at * 1us, out[at], on);
                }
            }
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.totals.translated, std::uint64_t{0});
        QCOMPARE(outcome.totals.journeys, expected);
        QCOMPARE(outcome.share(), 1.0);
    }

    /// Where some links were not recorded, no more is taken for translated than of whole packets.
    void theyAreNoMoreAlikeThanWholePackets()
    {
        std::array<std::uint64_t, 2> translated{};
        for (const bool isCut : {false, true}) {
            std::mt19937_64 random(9);
            std::uniform_real_distribution<double> chance(0, 1);
            Trace trace;
            for (std::uint64_t id = 0; id < 1'000; ++id) {
                for (const std::uint8_t host : {std::uint8_t{1}, std::uint8_t{3}}) {
                    const Timestamp time = 1s + id * 2ms + Timestamp(random() % 500'000);
                    FrameShape shape = shapeOf(id, host);
                    const Frames in = isCut ? pieces(7, shape) : Frames{udp4(7, shape)};
                    --shape.ttl;
                    const Frames out = isCut ? pieces(7, shape) : Frames{udp4(7, shape)};
                    const bool isSeen = chance(random) >= 0.3;
                    const bool isLost = chance(random) < 0.3;
                    const std::string name = "h" + std::to_string(host);
                    std::vector<int> seen;
                    if (isSeen)
                        seen = pass(trace, time, in, {name + ":0 -> r1:" + name});
                    if (!isLost)
                        pass(trace, time + 600us, out, {"r1:1 -> h2:0"}, seen);
                }
            }
            translated[isCut ? 1 : 0] = trace.match().totals.translated;
        }
        QVERIFY(translated[0] > 0);
        QVERIFY2(translated[1] <= 3 * translated[0],
                 qPrintable(QStringLiteral("%1 and %2").arg(translated[0]).arg(translated[1])));
    }

    void theirFlowIsThatOfTheirDatagram()
    {
        Places places;
        const std::vector<const char *> names = {"h1:0 -> r1:0", "h3:0 -> r1:3", "r1:1 -> h2:0",
                                                 "h2:0 -> r1:1", "r1:0 -> h1:0"};
        for (const char *name : names)
            QVERIFY(places.addPoint(pointFromName(name)));
        places.connect();
        std::map<std::string, int> journeys;
        const Matcher *of = nullptr;
        Matcher matcher(places, {}, [&](const Journey &journey) {
            ++journeys[of->flows().flow(journey.flow).text() + " over " +
                       std::to_string(journey.hops.size())];
        });
        of = &matcher;
        Timestamp now = 1s;
        std::uint64_t number = 0;
        const auto see = [&](PointId point, const Frame &frame) {
            SeenPacket packet;
            packet.point = point;
            packet.time = now += 1us;
            packet.number = number++;
            packet.key =
                readPacketKey(1, {reinterpret_cast<const char *>(frame.data()), frame.size()});
            matcher.add(packet);
        };
        for (std::uint64_t id = 0; id < 10; ++id) {
            const FrameShape one = shapeOf(id);
            FrameShape other = shapeOf(id, 3);
            other.sourcePort = 50'000;
            // The first piece is seen last.
            for (const std::size_t at : {2u, 1u, 0u}) {
                see(0, pieces(id, one)[at]);
                see(1, pieces(id + 100, other)[at]);
            }
            for (const std::size_t at : {1u, 0u, 2u}) {
                see(2, pieces(id, masqueraded(one))[at]);
                see(2, pieces(id + 100, masqueraded(other))[at]);
            }
        }
        // Questions and answers of one content.
        for (std::uint32_t id = 0; id < 400; id += 4) {
            FrameShape there = shapeOf(0);
            FrameShape back = shapeOf(0, 2, Nat);
            std::swap(back.sourcePort, back.destinationPort);
            const std::array<std::pair<PointId, FrameShape>, 4> sights = {
                {{0, there}, {2, masqueraded(there)}, {3, back}, {4, forwardedTo(back, 1)}}};
            for (std::uint32_t at = 0; at < sights.size(); ++at) {
                const auto &[point, shape] = sights[at];
                for (const Frame &each : fragments6(udp6(7, shape), 1'448, 1 + id + at))
                    see(point, each);
            }
        }
        matcher.finish();
        QCOMPARE(journeys.size(), std::size_t{4});
        QCOMPARE(journeys["UDP [fd00::1]:40000 -> [fd00::2]:7 over 2"], 300);
        QCOMPARE(journeys["UDP [fd00::2]:7 -> [fd00::63]:40000 over 2"], 300);
        QCOMPARE(journeys["UDP 10.0.0.1:40000 -> 10.0.0.2:7 over 2"], 30);
        QCOMPARE(journeys["UDP 10.0.0.3:50000 -> 10.0.0.2:7 over 2"], 30);
    }

    void thoseOfIpv6GetAnotherIdentification_data()
    {
        QTest::addColumn<bool>("isTranslated");
        QTest::addColumn<bool>("isSame");
        QTest::newRow("behind a NAT") << true << false;
        QTest::newRow("behind a NAT, all of one content") << true << true;
        QTest::newRow("behind a firewall") << false << false;
        QTest::newRow("behind a firewall, all of one content") << false << true;
    }
    /// Linux chooses a new one where it cuts anew.
    void thoseOfIpv6GetAnotherIdentification()
    {
        QFETCH(const bool, isTranslated);
        QFETCH(const bool, isSame);
        Trace trace;
        for (std::uint32_t id = 0; id < 500; ++id) {
            const Timestamp time = 1s + id * 10ms;
            FrameShape shape = shapeOf(0);
            const std::uint64_t content = isSame ? 7 : id;
            const auto in =
                pass(trace, time, fragments6(udp6(content, shape), 1'448, 1'000 + id * 7'919),
                     {"h1:0 -> r1:0 sent", "h1:0 -> r1:0 delivered"});
            --shape.ttl;
            if (isTranslated)
                shape.source = Nat;
            Frame frame = udp6(content, shape);
            if (isTranslated)
                frame[61] = 77; // a byte of the checksum
            pass(trace, time + 1ms, fragments6(frame, 1'448, 900'000 + id * 104'729),
                 {"r1:1 -> h2:0 sent", "r1:1 -> h2:0 delivered"}, in);
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.share(), 1.0);
        QCOMPARE(outcome.totals.journeys, std::uint64_t{1'500});
        QCOMPARE(outcome.totals.ambiguous, std::uint64_t{0});
    }

    /// As a program sends them that makes the headers itself.
    void veryManyMayHaveOneIdentification()
    {
        Trace trace;
        for (std::uint64_t number = 0; number < 400; ++number) {
            const Timestamp time = 1s + number * 2ms;
            const FrameShape shape = shapeOf(7);
            const auto in = pass(trace, time, pieces(number, shape),
                                 {"h1:0 -> r1:0 sent", "h1:0 -> r1:0 delivered"});
            pass(trace, time + 1ms, pieces(number, masqueraded(shape)),
                 {"r1:1 -> h2:0 sent", "r1:1 -> h2:0 delivered"}, in);
        }
        const Trace::Outcome outcome = trace.match();
        QCOMPARE(outcome.wrong, std::uint64_t{0});
        QCOMPARE(outcome.totals.journeys, std::uint64_t{1'200});
    }
};

QTEST_GUILESS_MAIN(TestNatPieces)
#include "tst_natpieces.moc"
