// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawing.h"
#include "fabrictest.h"
#include "framesocket.h"

#include "app/lab/kernelfeatures.h"
#include "app/lab/netlink/traffic/framedraw.h"
#include "app/lab/netlink/traffic/trafficcontrol.h"

#include <bit>

using namespace tomato;
using namespace tomato::lab;

/// Frames that come twice, get a wrong bit or go ahead by their numbers, on real wires.
class TestNumberedEffects final : public FabricTest
{
    Q_OBJECT

public:
    using FabricTest::FabricTest;

private:
    static constexpr const char *Counted = "88b5";

    /// h1 and h2, and what is set for the direction from h1. Nobody sends anything by himself:
    /// their MTU has no room for IPv6.
    struct Network
    {
        explicit Network(const QJsonObject &attributes)
        {
            drawing.addHost("h1");
            drawing.addHost("h2");
            drawing.addInterface("h1:eth0", {{"mtu", 1000}, {"ip4address", "10.0.0.1/24"}});
            drawing.addInterface("h2:eth0", {{"mtu", 1000}, {"ip4address", "10.0.0.2/24"}});
            connection = drawing.connect("h1:eth0", "h2:eth0");
            apply(attributes);
        }
        void apply(const QJsonObject &attributes)
        {
            for (auto each = attributes.begin(); each != attributes.end(); ++each) {
                const auto done =
                    drawing.topology.setAttribute(connection, each.key() + "_from", *each);
                QVERIFY2(done, done ? "" : done.error().text().c_str());
            }
            lab.apply(drawing.topology, drawing.devices());
            const auto problems = lab.linkProblems();
            QVERIFY2(problems.empty(), problems.empty() ? "" : problems.begin()->second.c_str());
        }
        FrameSocket at(const QString &host) const { return {processOf(lab, host), "eth0"}; }

        Drawing drawing;
        ConnectionId connection;
        ListenerRecord listener;
        Lab lab{listener};
    };

    static QByteArray frame(const char *head, int number, int bytes = 100)
    {
        const QByteArray begin = QByteArray::fromHex("ffffffffffff02aabbccddee") +
                                 QByteArray::fromHex(head) +
                                 QByteArray::number(number).rightJustified(6, '0');
        return begin.leftJustified(bytes, 'x');
    }
    static int numberOf(const QByteArray &frame) { return frame.mid(14, 6).toInt(); }

