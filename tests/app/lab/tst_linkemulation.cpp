// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawing.h"
#include "fabrictest.h"
#include "framesocket.h"

#include "app/lab/kernelfeatures.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

using namespace tomato;
using namespace tomato::lab;

/// Effects are measured with traffic that crosses them.
class TestLinkEmulation final : public FabricTest
{
    Q_OBJECT

public:
    using FabricTest::FabricTest;

private:
    /// h1 and h2; "from" is the direction from h1.
    struct Network
    {
        Network()
        {
            drawing.addHost("h1");
            drawing.addHost("h2");
            drawing.addInterface("h1:eth0", "10.0.0.1/24", "fd00::1/64");
            drawing.addInterface("h2:eth0", "10.0.0.2/24", "fd00::2/64");
            connection = drawing.connect("h1:eth0", "h2:eth0");
        }
        void set(const QString &key, const QJsonValue &value)
        {
            const auto done = drawing.topology.setAttribute(connection, key, value);
            QVERIFY2(done, done ? "" : done.error().text().c_str());
        }
        void apply() { lab.apply(drawing.topology, drawing.devices()); }
        QString problem() const
        {
            const auto problems = lab.linkProblems();
            const auto found = problems.find(connection);
            return found == problems.end() ? QString() : QString::fromStdString(found->second);
        }

        Drawing drawing;
        ConnectionId connection;
        ListenerRecord listener;
        Lab lab{listener};
    };

    static bool has(KernelFeature::Kind kind)
    {
        static const auto features = [] {
            auto socket = NetlinkSocket::open();
            return socket ? probeKernel(*socket) : Result<std::vector<KernelFeature>>();
        }();
        for (const KernelFeature &each : *features) {
            if (each.kind == kind)
                return each.works;
        }
        return false;
    }

    /// Returns how many frames the kernel counts as dropped on the way in, at all devices of the
    /// fabric together.
    static long long droppedByPorts()
    {
        QFile counters("/proc/thread-self/net/dev");
        if (!counters.open(QIODevice::ReadOnly))
            return -1;
        long long dropped = 0;
        const QStringList lines = QString::fromLatin1(counters.readAll()).split('\n');
        for (const QString &line : lines.mid(2))
            dropped += line.section(':', 1).simplified().section(' ', 3, 3).toLongLong();
        return dropped;
    }

    /// Returns the rate of a transfer that takes some seconds, in kilobits per second. A server of
    /// iperf3 serves one client; where that one gives up, as it does on a busy machine, both begin
    /// anew.
    double throughput(const Lab &lab, const QString &options) const
    {
        double rate = 0;
        for (int attempt = 0; attempt < 4 && rate <= 0; ++attempt)
            rate = measure(lab, options);
        return rate;
    }

    double measure(const Lab &lab, const QString &options) const
    {
        if (run(lab, "h2", "iperf3 -s -D -1").code != 0)
            return -1;
        // The server takes its time until it listens; a client that finds none ends with 0 all the
        // same, where it writes JSON.
        const auto client =
            run(lab, "h1",
                "for i in $(seq 20); do iperf3 -J -c 10.0.0.2 -t 2 " + options +
                    " > /tmp/result 2>&1; grep -q '\"error\"' /tmp/result || break; sleep 0.2; "
                    "done; cat /tmp/result");
        const QJsonObject json =
            QJsonDocument::fromJson(client.output.mid(client.output.indexOf('{')).toUtf8())
                .object();
        const QJsonObject end = json.value("end").toObject();
        if (end.isEmpty())
            qWarning("%s", qPrintable(client.output));
        const QJsonObject udp = end.value("sum").toObject();
        if (!udp.isEmpty() && udp.contains("lost_percent"))
            return udp.value("bits_per_second").toDouble() / 1000 *
                   (1 - udp.value("lost_percent").toDouble() / 100);
        return end.value("sum_received").toObject().value("bits_per_second").toDouble() / 1000;
    }
    /// How many of so many echo requests were answered.
    int answered(const Lab &lab, int count) const
    {
        const auto outcome =
            run(lab, "h1", QStringLiteral("ping -q -i 0.002 -W 5 -c %1 10.0.0.2").arg(count));
        return outcome.output.section(" packets transmitted, ", 1).section(' ', 0, 0).toInt();
    }

private slots:
    void bandwidthIsLimitedInOneDirectionAlone()
    {
        if (!has(KernelFeature::Kind::TokenBucket))
            QSKIP("this kernel has no tbf");
        if (QStandardPaths::findExecutable("iperf3").isEmpty())
            QSKIP("iperf3 is not installed");
        Network network;
        network.set("bandwidth_from", 8000);
        network.apply();
        QCOMPARE(network.problem(), QString());
        // A limit is kept however slow the machine is; that it is used up, a slow one cannot
        // promise.
        const double limited = throughput(network.lab, {});
        QVERIFY2(limited > 2500 && limited < 8400, qPrintable(QString::number(limited)));
        const double udp = throughput(network.lab, "-u -b 20M -l 1400");
        QVERIFY2(udp > 2500 && udp < 8400, qPrintable(QString::number(udp)));
        const double back = throughput(network.lab, "-R");
        QVERIFY2(back > 12000, qPrintable(QString::number(back)));
        // A change takes effect while it runs.
        network.set("bandwidth_from", 2000);
        network.apply();
        const double less = throughput(network.lab, {});
        QVERIFY2(less > 200 && less < 2200, qPrintable(QString::number(less)));
        network.set("emulation", false);
        network.apply();
        const double free = throughput(network.lab, {});
        QVERIFY2(free > 12000, qPrintable(QString::number(free)));
    }

