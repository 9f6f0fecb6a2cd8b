// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawing.h"
#include "fabrictest.h"
#include "framesocket.h"

#include "app/lab/kernelfeatures.h"

#include <QElapsedTimer>

#include <algorithm>

using namespace tomato;
using namespace tomato::lab;

/// Wires that send when a trace says.
class TestTracedLinks final : public FabricTest
{
    Q_OBJECT

public:
    using FabricTest::FabricTest;

private:
    struct Network
    {
        explicit Network(int mtu = 1000)
        {
            drawing.addHost("h1");
            drawing.addHost("h2");
            // They have no room for IPv6, and send nothing by themselves.
            drawing.addInterface("h1:eth0", QJsonObject{{"mtu", mtu}});
            drawing.addInterface("h2:eth0", QJsonObject{{"mtu", mtu}});
            connection = drawing.connect("h1:eth0", "h2:eth0");
        }
        void set(const QString &key, const QJsonValue &value)
        {
            const auto done = drawing.topology.setAttribute(connection, key, value);
            QVERIFY2(done, done ? "" : done.error().text().c_str());
            lab.apply(drawing.topology, drawing.devices());
            const auto problems = lab.linkProblems();
            QVERIFY2(problems.empty(), problems.empty() ? "" : problems.begin()->second.c_str());
        }
        FrameSocket at(const QString &host) { return {processOf(lab, host), "eth0"}; }

        Drawing drawing;
        ConnectionId connection;
        ListenerRecord listener;
        Lab lab{listener};
    };

