// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawing.h"
#include "fabrictest.h"
#include "framesocket.h"

#include "app/lab/kernelfeatures.h"

#include <QElapsedTimer>
#include <QStandardPaths>

using namespace tomato;
using namespace tomato::lab;

/// Emulation of what a filter names, on real wires: other frames cross as if there were none.
class TestAimedEmulation final : public FabricTest
{
    Q_OBJECT

public:
    using FabricTest::FabricTest;

private:
    static constexpr const char *Aimed = "88b5";
    static constexpr const char *Other = "88b7";

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
            set(attributes);
        }
        void set(const QJsonObject &attributes)
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
        /// So many bytes wait in the link, or were lost in it.
        long long left() const
        {
            const auto counts = lab.statistics().at(connection);
            return static_cast<long long>(counts.sentBy[0].bytes) -
                   static_cast<long long>(counts.deliveredTo[1].bytes);
        }

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
    static bool send(const FrameSocket &from, const char *head, int count, int bytes = 100)
    {
        for (int number = 1; number <= count; ++number) {
            if (!from.send(frame(head, number, bytes)))
                return false;
        }
        return true;
    }
    /// What comes in until so many have, or none comes for a while: their types, and in `numbers`
    /// those of each.
    static QMap<QByteArray, QList<int>> arrivals(const FrameSocket &at, int count)
    {
        QMap<QByteArray, QList<int>> numbers;
        for (int i = 0; i < count; ++i) {
            const QByteArray each = at.receive(2000);
            if (each.isEmpty())
                break;
            const qsizetype head = each.mid(12, 2).toHex() == "8100" ? 16 : 12;
            numbers[each.mid(head, 2).toHex()] << each.mid(head + 2, 6).toInt();
        }
        return numbers;
    }
    static QList<int> upTo(int last, const QList<int> &without = {})
    {
        QList<int> all;
        for (int number = 1; number <= last; ++number) {
            if (!without.contains(number))
                all << number;
        }
        return all;
    }
    static Result<std::vector<KernelFeature>> features()
    {
        auto socket = NetlinkSocket::open();
        return socket ? probeKernel(*socket) : passOn(socket);
    }
    static bool has(KernelFeature::Kind kind)
    {
        const auto all = features();
        return all && std::ranges::any_of(*all, [kind](const KernelFeature &each) {
                   return each.kind == kind && each.works;
               });
    }
    static bool hasEmulator() { return has(KernelFeature::Kind::NetworkEmulator); }

    /// Sends 10 Mbit/s by UDP to this port of h2 for two seconds. A server of iperf3 serves one
    /// client; where that one gives up, as it does on a busy machine, both begin anew.
    bool transfers(const Lab &lab, int port) const
    {
        for (int attempt = 0; attempt < 4; ++attempt) {
            if (run(lab, "h2", QStringLiteral("iperf3 -s -D -1 -p %1").arg(port)).code != 0)
                return false;
            const QString output =
                run(lab, "h1",
                    QStringLiteral("for i in $(seq 20); do iperf3 -J -c 10.0.0.2 -p %1 -t 2 -u "
                                   "-b 10M -l 900 > /tmp/result 2>&1; "
                                   "grep -q '\"error\"' /tmp/result || break; sleep 0.2; done; "
                                   "cat /tmp/result")
                        .arg(port))
                    .output;
            if (output.contains("lost_percent"))
                return true;
        }
        return false;
    }