    /// Sends these frames, and adds what comes in meanwhile.
    static bool send(const FrameSocket &from, const FrameSocket &to,
                     const QList<QByteArray> &frames, QList<QByteArray> &arrived)
    {
        // A socket has room for some hundred.
        constexpr qsizetype AtOnce = 50;
        for (qsizetype i = 0; i < frames.size(); ++i) {
            if (!from.send(frames[i]))
                return false;
            for (QByteArray each = i % AtOnce == 0 ? to.receive(0) : QByteArray(); !each.isEmpty();
                 each = to.receive(0))
                arrived << each;
        }
        return true;
    }
    /// Sends these frames, and returns what arrives, in that order. The end is marked by frames of
    /// another kind, of which the first that arrives counts.
    static QList<QByteArray> crossed(const Network &network, const QList<QByteArray> &frames)
    {
        const FrameSocket from = network.at("h1");
        const FrameSocket to = network.at("h2");
        QList<QByteArray> arrived;
        if (!send(from, to, frames, arrived))
            return {};
        const QByteArray end = frame("88b6", 0);
        for (int attempt = 0; attempt < 50; ++attempt) {
            if (!from.send(end))
                return {};
            for (QByteArray each = to.receive(); !each.isEmpty(); each = to.receive()) {
                // An end may come with a wrong bit itself.
                if (each.mid(12, 2) == end.mid(12, 2))
                    return arrived;
                arrived << each;
            }
        }
        return {};
    }
    /// The same where an end might overtake: so many arrive.
    static QList<QByteArray> crossed(const Network &network, const QList<QByteArray> &frames,
                                     qsizetype count)
    {
        const FrameSocket from = network.at("h1");
        const FrameSocket to = network.at("h2");
        QList<QByteArray> arrived;
        if (!send(from, to, frames, arrived))
            return {};
        for (int idle = 0; idle < 20 && arrived.size() < count;) {
            const QByteArray each = to.receive();
            each.isEmpty() ? void(++idle) : arrived.append(each);
        }
        return arrived;
    }
    static QList<QByteArray> frames(int count, int bytes = 100)
    {
        QList<QByteArray> all;
        for (int number = 1; number <= count; ++number)
            all << frame(Counted, number, bytes);
        return all;
    }
    static QList<int> numbers(const QList<QByteArray> &frames)
    {
        QList<int> all;
        for (const QByteArray &each : frames)
            all << numberOf(each);
        return all;
    }
    static bool draws(FrameDraw draw, int number, double percent, std::uint32_t seed)
    {
        return isDrawn(draw, static_cast<std::uint32_t>(number), percent, seed);
    }
    /// What arrives of so many frames, when some are lost and some come twice.
    static QList<int> expected(int count, double lost, double twice, std::uint32_t seed)
    {
        QList<int> all;
        for (int number = 1; number <= count; ++number) {
            if (lost > 0 && draws(FrameDraw::Loss, number, lost, seed))
                continue;
            all << number;
            if (draws(FrameDraw::Duplication, number, twice, seed))
                all << number;
        }
        return all;
    }
    static int wrongBits(const QByteArray &one, const QByteArray &other)
    {
        if (one.size() != other.size())
            return -1;
        int bits = 0;
        for (qsizetype i = 0; i < one.size(); ++i)
            bits += std::popcount(static_cast<unsigned char>(one[i] ^ other[i]));
        return bits;
    }
    /// How many runs: TOMATO_SEEDED_RUNS has more of them.
    static int runs() { return std::max(3, qEnvironmentVariableIntValue("TOMATO_SEEDED_RUNS")); }
    static bool has(KernelFeature::Kind kind)
    {
        auto socket = NetlinkSocket::open();
        const auto features = probeKernel(*socket);
        return features && std::ranges::any_of(*features, [kind](const KernelFeature &each) {
                   return each.kind == kind && each.works;
               });
    }

private slots:
    void init()
    {
        if (!has(KernelFeature::Kind::FrameNumbers))
            QSKIP("this kernel counts no frames");
    }

    void aSeedDoublesTheSameFramesInEachRun()
    {
        const QList<int> same = expected(500, 0, 10, 42);
        QVERIFY2(same.size() > 520 && same.size() < 590, qPrintable(QString::number(same.size())));
        for (int i = 0; i < runs(); ++i) {
            const Network network({{"duplicate", 10}, {"seed", 42}});
            QCOMPARE(numbers(crossed(network, frames(500))), same);
        }
        Network network({{"duplicate", 10}, {"seed", 43}});
        QCOMPARE(numbers(crossed(network, frames(500))), expected(500, 0, 10, 43));
        QVERIFY(expected(500, 0, 10, 43) != same);
        network.apply({{"duplicate", 100}});
        QCOMPARE(crossed(network, frames(3)).size(), 6);
        network.apply({{"duplicate", 0}});
        QCOMPARE(numbers(crossed(network, frames(50))), numbers(frames(50)));
    }

    void aSeedSpoilsTheSameBitsInEachRun()
    {
        const QList<QByteArray> sent = frames(500, 400);
        QList<QByteArray> first;
        for (int i = 0; i < runs(); ++i) {
            const Network network({{"corrupt", 20}, {"seed", 42}});
            const QList<QByteArray> arrived = crossed(network, sent);
            QCOMPARE(arrived.size(), sent.size());
            if (i == 0)
                first = arrived;
            QCOMPARE(arrived, first);
        }
        QSet<int> places;
        for (int i = 0; i < sent.size(); ++i) {
            const bool isHit = draws(FrameDraw::Corruption, i + 1, 20, 42);
            QCOMPARE(wrongBits(first[i], sent[i]), isHit ? 1 : 0);
            for (int at = 0; isHit && at < sent[i].size(); ++at) {
                if (sent[i][at] != first[i][at])
                    places << at;
            }
        }
        // Anywhere in the frame's front, but for its type.
        QVERIFY2(places.size() > 15, qPrintable(QString::number(places.size())));
        QVERIFY(!places.contains(12) && !places.contains(13));
        QVERIFY(*std::max_element(places.begin(), places.end()) > 150);
        const Network other({{"corrupt", 20}, {"seed", 43}});
        QVERIFY(crossed(other, sent) != first);
    }

