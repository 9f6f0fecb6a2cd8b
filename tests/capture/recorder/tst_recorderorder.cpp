// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/receiver/clock.h"
#include "tests/capture/testing/labtest.h"
#include "tests/capture/testing/pcapfiles.h"
#include "tests/capture/testing/recording.h"

#include <arpa/inet.h>
#include <sys/socket.h>

#include <atomic>
#include <functional>
#include <thread>

using namespace tomato;
using namespace tomato::capture;
using namespace std::chrono_literals;

/// Timestamps: when they are taken, and that packets stand in their order.
class TestRecorderOrder final : public QObject
{
    Q_OBJECT

private:
    /// Keeps what these tests send, in many segments.
    static RecorderSettings roomy()
    {
        RecorderSettings settings;
        settings.limits = {1'000'000, 300};
        return settings;
    }

    /// While it lives, the kernel stamps frames before they wait in a processor's queue.
    static FileDescriptor earlyStamps(bool wanted)
    {
        FileDescriptor socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
        const int yes = wanted;
        ::setsockopt(socket.get(), SOL_SOCKET, SO_TIMESTAMPNS, &yes, sizeof yes);
        return socket;
    }

    static void bothWaysOfStamping()
    {
        QTest::addColumn<bool>("early");
        QTest::newRow("stamped in the tap") << false;
        QTest::newRow("stamped before the queue") << true;
    }

    /// Everything that was sent was recorded, or the kernel says that it dropped it; each sender's
    /// frames have one size, which tells them apart. Counts the frames behind later ones.
    static void check(const RingSnapshot &ring, const std::map<std::size_t, std::uint64_t> &sent,
                      std::size_t &steps)
    {
        std::uint64_t all = 0;
        for (const auto &[bytes, count] : sent)
            all += count;
        QCOMPARE(ring.counters.written[0] + ring.counters.written[1] +
                     total(ring.counters.droppedByKernel),
                 all);
        QCOMPARE(total(ring.counters.evicted), 0u);
        QVERIFY(ring.segments.size() > 1);
        const auto packets = readRing(ring);
        QCOMPARE(packets.size(), ring.counters.written[0] + ring.counters.written[1]);
        steps = stepsBack(packets);
        std::map<std::size_t, std::uint64_t> next;
        for (const ReadPacket &packet : packets) {
            const std::uint64_t number = frameNumber(packet.bytes);
            QVERIFY(sent.contains(packet.bytes.size()));
            QVERIFY(number >= next[packet.bytes.size()]);
            next[packet.bytes.size()] = number + 1;
        }
    }

    using Record = std::function<void(std::size_t &steps)>;

    /// A frame that is stamped before it waits for a processor may be later than a recorder waits
    /// for it: of some recordings one is in order, where the machine was quiet enough.
    static void isInOrder(bool early, const Record &record)
    {
        constexpr int MaxTries = 10;
        std::size_t steps = 1;
        for (int tries = 0; steps != 0 && tries < (early ? MaxTries : 1); ++tries) {
            record(steps);
            if (QTest::currentTestFailed())
                return;
        }
        QCOMPARE(steps, 0u);
    }

private slots:
    void initTestCase()
    {
        if (!labRefusal().empty())
            QSKIP(labRefusal().c_str());
    }

