// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawing.h"
#include "fabrictest.h"
#include "framesocket.h"

#include "app/lab/kernelfeatures.h"
#include "app/lab/netlink/traffic/framedraw.h"

using namespace tomato;
using namespace tomato::lab;

/// Frames that are lost by their numbers, on real wires.
class TestNumberedLoss final : public FabricTest
{
    Q_OBJECT

public:
    using FabricTest::FabricTest;

private:
    /// h1 and h2; "from" is the direction from h1. Nobody sends anything by himself: their MTU has
    /// no room for IPv6.
    struct Network
    {
        Network()
        {
            drawing.addHost("h1");
            drawing.addHost("h2");
            drawing.addInterface("h1:eth0", {{"mtu", 1000}, {"ip4address", "10.0.0.1/24"}});
            drawing.addInterface("h2:eth0", {{"mtu", 1000}, {"ip4address", "10.0.0.2/24"}});
            connection = drawing.connect("h1:eth0", "h2:eth0");
        }
        void set(const QString &key, const QJsonValue &value)
        {
            const auto done = drawing.topology.setAttribute(connection, key, value);
            QVERIFY2(done, done ? "" : done.error().text().c_str());
        }
        void apply()
        {
            lab.apply(drawing.topology, drawing.devices());
            const auto problems = lab.linkProblems();
            QVERIFY2(problems.empty(), problems.empty() ? "" : problems.begin()->second.c_str());
        }

        Drawing drawing;
        ConnectionId connection;
        ListenerRecord listener;
        Lab lab{listener};
    };

    /// A frame with this head behind the addresses, and a number at its end.
    static QByteArray frame(const char *head, int number)
    {
        QByteArray bytes = QByteArray::fromHex("ffffffffffff02aabbccddee") +
                           QByteArray::fromHex(head) + QByteArray(60, '\0');
        return bytes + QByteArray::number(number).rightJustified(6, '0');
    }

    /// Sends frames that count from `first` to `last`, and returns the numbers of those that do not
    /// arrive. The end is marked by frames of another kind, of which the first that arrives counts.
    static QList<int> lost(const FrameSocket &from, const FrameSocket &to, const char *head,
                           int first, int last)
    {
        for (int number = first; number <= last; ++number) {
            if (!from.send(frame(head, number)))
                return {-1};
        }
        QSet<int> arrived;
        const QByteArray end = frame("88b6", 0);
        for (int attempt = 0; attempt < 50; ++attempt) {
            if (!from.send(end))
                return {-1};
            for (QByteArray each = to.receive(); !each.isEmpty(); each = to.receive()) {
                if (each == end)
                    return missing(arrived, first, last);
                arrived.insert(each.last(6).toInt());
            }
        }
        return {-1};
    }
    static QList<int> missing(const QSet<int> &arrived, int first, int last)
    {
        QList<int> all;
        for (int number = first; number <= last; ++number) {
            if (!arrived.contains(number))
                all << number;
        }
        return all;
    }
    static QList<int> drawn(int last, double percent, std::uint32_t seed)
    {
        QList<int> all;
        for (int number = 1; number <= last; ++number) {
            if (isDrawn(FrameDraw::Loss, static_cast<std::uint32_t>(number), percent, seed))
                all << number;
        }
        return all;
    }
    static FrameSocket at(const Network &network, const QString &host)
    {
        return {processOf(network.lab, host), "eth0"};
    }

private slots:
    void init()
    {
        auto socket = NetlinkSocket::open();
        QVERIFY(socket);
        const auto features = probeKernel(*socket);
        QVERIFY2(features, features ? "" : features.error().text().c_str());
        for (const KernelFeature &each : *features) {
            if (each.kind == KernelFeature::Kind::FrameNumbers && !each.works)
                QSKIP(each.reason.c_str());
        }
    }

    /// TOMATO_SEEDED_RUNS has more of them.
    void aSeedLosesTheSameFramesInEachRun()
    {
        const int runs = std::max(3, qEnvironmentVariableIntValue("TOMATO_SEEDED_RUNS"));
        const QList<int> expected = drawn(500, 10, 42);
        QVERIFY2(expected.size() > 20 && expected.size() < 90,
                 qPrintable(QString::number(expected.size())));
        for (int i = 0; i < runs; ++i) {
            Network network;
            network.set("lossratio_from", 10);
            network.set("seed_from", 42);
            network.apply();
            const FrameSocket h1 = at(network, "h1");
            const FrameSocket h2 = at(network, "h2");
            QCOMPARE(lost(h1, h2, "88b5", 1, 500), expected);
            QCOMPARE(lost(h2, h1, "88b5", 1, 100), QList<int>());
        }
    }