    void aShortFrameGetsAWrongBitToo_data()
    {
        QTest::addColumn<int>("bytes");
        for (const int bytes : {20, 21, 34, 60, 300, 1014})
            QTest::addRow("%d bytes", bytes) << bytes;
    }
    void aShortFrameGetsAWrongBitToo()
    {
        QFETCH(const int, bytes);
        const QList<QByteArray> sent = frames(100, bytes);
        const Network network({{"corrupt", 100}, {"seed", 7}});
        const QList<QByteArray> arrived = crossed(network, sent);
        QCOMPARE(arrived.size(), sent.size());
        for (int i = 0; i < sent.size(); ++i)
            QCOMPARE(wrongBits(arrived[i], sent[i]), 1);
    }

    void aTagStaysAsItIs()
    {
        QList<QByteArray> sent;
        for (int number = 1; number <= 200; ++number)
            sent << frame("8100006488b5", number);
        const Network network({{"corrupt", 100}, {"seed", 3}});
        const QList<QByteArray> arrived = crossed(network, sent);
        QCOMPARE(arrived.size(), sent.size());
        for (int i = 0; i < sent.size(); ++i) {
            QCOMPARE(wrongBits(arrived[i], sent[i]), 1);
            QCOMPARE(arrived[i].mid(12, 6), sent[i].mid(12, 6));
        }
    }

    void theyComeTogetherWithLossAndABandwidth()
    {
        Network network({{"lossratio", 10},
                         {"duplicate", 10},
                         {"corrupt", 10},
                         {"seed", 5},
                         {"drop_frames", "2"},
                         {"bandwidth", 1'000'000}});
        const QList<QByteArray> sent = frames(300);
        const QList<QByteArray> arrived = crossed(network, sent);
        QList<QByteArray> whole;
        for (int number = 1; number <= 300; ++number) {
            if (number == 2 || draws(FrameDraw::Loss, number, 10, 5))
                continue;
            // A copy is as the frame was.
            if (draws(FrameDraw::Duplication, number, 10, 5))
                whole << sent[number - 1];
            whole << sent[number - 1];
        }
        QCOMPARE(arrived.size(), whole.size());
        int spoilt = 0;
        for (int i = 0; i < whole.size(); ++i) {
            const int bits = wrongBits(arrived[i], whole[i]);
            QVERIFY(bits == 0 || bits == 1);
            spoilt += bits;
        }
        QVERIFY2(spoilt > 10 && spoilt < 60, qPrintable(QString::number(spoilt)));
    }

    void theyHoldForWhatTheFilterNames()
    {
        const Network network(
            {{"duplicate", 100}, {"corrupt", 100}, {"loss_filter", "ether proto 0x88b7"}});
        QCOMPARE(crossed(network, frames(100)), frames(100));
        QCOMPARE(crossed(network, {frame("88b7", 1)}).size(), 2);
    }

    /// Chance is as good without a seed, also where the kernel has no netem.
    void withoutASeedTheirShareIsKept()
    {
        const Network network({{"duplicate", 20}, {"corrupt", 30}});
        const QList<QByteArray> sent = frames(1000);
        const QList<QByteArray> arrived = crossed(network, sent);
        // Six standard deviations of 12.6 and of 15.
        const auto twice = arrived.size() - sent.size();
        QVERIFY2(twice > 124 && twice < 276, qPrintable(QString::number(twice)));
        const QSet<QByteArray> whole(sent.begin(), sent.end());
        const auto spoilt =
            std::ranges::count_if(arrived, [&](const auto &each) { return !whole.contains(each); });
        QVERIFY2(spoilt > 200 && spoilt < 420, qPrintable(QString::number(spoilt)));
    }