    void bothDirectionsAtFullRate_data() { bothWaysOfStamping(); }
    void bothDirectionsAtFullRate()
    {
        QFETCH(bool, early);
        const FileDescriptor stamping = earlyStamps(early);
        isInOrder(early, [](std::size_t &steps) {
            Recording recording(roomy());
            const auto left = recording.wire().frameSocket(0);
            const auto right = recording.wire().frameSocket(1);
            std::thread other([&] { flood(right, 150'000, 300, 1); });
            flood(left, 150'000, 200);
            other.join();
            recording.recorder().stop();
            check(recording.snapshot(), {{200, 150'000}, {300, 150'000}}, steps);
        });
    }

    void twoSendersBehindOnePortAtFullRate_data() { bothWaysOfStamping(); }
    void twoSendersBehindOnePortAtFullRate()
    {
        QFETCH(bool, early);
        const FileDescriptor stamping = earlyStamps(early);
        isInOrder(early, [](std::size_t &steps) {
            Recording recording(roomy());
            const auto one = recording.wire().frameSocket(0);
            const auto two = recording.wire().frameSocket(0);
            std::thread other([&] { flood(two, 100'000, 300); });
            flood(one, 100'000, 200);
            other.join();
            recording.recorder().stop();
            check(recording.snapshot(), {{200, 100'000}, {300, 100'000}}, steps);
        });
    }

    void aFloodOneWayAndATrickleTheOther()
    {
        Recording recording(roomy());
        const auto left = recording.wire().frameSocket(0);
        const auto right = recording.wire().frameSocket(1);
        std::atomic<bool> done = false;
        std::uint64_t trickled = 0;
        std::thread other([&] {
            for (; !done; ++trickled) {
                sendFrame(right, numberedFrame(trickled, 64, 1));
                std::this_thread::sleep_for(1ms);
            }
        });
        flood(left, 150'000, 1000);
        done = true;
        other.join();
        recording.recorder().stop();
        QVERIFY(trickled > 10);
        std::size_t steps = 0;
        check(recording.snapshot(), {{1000, 150'000}, {64, trickled}}, steps);
        QCOMPARE(steps, 0u);
    }

    void aSideThatComesAndGoesKeepsTheOrder()
    {
        Recording recording(roomy());
        const auto left = recording.wire().frameSocket(0);
        const auto right = recording.wire().frameSocket(1);
        std::atomic<bool> done = false;
        std::uint64_t sent = 0;
        std::thread other([&] {
            for (; !done; ++sent)
                sendFrame(right, numberedFrame(sent, 300, 1));
        });
        for (int round = 0; round < 8; ++round) {
            flood(left, 2000, 200);
            recording.recorder().detach(0);
            QVERIFY(recording.recorder().attach(0, recording.wire().port(0)));
        }
        done = true;
        other.join();
        recording.recorder().stop();
        const RingSnapshot ring = recording.snapshot();
        QCOMPARE(ring.counters.written[0] + ring.counters.written[1] +
                     total(ring.counters.droppedByKernel),
                 16'000 + sent);
        QCOMPARE(stepsBack(readRing(ring)), 0u);
    }

    /// The manual: "the timestamp is guaranteed to be between the time of sending and the time of
    /// the forwarding to the connection."
    void aTimestampLiesBetweenSendingAndReceiving()
    {
        constexpr std::uint64_t Count = 10'000;
        RecorderSettings settings = roomy();
        settings.filter = "udp port 7000";
        Recording recording(settings);
        const std::array<FileDescriptor, 2> sockets = {recording.wire().datagramSocket(0),
                                                       recording.wire().datagramSocket(1)};
        std::vector<std::pair<Timestamp, Timestamp>> between(Count);
        for (std::uint64_t number = 0; number < Count; ++number) {
            const std::size_t from = number % 2;
            sockaddr_in to = {};
            to.sin_family = AF_INET;
            to.sin_port = htons(7000);
            to.sin_addr.s_addr = inet_addr(from == 0 ? "10.0.0.2" : "10.0.0.1");
            const Timestamp before = realtime();
            QCOMPARE(::sendto(sockets[from].get(), &number, sizeof number, 0,
                              reinterpret_cast<const sockaddr *>(&to), sizeof to),
                     ssize_t{sizeof number});
            std::uint64_t received = 0;
            QCOMPARE(::recv(sockets[1 - from].get(), &received, sizeof received, 0),
                     ssize_t{sizeof received});
            between[number] = {before, realtime()};
            QCOMPARE(received, number);
        }
        recording.recorder().stop();
        const auto packets = readRing(recording.snapshot());
        QCOMPARE(packets.size(), Count);
        for (std::uint64_t number = 0; number < Count; ++number) {
            // The file has whole microseconds, rounded down.
            const auto [sent, received] = between[number];
            QVERIFY(packets[number].time >= std::chrono::floor<std::chrono::microseconds>(sent));
            QVERIFY(packets[number].time <= received);
        }
    }
};

TOMATO_LAB_TEST_MAIN(TestRecorderOrder)
#include "tst_recorderorder.moc"