    void anotherSeedLosesOthers()
    {
        Network network;
        network.set("lossratio_from", 10);
        network.set("seed_from", 1);
        network.apply();
        const FrameSocket h1 = at(network, "h1");
        const FrameSocket h2 = at(network, "h2");
        QCOMPARE(lost(h1, h2, "88b5", 1, 300), drawn(300, 10, 1));
        network.set("seed_from", 2);
        network.apply();
        QCOMPARE(lost(h1, h2, "88b5", 1, 300), drawn(300, 10, 2));
        QVERIFY(drawn(300, 10, 1) != drawn(300, 10, 2));
        network.set("lossratio_from", 100);
        network.apply();
        QVERIFY(h1.send(frame("88b5", 1)));
        network.set("lossratio_from", {});
        network.apply();
        QCOMPARE(lost(h1, h2, "88b5", 2, 300), QList<int>());
    }

    void theFramesOfAListAreLost()
    {
        Network network;
        network.set("drop_frames_to", "3, 100-120, 7,119-121");
        network.apply();
        const FrameSocket h1 = at(network, "h1");
        const FrameSocket h2 = at(network, "h2");
        QList<int> expected{3, 7};
        for (int number = 100; number <= 121; ++number)
            expected << number;
        QCOMPARE(lost(h2, h1, "88b5", 1, 300), expected);
        QCOMPARE(lost(h1, h2, "88b5", 1, 300), QList<int>());
        // They count anew when others are set.
        network.set("drop_frames_to", "2");
        network.apply();
        QCOMPARE(lost(h2, h1, "88b5", 1, 300), QList<int>{2});
    }

    void aListAndASeedCountTheSame()
    {
        Network network;
        network.set("drop_frames_from", "1-5");
        network.set("lossratio_from", 20);
        network.set("seed_from", 7);
        network.apply();
        QList<int> expected = {1, 2, 3, 4, 5};
        for (const int number : drawn(200, 20, 7)) {
            if (number > 5)
                expected << number;
        }
        QCOMPARE(lost(at(network, "h1"), at(network, "h2"), "88b5", 1, 200), expected);
    }

    void aLongListIsKeptWhole()
    {
        QStringList list;
        QList<int> expected;
        for (int number = 2; number <= 10'000; number += 2) {
            list << QString::number(number);
            expected << number;
        }
        Network network;
        network.set("drop_frames_from", list.join(","));
        network.apply();
        const FrameSocket h1 = at(network, "h1");
        const FrameSocket h2 = at(network, "h2");
        // A filter that marks an end counts, too.
        QCOMPARE(lost(h1, h2, "88b5", 1, 1000), expected.first(500));
    }

    void onlyWhatTheFilterNamesIsCountedAndLost()
    {
        Network network;
        network.set("drop_frames_from", "2,4");
        network.set("loss_filter_from", "ether proto 0x88b5");
        network.apply();
        const FrameSocket h1 = at(network, "h1");
        const FrameSocket h2 = at(network, "h2");
        QCOMPARE(lost(h1, h2, "88b7", 1, 50), QList<int>());
        QCOMPARE(lost(h1, h2, "88b5", 1, 1), QList<int>());
        // A tag makes another frame of it, as in a file.
        QCOMPARE(lost(h1, h2, "8100006488b5", 1, 20), QList<int>());
        QCOMPARE(lost(h1, h2, "88b5", 2, 50), (QList<int>{2, 4}));
        network.set("loss_filter_from", "vlan 100 and ether proto 0x88b5");
        network.apply();
        QCOMPARE(lost(h1, h2, "88b5", 1, 20), QList<int>());
        QCOMPARE(lost(h1, h2, "8100006588b5", 1, 20), QList<int>());
        QCOMPARE(lost(h1, h2, "8100006488b5", 1, 20), (QList<int>{2, 4}));
    }

    void lossByChanceOfWhatAFilterNames()
    {
        Network network;
        network.set("lossratio_from", 100);
        network.set("loss_filter_from", "udp port 5000");
        network.apply();
        const FrameSocket h1 = at(network, "h1");
        const FrameSocket h2 = at(network, "h2");
        QCOMPARE(lost(h1, h2, "88b5", 1, 200), QList<int>());
        QVERIFY(pings(network.lab, "h1", "10.0.0.2"));
        network.set("loss_filter_from", "icmp");
        network.apply();
        QVERIFY(!pings(network.lab, "h1", "10.0.0.2"));
        network.set("loss_filter_from", {});
        network.apply();
        QVERIFY(!pings(network.lab, "h1", "10.0.0.2"));
        network.set("lossratio_from", {});
        network.apply();
        QVERIFY(pings(network.lab, "h1", "10.0.0.2"));
    }