    static QByteArray frame(int bytes)
    {
        return QByteArray::fromHex("ffffffffffff02aabbccddee88b5") + QByteArray(bytes - 14, 'x');
    }
    static bool arrive(const FrameSocket &socket, int frames)
    {
        for (int i = 0; i < frames; ++i) {
            if (socket.receive(10'000).isEmpty())
                return false;
        }
        return true;
    }
    /// Sends so many frames at once. Returns the milliseconds from before the first one is sent, as
    /// sending takes time on a busy machine, until all have come; -1 where one does not come.
    static qint64 pass(const FrameSocket &from, const FrameSocket &to, int frames)
    {
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < frames; ++i) {
            if (!from.send(frame(1014)))
                return -1;
        }
        return arrive(to, frames) ? timer.elapsed() : -1;
    }
    /// Sends as often as it takes until it lasts so long, but not for ever: what a busy machine
    /// hands out late counts for those who wait by then, also chances from before they came. Nobody
    /// waits for a while after each time.
    static qint64 longestPass(const FrameSocket &from, const FrameSocket &to, int frames,
                              qint64 enough)
    {
        constexpr int Tries = 10;
        qint64 longest = 0;
        for (int i = 0; i < Tries && longest < enough; ++i) {
            const qint64 took = pass(from, to, frames);
            if (took < 0 || !to.receive(500).isEmpty())
                return -1;
            longest = std::max(longest, took);
        }
        return longest;
    }
    static QString everyMilliseconds(int step, int last)
    {
        QStringList lines;
        for (int now = step; now <= last; now += step)
            lines << QString::number(now);
        return lines.join('\n');
    }

    /// How many chances a millisecond from 1 to 1000 has: from 0 to some 48 Mbit/s and back.
    static int chancesAt(int millisecond) { return millisecond / 100 % 5; }
    /// How much may pass in its first milliseconds, from the one on that it begins with.
    static double bytesOfTrace(qint64 milliseconds)
    {
        qint64 chances = 0;
        for (qint64 now = 0; now < milliseconds; ++now)
            chances += chancesAt(static_cast<int>(now % 1000) + 1);
        return static_cast<double>(chances) * 1514;
    }

    struct Passed
    {
        double bytes = 0;
        qint64 milliseconds = 0;
        /// When each frame came.
        std::vector<qint64> arrivals;
    };
    /// Sends more than that trace has, for three seconds.
    static Passed passWithTrace()
    {
        QString text;
        for (int now = 1; now <= 1000; ++now) {
            for (int i = 0; i < chancesAt(now); ++i)
                text += QString::number(now) + '\n';
        }
        Network network;
        network.set("trace_from", text);
        const FrameSocket h1 = network.at("h1");
        const FrameSocket h2 = network.at("h2");
        QElapsedTimer timer;
        timer.start();
        Passed passed;
        while (timer.elapsed() < 3000) {
            for (int i = 0; i < 10; ++i)
                (void)h1.send(frame(1014));
            for (QByteArray each = h2.receive(1); !each.isEmpty(); each = h2.receive(0)) {
                passed.bytes += static_cast<double>(each.size());
                passed.arrivals.push_back(timer.elapsed());
            }
        }
        passed.milliseconds = timer.elapsed();
        return passed;
    }

    /// How many tenths of a second have what the trace of passWithTrace() has, which began a little
    /// before.
    static int nearTenths(const std::vector<qint64> &arrivals)
    {
        int most = 0;
        for (qint64 before = 0; before < 200; ++before) {
            std::map<qint64, double> tenths;
            for (const qint64 each : arrivals)
                tenths[(each + before) / 100] += 1014;
            int near = 0;
            for (qint64 tenth = 1; tenth < 30; ++tenth) {
                const double wanted = static_cast<double>(tenth % 5) * 100 * 1514;
                near += std::abs(tenths[tenth] - wanted) <= std::max(0.05 * wanted, 2e3) ? 1 : 0;
            }
            most = std::max(most, near);
        }
        return most;
    }

private slots:
    void init()
    {
        auto socket = NetlinkSocket::open();
        QVERIFY(socket);
        const auto features = probeKernel(*socket);
        QVERIFY(features);
        for (const KernelFeature &each : *features) {
            if (each.kind == KernelFeature::Kind::TokenBucket && !each.works)
                QSKIP(each.reason.c_str());
        }
    }

    /// A slow machine makes up for what it was late.
    void eachChanceSendsAFrame()
    {
        Network network;
        network.set("trace_from", everyMilliseconds(20, 100));
        const FrameSocket h1 = network.at("h1");
        const FrameSocket h2 = network.at("h2");
        // Each chance has 1514 bytes, and what is not enough for a frame adds up: the first frame
        // may go at once, the others need 33 chances.
        const qint64 took = longestPass(h1, h2, 50, 30 * 20);
        QVERIFY2(took >= 30 * 20, qPrintable(QString::number(took)));
        // Where nobody waited, chances are gone.
        const qint64 again = longestPass(h1, h2, 30, 17 * 20);
        QVERIFY2(again >= 17 * 20, qPrintable(QString::number(again)));
        // The other direction is free.
        QVERIFY(pass(h2, h1, 300) >= 0);
    }

    void nothingPassesWithoutAChanceAndATraceBeginsAgain()
    {
        Network network;
        network.set("trace_to", "1\n2\n3\n600\n");
        const FrameSocket h1 = network.at("h1");
        const FrameSocket h2 = network.at("h2");
        // Six frames or so in each round.
        const qint64 took = pass(h2, h1, 10);
        QVERIFY2(took >= 550, qPrintable(QString::number(took)));
    }

    void aBandwidthTakesThePlaceOfATraceAndBack()
    {
        Network network;
        network.set("trace_from", "60000\n");
        const FrameSocket h1 = network.at("h1");
        const FrameSocket h2 = network.at("h2");
        for (int i = 0; i < 8; ++i)
            QVERIFY(h1.send(frame(1014)));
        (void)h2.receive(200); // the first may go at once
        QVERIFY(h2.receive(200).isEmpty());
        network.set("trace_from", {});
        QVERIFY(h1.send(frame(1014)));
        QVERIFY(arrive(h2, 6));
        network.set("bandwidth_from", 1000);
        network.set("trace_from", "0,100000\n1,100000\n");
        QVERIFY(pass(h1, h2, 20) >= 0);
    }

    void nothingButWhatWasSentArrives()
    {
        // One that has room for as much as is granted at once.
        Network network(65535);
        network.set("trace_from", everyMilliseconds(1, 10));
        const FrameSocket h1 = network.at("h1");
        const FrameSocket h2 = network.at("h2");
        for (int i = 0; i < 200; ++i)
            QVERIFY(h1.send(frame(1014)));
        int arrived = 0;
        for (QByteArray each = h2.receive(); !each.isEmpty(); each = h2.receive()) {
            // IPv6 says something by itself.
            if (each.mid(12, 2) == QByteArray::fromHex("86dd"))
                continue;
            QCOMPARE(each, frame(1014));
            ++arrived;
        }
        QCOMPARE(arrived, 200);
    }

    void framesThatWaitBelongToNoSender()
    {
        Network network;
        network.set("trace_from", "60000\n");
        const FrameSocket h1 = network.at("h1");
        for (int i = 0; i < 8; ++i)
            QVERIFY(h1.send(frame(1014)));
        QTRY_COMPARE(h1.owned(), 0);
    }

    /// Never more passes than the trace has; and where some always waits, next to all of it. A
    /// machine that is busy may come late with the last chances, or be late with sending for longer
    /// than what waits lasts: then it is tried again.
    void aTraceIsOnTheWire()
    {
        constexpr int Tries = 6;
        for (int i = 0; i < Tries; ++i) {
            const Passed passed = passWithTrace();
            // How near it comes is said.
            qInfo("%d of 29 tenths of a second within 5 %%", nearTenths(passed.arrivals));
            qInfo("%.0f bytes of %.0f in %lld ms", passed.bytes, bytesOfTrace(passed.milliseconds),
                  static_cast<long long>(passed.milliseconds));
            QVERIFY(passed.bytes < bytesOfTrace(passed.milliseconds + 600));
            if (passed.bytes > 0.9 * bytesOfTrace(passed.milliseconds - 100))
                return;
        }
        QFAIL("much less passed than the trace has");
    }
};

int main(int argc, char **argv)
{
    return runInFabric<TestTracedLinks>(argc, argv);
}

#include "tst_tracedlinks.moc"