    void framesInAQueueBelongToNoSender_data()
    {
        QTest::addColumn<double>("loss");
        QTest::newRow("bandwidth alone") << 0.0;
        QTest::newRow("with a loss that meets none of them") << 1e-8;
    }
    void framesInAQueueBelongToNoSender()
    {
        if (!has(KernelFeature::Kind::TokenBucket) || !has(KernelFeature::Kind::PacketFilter))
            QSKIP("this kernel has no tbf or no cls_bpf");
        QFETCH(const double, loss);
        Network network;
        network.set("bandwidth_from", 1);
        network.set("lossratio_from", loss);
        network.apply();
        QCOMPARE(network.problem(), QString());
        const FrameSocket h1(processOf(network.lab, "h1"), "eth0");
        const FrameSocket h2(processOf(network.lab, "h2"), "eth0");
        // One of them waits eight seconds for the next. The first one uses up what may come at
        // once.
        const QByteArray sent =
            QByteArray::fromHex("ffffffffffff02aabbccddee88b5") + QByteArray(1000, 'x');
        for (int i = 0; i < 6; ++i)
            QVERIFY(h1.send(sent));
        QTRY_COMPARE(h1.owned(), 0);
        const auto counts = network.lab.statistics().at(network.connection);
        QVERIFY(counts.sentBy[0].bytes > counts.deliveredTo[1].bytes + 2 * sent.size());
        QVERIFY(h2.receives(sent));
    }

    void framesAreLostByChance()
    {
        if (!has(KernelFeature::Kind::PacketFilter) && !has(KernelFeature::Kind::NetworkEmulator))
            QSKIP("this kernel has neither cls_bpf nor netem");
        Network network;
        network.apply();
        // The neighbours know each other's address before.
        QCOMPARE(answered(network.lab, 100), 100);
        network.set("lossratio_to", 20);
        network.apply();
        QCOMPARE(network.problem(), QString());
        // 1,600 expected; six standard deviations of 18.
        const int some = answered(network.lab, 2000);
        QVERIFY2(some > 1490 && some < 1710, qPrintable(QString::number(some)));
        // Requests arrived all the same: the other direction loses nothing.
        const auto counts = network.lab.statistics().at(network.connection);
        QVERIFY(counts.sentBy[0].frames <= counts.deliveredTo[1].frames + 10);
        QVERIFY(counts.sentBy[1].frames > counts.deliveredTo[0].frames + 200);
        network.set("lossratio_to", 100);
        network.apply();
        QCOMPARE(answered(network.lab, 50), 0);
        network.set("lossratio_to", 0);
        network.apply();
        QTRY_COMPARE(answered(network.lab, 100), 100);
    }

    void framesLostByChanceAreNotOnesThatTheirPortDropped()
    {
        if (!has(KernelFeature::Kind::PacketFilter) || has(KernelFeature::Kind::NetworkEmulator))
            QSKIP("this kernel loses frames in netem, or has no cls_bpf");
        Network network;
        network.set("lossratio_from", 50);
        network.apply();
        QCOMPARE(network.problem(), QString());
        const auto counts = [&] { return network.lab.statistics().at(network.connection); };
        const auto sent = counts().sentBy[0].frames;
        const auto dropped = droppedByPorts();
        const FrameSocket h1(processOf(network.lab, "h1"), "eth0");
        // Nobody here takes frames of this type.
        const QByteArray frame = QByteArray::fromHex("ffffffffffff02aabbccddee88b5");
        for (int i = 0; i < 200; ++i)
            QVERIFY(h1.send(frame + QByteArray(100, 'x')));
        QTRY_VERIFY(counts().sentBy[0].frames >= sent + 200);
        QCOMPARE(droppedByPorts(), dropped);
    }