private slots:
    void init()
    {
        const auto all = features();
        QVERIFY2(all, all ? "" : all.error().text().c_str());
        for (const KernelFeature &each : *all) {
            if (each.kind == KernelFeature::Kind::Bypass && !each.works)
                QSKIP(each.reason.c_str());
        }
    }

    void aBandwidthHoldsForOnePortAlone()
    {
        if (QStandardPaths::findExecutable("iperf3").isEmpty())
            QSKIP("iperf3 is not installed");
        const Network network({{"bandwidth", 4000}, {"emulation_filter", "udp port 5001"}});
        QElapsedTimer timer;
        timer.start();
        const auto began = network.lab.statistics().at(network.connection);
        QVERIFY(transfers(network.lab, 5001));
        const auto ended = network.lab.statistics().at(network.connection);
        const auto bytes =
            static_cast<double>(ended.deliveredTo[1].bytes - began.deliveredTo[1].bytes);
        // Beside what the bandwidth lets through: messages of iperf3, and what may come at once.
        const double most = 500.0 * static_cast<double>(timer.elapsed()) + 50'000;
        QVERIFY2(bytes > 300'000 && bytes <= most, qPrintable(QString::number(bytes)));
        QVERIFY(network.left() > 300'000);
        // Another port loses nothing.
        const long long left = network.left();
        QVERIFY(transfers(network.lab, 5002));
        QTRY_VERIFY(network.left() <= left);
    }

    void othersPassWhatWaits()
    {
        const Network network({{"bandwidth", 1}, {"emulation_filter", "ether proto 0x88b5"}});
        const FrameSocket h1 = network.at("h1");
        const FrameSocket h2 = network.at("h2");
        // Each waits seven seconds for the one before; the first uses up what may come at once.
        QVERIFY(send(h1, Aimed, 6, 900));
        QVERIFY(send(h1, Other, 300));
        const auto arrived = arrivals(h2, 301);
        QCOMPARE(arrived[Other], upTo(300));
        QVERIFY(arrived[Aimed].size() < 4);
        QVERIFY(network.left() > 2 * 900);
        QTRY_COMPARE(h1.owned(), 0);
    }

    void eachFrameArrivesOnceAndInOrder()
    {
        Network network({{"bandwidth", 100'000}, {"emulation_filter", "ether proto 0x88b5"}});
        const FrameSocket h1 = network.at("h1");
        const FrameSocket h2 = network.at("h2");
        const auto cross = [&](const QJsonObject &attributes) {
            network.set(attributes);
            for (int number = 1; number <= 200; ++number) {
                QVERIFY(h1.send(frame(Aimed, number)));
                QVERIFY(h1.send(frame(Other, number)));
            }
            const auto arrived = arrivals(h2, 400);
            QCOMPARE(arrived[Aimed], upTo(200));
            QCOMPARE(arrived[Other], upTo(200));
        };
        cross({});
        cross({{"drop_frames", "100000"}});
        cross({{"emulation_filter", "ether proto 0x88b7"}, {"duplicate", 0}});
        cross({{"bandwidth", 0}, {"drop_frames", ""}});
        cross({{"emulation_filter", ""}, {"bandwidth", 200'000}});
        QVERIFY(h2.receive(100).isEmpty());
        // What the other end sends is of no concern.
        QVERIFY(send(h2, Aimed, 100));
        QCOMPARE(arrivals(h1, 100)[Aimed], upTo(100));
    }

    void framesAreNamedByTheirTags()
    {
        Network network({{"bandwidth", 1}, {"emulation_filter", "vlan 100"}});
        const FrameSocket h1 = network.at("h1");
        const FrameSocket h2 = network.at("h2");
        QVERIFY(send(h1, "8100006488b5", 6, 900));
        QVERIFY(send(h1, "8100006588b7", 50));
        QCOMPARE(arrivals(h2, 52)[Other], upTo(50));
        QVERIFY(network.left() > 2 * 900);
        network.set({{"emulation_filter", "ether proto 0x88b8"}});
        QVERIFY(send(h1, "8100006488b8", 50));
        QCOMPARE(arrivals(h2, 52)["88b8"], upTo(50));
    }

    void chancesMeetWhatBothFiltersName()
    {
        if (!has(KernelFeature::Kind::FrameNumbers))
            QSKIP("this kernel counts no frames");
        Network network({{"lossratio", 100}, {"emulation_filter", "ether proto 0x88b5"}});
        const FrameSocket h1 = network.at("h1");
        const FrameSocket h2 = network.at("h2");
        const auto cross = [&](const QJsonObject &attributes, const QList<int> &aimed) {
            network.set(attributes);
            QVERIFY(send(h1, Aimed, 20));
            QVERIFY(send(h1, Other, 20));
            const auto arrived = arrivals(h2, 20 + static_cast<int>(aimed.size()));
            QCOMPARE(arrived[Aimed], aimed);
            QCOMPARE(arrived[Other], upTo(20));
            QVERIFY(h2.receive(0).isEmpty());
        };
        cross({}, {});
        cross({{"seed", 7}}, {});
        cross({{"seed", {}}, {"loss_filter", "ether proto 0x88b7"}}, upTo(20));
        cross({{"loss_filter", "ether[14] != 1"}}, {});
        // Others are not counted.
        cross({{"lossratio", 0}, {"loss_filter", ""}, {"drop_frames", "2, 21-40"}}, upTo(20, {2}));
        QVERIFY(send(h1, Aimed, 1));
        QVERIFY(h2.receive(200).isEmpty());
        cross({{"drop_frames", "3"}, {"bandwidth", 100'000}}, upTo(20, {3}));
    }

    void aTraceGrantsWhatTheFilterNames()
    {
        QStringList every;
        for (int now = 10; now <= 100; now += 10)
            every << QString::number(now);
        Network network({{"trace", every.join('\n')}, {"emulation_filter", "ether proto 0x88b5"}});
        const FrameSocket h1 = network.at("h1");
        const FrameSocket h2 = network.at("h2");
        QVERIFY(send(h1, Aimed, 20, 900));
        QVERIFY(send(h1, Other, 20, 900));
        const auto arrived = arrivals(h2, 40);
        QCOMPARE(arrived[Aimed], upTo(20));
        QCOMPARE(arrived[Other], upTo(20));
        network.set({{"trace", "60000\n"}});
        QVERIFY(send(h1, Aimed, 20, 900));
        QVERIFY(send(h1, Other, 20, 900));
        QCOMPARE(arrivals(h2, 22)[Other], upTo(20));
        QVERIFY(network.left() > 10 * 900);
    }

    void noFrameIsLostWhileTheFilterChanges()
    {
        Network network({{"bandwidth", 50'000}, {"emulation_filter", "udp"}});
        QVERIFY(pings(network.lab, "h1", "10.0.0.2"));
        const auto began =
            run(network.lab, "h1", "ping -q -i 0.002 -W 5 -c 500 10.0.0.2 > /tmp/pings 2>&1 &");
        QCOMPARE(began.code, 0);
        const QStringList filters = {"icmp", "udp port 5001", "", "ip", "icmp and host 10.0.0.2"};
        for (int i = 0; i < 25; ++i) {
            network.set({{"emulation_filter", filters[i % filters.size()]},
                         {"bandwidth", i % 7 == 0 ? 90'000 : 50'000},
                         {"drop_frames", i % 4 == 3 ? "100000-100100" : ""},
                         {"loss_filter", i % 3 == 0 ? "icmp" : ""}});
        }
        QTRY_VERIFY_WITH_TIMEOUT(
            run(network.lab, "h1", "cat /tmp/pings").output.contains("packets transmitted"),
            60'000);
        const QString result = run(network.lab, "h1", "cat /tmp/pings").output;
        QVERIFY2(result.contains("500 packets transmitted, 500 received"), qPrintable(result));
    }

    void othersOvertakeWhatIsDelayed()
    {
        if (!hasEmulator())
            QSKIP("this kernel has no netem");
        Network network({{"delay", 1000}, {"emulation_filter", "ether proto 0x88b5"}});
        const FrameSocket h1 = network.at("h1");
        const FrameSocket h2 = network.at("h2");
        const auto types = [&](int count) {
            QByteArrayList all;
            for (int i = 0; i < count; ++i)
                all << h2.receive(5000).mid(12, 2).toHex();
            return all;
        };
        const QByteArrayList others(20, Other);
        const QByteArrayList aimed(20, Aimed);
        const auto cross = [&](const QJsonObject &attributes) {
            network.set(attributes);
            QVERIFY(send(h1, Aimed, 20));
            QVERIFY(send(h1, Other, 20));
            QCOMPARE(types(40), others + aimed);
        };
        cross({});
        cross({{"bandwidth", 10'000}, {"jitter", 10}});
        // Before Linux 6.6 a seed is for all but jitter.
        cross({{"jitter", 0}, {"seed", 3}, {"lossratio", 1e-7}});
        network.set({{"lossratio", 0}, {"duplicate", 100}, {"seed", {}}});
        QVERIFY(send(h1, Aimed, 10));
        QVERIFY(send(h1, Other, 10));
        QCOMPARE(types(30), others.mid(0, 10) + aimed);
        network.set({{"delay", 0}, {"duplicate", 0}, {"bandwidth", 0}, {"lossratio", 100}});
        QVERIFY(send(h1, Aimed, 10));
        QVERIFY(send(h1, Other, 10));
        QCOMPARE(types(10), others.mid(0, 10));
        QVERIFY(h2.receive(100).isEmpty());
    }
};

int main(int argc, char **argv)
{
    return runInFabric<TestAimedEmulation>(argc, argv);
}

#include "tst_aimedemulation.moc"