    void otherValuesLeaveTheNumbersAlone()
    {
        Network network;
        network.set("drop_frames_from", "3,6");
        network.apply();
        const FrameSocket h1 = at(network, "h1");
        const FrameSocket h2 = at(network, "h2");
        QVERIFY(h1.send(frame("88b5", 1)) && h2.receives(frame("88b5", 1)));
        network.set("bandwidth_from", 100'000);
        network.apply();
        QVERIFY(h1.send(frame("88b5", 2)) && h2.receives(frame("88b5", 2)));
        QCOMPARE(lost(h1, h2, "88b5", 3, 5), QList<int>{3});
        network.set("bandwidth_from", {});
        network.apply(); // the mark of an end was the sixth
        QCOMPARE(lost(h1, h2, "88b5", 7, 20), QList<int>());
    }

    void framesInAQueueBelongToNoSender()
    {
        Network network;
        network.set("bandwidth_from", 1);
        network.set("drop_frames_from", "100");
        network.apply();
        const FrameSocket h1 = at(network, "h1");
        for (int i = 0; i < 6; ++i)
            QVERIFY(h1.send(QByteArray::fromHex("ffffffffffff02aabbccddee88b5") +
                            QByteArray(900, 'x')));
        QTRY_COMPARE(h1.owned(), 0);
        const auto counts = network.lab.statistics().at(network.connection);
        QVERIFY(counts.sentBy[0].bytes > counts.deliveredTo[1].bytes + 1800);
    }

    void noFrameIsLostWhileValuesChange()
    {
        Network network;
        network.apply();
        QVERIFY(pings(network.lab, "h1", "10.0.0.2"));
        const auto began =
            run(network.lab, "h1", "ping -q -i 0.002 -W 5 -c 500 10.0.0.2 > /tmp/pings 2>&1 &");
        QCOMPARE(began.code, 0);
        for (int i = 0; i < 24; ++i) {
            // None of them meets one of these frames.
            network.set("lossratio_to", i % 4 == 0 ? 0.0 : 1e-8 * (i + 1));
            network.set("seed_to", i % 2 == 0 ? QJsonValue() : QJsonValue(i));
            network.set("drop_frames_to", i % 8 == 7 ? "100000-100100" : "");
            network.set("loss_filter_to", i % 3 == 0 ? "icmp" : "");
            network.apply();
        }
        QTRY_VERIFY_WITH_TIMEOUT(
            run(network.lab, "h1", "cat /tmp/pings").output.contains("packets transmitted"),
            60'000);
        const QString result = run(network.lab, "h1", "cat /tmp/pings").output;
        QVERIFY2(result.contains("500 packets transmitted, 500 received"), qPrintable(result));
    }

    void chancesAreAsGood_data()
    {
        QTest::addColumn<double>("percent");
        for (const double percent : {0.1, 1.0, 10.0, 50.0, 99.0})
            QTest::addRow("%g %%", percent) << percent;
    }
    void chancesAreAsGood()
    {
        QFETCH(const double, percent);
        constexpr int Frames = 200'000;
        for (const std::uint32_t seed : {0U, 1U, 2U, 42U, 0xffffffffU}) {
            const QList<int> numbers = drawn(Frames, percent, seed);
            const double chance = percent / 100;
            const auto within = [](double found, double expected, double variance) {
                return std::abs(found - expected) < 5 * std::sqrt(variance) + 1;
            };
            QVERIFY(within(static_cast<double>(numbers.size()), Frames * chance,
                           Frames * chance * (1 - chance)));
            // A loss says nothing of the next frame.
            int pairs = 0;
            for (qsizetype i = 1; i < numbers.size(); ++i)
                pairs += numbers[i] == numbers[i - 1] + 1 ? 1 : 0;
            const double both = chance * chance;
            QVERIFY(within(pairs, Frames * both, Frames * both * (1 + 2 * chance)));
        }
    }
};

int main(int argc, char **argv)
{
    return runInFabric<TestNumberedLoss>(argc, argv);
}

#include "tst_numberedloss.moc"