    /// Who has the same memory keeps it as it was: a capture at the port, TCP that may send it
    /// again.
    void onlyWhatArrivesIsSpoilt()
    {
        const QList<QByteArray> sent = frames(100);
        const Network network({{"corrupt", 100}, {"seed", 1}});
        const auto &ports = network.listener.ports.at(network.connection);
        const FrameSocket capture(0, QString::fromStdString(ports[0]));
        const QList<QByteArray> arrived = crossed(network, sent);
        QCOMPARE(arrived.size(), sent.size());
        for (int i = 0; i < sent.size(); ++i) {
            QCOMPARE(capture.receive(), sent[i]);
            QVERIFY(arrived[i] != sent[i]);
        }
    }

    void aSeedReordersTheSameFramesInEachRun()
    {
        if (!has(KernelFeature::Kind::NetworkEmulator))
            QSKIP("this kernel has no netem");
        QVERIFY(has(KernelFeature::Kind::Bypass));
        for (const std::uint32_t seed : {42U, 43U}) {
            QList<int> ahead;
            QList<int> behind;
            for (int number = 1; number <= 200; ++number)
                (draws(FrameDraw::Overtaking, number, 10, seed) ? ahead : behind) << number;
            QVERIFY(ahead.size() > 5 && ahead.size() < 40);
            for (int i = 0; i < runs(); ++i) {
                const Network network({{"reorder", 10}, {"delay", 2000}, {"seed", qint64(seed)}});
                QCOMPARE(numbers(crossed(network, frames(200), 200)), ahead + behind);
            }
        }
    }

    void reorderingGoesTogetherWithABandwidthAndItsEnd()
    {
        if (!has(KernelFeature::Kind::NetworkEmulator))
            QSKIP("this kernel has no netem");
        Network network({{"reorder", 10},
                         {"delay", 2000},
                         {"seed", 42},
                         {"duplicate", 10},
                         {"bandwidth", 10'000}});
        const auto count = expected(200, 0, 10, 42).size();
        const auto order = [&](qsizetype arriving) {
            return numbers(crossed(network, frames(200), arriving));
        };
        const QList<int> arrived = order(count);
        QCOMPARE(arrived.size(), count);
        QVERIFY(!std::ranges::is_sorted(arrived));
        // Values change, and so does the way in which frames are reordered.
        network.apply({{"delay", 500}, {"bandwidth", 20'000}});
        QVERIFY(!std::ranges::is_sorted(order(count)));
        network.apply({{"reorder", 0}, {"duplicate", 0}});
        QCOMPARE(order(200), numbers(frames(200)));
        network.apply({{"reorder", 10}});
        QVERIFY(!std::ranges::is_sorted(order(200)));
        network.apply({{"delay", 0}, {"bandwidth", 0}});
        QCOMPARE(order(200), numbers(frames(200)));
    }

    void drawsAreOfNoEffectOnEachOther()
    {
        constexpr int Frames = 100'000;
        const QList<FrameDraw> kinds = {FrameDraw::Loss, FrameDraw::Duplication,
                                        FrameDraw::Corruption, FrameDraw::Overtaking};
        for (const std::uint32_t seed : {0U, 1U, 42U, 0xffffffffU}) {
            for (const FrameDraw one : kinds) {
                for (const FrameDraw other : kinds) {
                    int both = 0;
                    for (int number = 1; number <= Frames; ++number)
                        both += draws(one, number, 10, seed) && draws(other, number, 10, seed);
                    const double share = one == other ? 0.1 : 0.01;
                    const double deviation = std::sqrt(Frames * share * (1 - share));
                    QVERIFY(std::abs(both - Frames * share) < 5 * deviation);
                }
            }
        }
    }
};

int main(int argc, char **argv)
{
    return runInFabric<TestNumberedEffects>(argc, argv);
}

#include "tst_numberedeffects.moc"