    void noFrameIsLostWhileEffectsChange()
    {
        if (!has(KernelFeature::Kind::TokenBucket) || !has(KernelFeature::Kind::PacketFilter))
            QSKIP("this kernel has no tbf or no cls_bpf");
        Network network;
        // A limit where there was none is a queue in the place of another: the kernel may drop what
        // comes in that moment. From then on only values change.
        network.set("bandwidth_from", 50'000);
        network.apply();
        QCOMPARE(answered(network.lab, 20), 20);
        const auto began =
            run(network.lab, "h1", "ping -q -i 0.002 -W 5 -c 1000 10.0.0.2 > /tmp/pings 2>&1 &");
        QCOMPARE(began.code, 0);
        for (int i = 0; i < 40; ++i) {
            network.set("bandwidth_from", i % 4 == 3 ? 900'000 : 50'000 + i);
            // The loss is so small that it meets none of these frames.
            network.set("lossratio_to", i % 2 == 0 ? 1e-8 * (i + 1) : 0.0);
            network.apply();
        }
        QTRY_VERIFY_WITH_TIMEOUT(
            run(network.lab, "h1", "cat /tmp/pings").output.contains("packets transmitted"),
            60'000);
        const QString result = run(network.lab, "h1", "cat /tmp/pings").output;
        QVERIFY2(result.contains("1000 packets transmitted, 1000 received"), qPrintable(result));
    }

    void delayIsEmulatedOrSaidToBeMissing()
    {
        Network network;
        network.set("delay_from", 100);
        network.set("corrupt_from", 1);
        network.apply();
        if (!has(KernelFeature::Kind::NetworkEmulator)) {
            QVERIFY2(network.problem().contains("cannot emulate: delay"),
                     qPrintable(network.problem()));
            QCOMPARE(network.problem().contains("corruption"),
                     !has(KernelFeature::Kind::FrameNumbers));
            network.set("emulation", false);
            network.apply();
            QCOMPARE(network.problem(), QString());
            QSKIP("this kernel has no netem");
        }
        network.set("corrupt_from", 0);
        network.apply();
        QCOMPARE(network.problem(), QString());
        const QString times = run(network.lab, "h1", "ping -q -i 0.05 -c 20 10.0.0.2").output;
        const double least = times.section("= ", 1).section('/', 0, 0).toDouble();
        QVERIFY2(least >= 99 && least < 200, qPrintable(times));
    }

    void aLinkThatIsDownTakesTheCarrierFromItsEnds()
    {
        Network network;
        network.apply();
        const auto carrier = [&](const QString &host) {
            return run(network.lab, host, "cat /sys/class/net/eth0/carrier").output.trimmed();
        };
        QCOMPARE(answered(network.lab, 20), 20);
        network.set("link_down", true);
        network.apply();
        QTRY_COMPARE(carrier("h1"), QString("0"));
        QTRY_COMPARE(carrier("h2"), QString("0"));
        QCOMPARE(network.lab.wires().size(), 0U);
        QVERIFY(!pings(network.lab, "h1", "10.0.0.2"));
        // No capture began anew for it.
        QCOMPARE(network.listener.events.size(), 1);
        network.set("link_down", QJsonValue());
        network.apply();
        QCOMPARE(carrier("h1"), QString("1"));
        QCOMPARE(network.lab.wires().size(), 1U);
        // The kernel may spread the news over a second.
        QTRY_VERIFY_WITH_TIMEOUT(pings(network.lab, "h1", "10.0.0.2"), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(pings(network.lab, "h2", "fd00::1"), 20'000);
    }

    void aLinkCanBeDownFromTheBeginning()
    {
        Network network;
        network.set("link_down", true);
        network.apply();
        QCOMPARE(statusOf(network.lab, "h1").state, RunState::Running);
        QCOMPARE(statusOf(network.lab, "h1").reason, "");
        QCOMPARE(network.lab.wires().size(), 0U);
        network.set("link_down", QJsonValue());
        network.apply();
        QVERIFY(pings(network.lab, "h1", "10.0.0.2"));
    }

    void statisticsCountEachDirection()
    {
        Network network;
        network.apply();
        QCOMPARE(answered(network.lab, 100), 100);
        for (const std::size_t side : {0U, 1U}) {
            const auto counts = [&] { return network.lab.statistics().at(network.connection); };
            QVERIFY(counts().sentBy[side].frames >= 100);
            QVERIFY(counts().sentBy[side].bytes >= 100 * 98);
            // Frames that the kernel sent before both ends were joined do not count as lost.
            const auto missing = [&] {
                const WireCounts now = counts();
                return static_cast<long long>(now.sentBy[side].frames) -
                       static_cast<long long>(now.deliveredTo[1 - side].frames);
            };
            QTRY_VERIFY_WITH_TIMEOUT(missing() <= 0 && missing() > -10, 30'000);
        }
    }
};

int main(int argc, char **argv)
{
    return runInFabric<TestLinkEmulation>(argc, argv);
}

#include "tst_linkemulation.moc"
