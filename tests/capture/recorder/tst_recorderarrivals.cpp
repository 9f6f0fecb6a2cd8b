// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/ring/arrivals.h"
#include "capture/ring/ringstate.h"
#include "capture/ring/sidelog.h"
#include "tests/capture/testing/labtest.h"
#include "tests/capture/testing/pcapfiles.h"
#include "tests/capture/testing/recording.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>
#include <thread>

using namespace tomato;
using namespace tomato::capture;
using namespace std::chrono_literals;

/// Each frame that leaves the wire at a port has to be among the arrivals once, under the end that
/// sent it, and no other frame; frames that were sent are recorded and counted as if there were no
/// arrivals.
class TestRecorderArrivals final : public QObject
{
    Q_OBJECT

private:
    using Numbers = std::array<std::vector<std::uint64_t>, 2>;

    static RecorderSettings withArrivals()
    {
        RecorderSettings settings;
        settings.arrivals = true;
        settings.precision = Precision::Nano;
        settings.limits.segmentBytes = 100'000'000;
        return settings;
    }

    static RingSnapshot arrivals(const Recording &recording)
    {
        const auto ring = openArrivals(recording.directory());
        if (!ring)
            qFatal("no arrivals");
        return ring->snapshot();
    }

    /// By side, as ring.sides says; each frame says the same of itself.
    static Numbers numbersIn(const std::filesystem::path &directory, const RingSnapshot &ring)
    {
        Numbers numbers;
        const auto packets = readRing(ring);
        const auto sides = Sides::read(directory, ring.limits, 0, packets.size());
        if (!sides)
            qFatal("no sides");
        for (std::size_t at = 0; at < packets.size(); ++at) {
            const auto side = static_cast<std::size_t>(sides->at(at));
            if (packets[at].bytes.at(11) != static_cast<char>(side + 1))
                qFatal("a frame stands on the wrong side");
            numbers[side].push_back(frameNumber(packets[at].bytes));
        }
        return numbers;
    }

    static QByteArray tc(const std::string &words)
    {
        QProcess process;
        process.start("/bin/sh", {"-c", ("PATH=$PATH:/usr/sbin:/sbin; tc " + words).c_str()});
        if (!process.waitForFinished() || process.exitCode() != 0)
            return {};
        const QByteArray said = process.readAllStandardOutput();
        return said.isEmpty() ? QByteArray("done") : said;
    }

    /// By the queues of both ports, and by their filters.
    static std::uint64_t dropped(const TestWire &wire)
    {
        std::uint64_t frames = 0;
        for (const int side : {0, 1}) {
            const QByteArray queues = tc("-s -j qdisc show dev " + wire.port(side));
            for (const QJsonValue each : QJsonDocument::fromJson(queues).array())
                frames += static_cast<std::uint64_t>(each["drops"].toInteger());
        }
        return frames;
    }

    static bool isWhole(const std::vector<std::uint64_t> &numbers, std::uint64_t count)
    {
        for (std::size_t at = 0; at < numbers.size(); ++at) {
            if (numbers[at] != at)
                return false;
        }
        return numbers.size() == count;
    }

    static bool isClosed(const FileDescriptor &connection)
    {
        tcp_info info = {};
        socklen_t length = sizeof info;
        return ::getsockopt(connection.get(), IPPROTO_TCP, TCP_INFO, &info, &length) == 0 &&
               info.tcpi_state == TCP_CLOSE;
    }

private slots:
    void initTestCase()
    {
        if (!labRefusal().empty())
            QSKIP(labRefusal().c_str());
    }

    void eachFrameIsThereOnceWhenItWasSentAndOnceWhenItWasDelivered()
    {
        Recording recording(withArrivals());
        std::thread other([&] { flood(recording.wire().frameSocket(1), 3000, 100, 1); });
        flood(recording.wire().frameSocket(0), 2000, 1400, 0);
        other.join();
        recording.recorder().stop();
        const RingSnapshot sent = recording.snapshot();
        const RingSnapshot delivered = arrivals(recording);
        for (const RingSnapshot *each : {&sent, &delivered}) {
            QCOMPARE(each->counters.seen, (BySide{2000, 3000}));
            QCOMPARE(each->counters.matched, (BySide{2000, 3000}));
            QCOMPARE(each->counters.written, (BySide{2000, 3000}));
            QCOMPARE(each->counters.writtenBytes, (BySide{2'800'000, 300'000}));
            QCOMPARE(total(each->counters.droppedByKernel), 0u);
            QCOMPARE(total(each->counters.droppedByInterface), 0u);
        }
        const Numbers numbers = numbersIn(arrivalsPath(recording.directory()), delivered);
        QVERIFY(isWhole(numbers[0], 2000));
        QVERIFY(isWhole(numbers[1], 3000));
    }

    void whatIsDeliveredIsNeverStampedBeforeItWasSent()
    {
        Recording recording(withArrivals());
        flood(recording.wire().frameSocket(0), 5000, 100, 0);
        recording.recorder().stop();
        const auto sent = readRing(recording.snapshot());
        const auto delivered = readRing(arrivals(recording));
        QCOMPARE(delivered.size(), sent.size());
        for (std::size_t at = 0; at < sent.size(); ++at) {
            QCOMPARE(frameNumber(delivered[at].bytes), frameNumber(sent[at].bytes));
            QVERIFY(delivered[at].bytes == sent[at].bytes);
            QVERIFY(delivered[at].time >= sent[at].time);
        }
    }

    void aRecordingWithoutArrivalsHasNoTraceOfThem()
    {
        Recording recording;
        flood(recording.wire().frameSocket(0), 10, 100, 0);
        recording.recorder().stop();
        QVERIFY(!hasArrivals(recording.directory()));
        std::vector<std::string> files;
        for (const auto &each : std::filesystem::directory_iterator(recording.directory()))
            files.push_back(each.path().filename().string());
        std::sort(files.begin(), files.end());
        QCOMPARE(files, (std::vector<std::string>{"000001.pcap", "capture.json", "holes",
                                                  "ring.sides", "ring.state"}));
        QVERIFY(readFile(recording.directory() / "capture.json").find("arrivals") ==
                std::string::npos);
    }

    void aFilterAndADirectionHoldForArrivalsToo()
    {
        RecorderSettings settings = withArrivals();
        settings.filter = "greater 200";
        settings.direction = Direction::FromSecond;
        Recording recording(settings);
        flood(recording.wire().frameSocket(0), 10, 300, 0);
        flood(recording.wire().frameSocket(1), 20, 300, 1);
        flood(recording.wire().frameSocket(1), 40, 100, 1);
        recording.recorder().stop();
        const Counters counters = arrivals(recording).counters;
        QCOMPARE(counters.written, (BySide{0, 20}));
        QCOMPARE(counters.seen, (BySide{0, 60}));
        QCOMPARE(recording.snapshot().counters.written, (BySide{0, 20}));
        QCOMPARE(recording.snapshot().counters.seen, (BySide{0, 60}));
    }

    /// How many frames there are is named by the environment for longer runs: TOMATO_ARRIVALS.
    void whatEmulationDropsIsSentAndNotDeliveredToTheFrame_data()
    {
        QTest::addColumn<QString>("emulation");
        QTest::newRow("loss") << "qdisc add dev FAR root netem loss 10%";
        QTest::newRow("a queue of frames") << "qdisc add dev FAR root netem limit 50 delay 2ms";
        // The queue is shorter than what a sender may have under way.
        QTest::newRow("bandwidth") << "qdisc add dev FAR root tbf rate 20mbit burst 5000 "
                                      "limit 10000";
        // A random number that is less than a tenth of all is TC_ACT_SHOT, any other goes on to the
        // filter that redirects.
        QTest::newRow("loss by a filter")
            << "filter add dev NEAR ingress prio 1 bpf da bytecode "
               "'4,32 0 0 4294963256,53 0 1 429496729,6 0 0 4294967295,6 0 0 2,'";
    }
    void whatEmulationDropsIsSentAndNotDeliveredToTheFrame()
    {
        QFETCH(QString, emulation);
        const auto count = static_cast<std::uint64_t>(
            std::max(qEnvironmentVariableIntValue("TOMATO_ARRIVALS"), 20'000));
        Recording recording(withArrivals());
        const TestWire &wire = recording.wire();
        emulation.replace("FAR", QString::fromStdString(wire.port(1)));
        emulation.replace("NEAR", QString::fromStdString(wire.port(0)));
        if (tc(emulation.toStdString()).isEmpty())
            QSKIP("this kernel has no such emulation");
        const std::uint64_t before = dropped(wire);
        const auto socket = wire.frameSocket(0);
        // In portions that the kernel's buffer has room for.
        for (std::uint64_t sent = 0; sent < count;) {
            flood(socket, std::min<std::uint64_t>(2000, count - sent), 100, 0, sent);
            sent += std::min<std::uint64_t>(2000, count - sent);
            recording.recorder().flush();
        }
        // Frames that wait in the queue come out.
        const auto all = [&] {
            recording.recorder().flush();
            return arrivals(recording).counters.seen[0] + dropped(wire) - before;
        };
        const std::uint64_t came = recording.snapshot().counters.seen[0];
        QTRY_COMPARE(all(), came);
        recording.recorder().stop();
        const Counters sent = recording.snapshot().counters;
        const Counters delivered = arrivals(recording).counters;
        QCOMPARE(sent.droppedByKernel[0] + delivered.droppedByKernel[0], 0u);
        QCOMPARE(sent.written[0] + sent.droppedByInterface[0], count);
        QVERIFY(dropped(wire) > before);
        QCOMPARE(sent.written[0] - delivered.written[0], dropped(wire) - before);
        qInfo("%llu sent, %llu delivered", static_cast<unsigned long long>(sent.written[0]),
              static_cast<unsigned long long>(delivered.written[0]));
    }

    /// A machine that is busy delivers late, so that no most is wanted here; how late is told. A
    /// kernel without netem has no delay, and the two times are all the same in order.
    void aDelayLiesBetweenTheTwo()
    {
        const auto count = static_cast<std::uint64_t>(
            std::max(qEnvironmentVariableIntValue("TOMATO_ARRIVALS"), 1000));
        Recording recording(withArrivals());
        const bool delays =
            !tc("qdisc add dev " + recording.wire().port(1) + " root netem delay 20ms limit 100000")
                 .isEmpty();
        const std::array<Timestamp, 2> delay = {delays ? Timestamp(20ms) : Timestamp(), {}};
        const std::array<FileDescriptor, 2> sockets = {recording.wire().frameSocket(0),
                                                       recording.wire().frameSocket(1)};
        // All of a portion are due at once: few, so that how long they take themselves counts
        // little.
        constexpr std::uint64_t Portion = 10;
        constexpr std::uint64_t MaxUnread = 1000;
        for (std::uint64_t number = 0; number < count; number += Portion) {
            flood(sockets[0], Portion, 100, 0, number);
            flood(sockets[1], Portion, 100, 1, number);
            std::this_thread::sleep_for(1ms);
            if (number % MaxUnread == 0)
                recording.recorder().flush();
        }
        const auto all = [&] {
            recording.recorder().flush();
            return total(arrivals(recording).counters.seen);
        };
        QTRY_COMPARE(all(), 2 * count);
        recording.recorder().stop();
        std::array<std::vector<Timestamp>, 2> sent;
        std::array<std::vector<Timestamp>, 2> late;
        for (const ReadPacket &each : readRing(recording.snapshot()))
            sent[static_cast<std::size_t>(each.bytes.at(11) - 1)].push_back(each.time);
        for (const ReadPacket &each : readRing(arrivals(recording))) {
            const auto side = static_cast<std::size_t>(each.bytes.at(11) - 1);
            const Timestamp took = each.time - sent[side].at(frameNumber(each.bytes));
            QVERIFY(took >= delay[side]);
            late[side].push_back(took - delay[side]);
        }
        for (std::vector<Timestamp> &each : late) {
            std::sort(each.begin(), each.end());
            qInfo("late by %lld ns (median), %lld ns (99 %%), %lld ns (most)",
                  static_cast<long long>(each[each.size() / 2].count()),
                  static_cast<long long>(each[each.size() * 99 / 100].count()),
                  static_cast<long long>(each.back().count()));
        }
    }

    /// A delay that each kernel has: a queue before a bandwidth, which is kept full. A frame that
    /// got in behind one that found no room has the whole queue before it, but for two frames at
    /// most, and waits for as long as that takes to be sent; how much longer it took is told.
    void aFullQueueLiesBetweenTheTwo()
    {
        // Less than a sender may have under way, so that it is never made to wait.
        constexpr std::uint64_t Limit = 50'000;
        constexpr std::uint64_t Burst = 2'000;
        constexpr std::uint64_t FrameBytes = 1'400;
        // 20 ms for the whole queue.
        constexpr std::uint64_t BytesInMillisecond = Limit / 20;
        const auto wanted = static_cast<std::uint64_t>(
            std::max(qEnvironmentVariableIntValue("TOMATO_ARRIVALS"), 500));
        RecorderSettings settings = withArrivals();
        settings.snapLength = 100;
        Recording recording(settings);
        if (tc("qdisc add dev " + recording.wire().port(1) + " root tbf rate 20mbit burst " +
               std::to_string(Burst) + " limit " + std::to_string(Limit))
                .isEmpty())
            QSKIP("this kernel has no tbf");
        const auto socket = recording.wire().frameSocket(0);
        // Five times as many as get through, where the machine has the time.
        constexpr std::uint64_t Portion = 9;
        std::uint64_t sent = 0;
        for (; sent < 5 * wanted; sent += Portion) {
            flood(socket, Portion, FrameBytes, 0, sent);
            std::this_thread::sleep_for(1ms);
        }
        recording.recorder().flush();
        std::vector<Timestamp> late;
        const auto all = [&] {
            recording.recorder().flush();
            return dropped(recording.wire()) + arrivals(recording).counters.seen[0];
        };
        QTRY_COMPARE(all(), sent);
        recording.recorder().stop();
        std::vector<Timestamp> times(sent, Timestamp::min());
        for (const ReadPacket &each : readRing(recording.snapshot()))
            times.at(frameNumber(each.bytes)) = each.time;
        std::optional<std::uint64_t> last;
        for (const ReadPacket &each : readRing(arrivals(recording))) {
            const std::uint64_t number = frameNumber(each.bytes);
            const bool isBehindDropped = last.value_or(number) + 1 < number;
            last = number;
            QVERIFY(each.time >= times[number]);
            if (!isBehindDropped || times[number - 1] == Timestamp::min())
                continue;
            // Since the one before found no room, some may have left.
            const Timestamp least =
                Timestamp(1ms) * (Limit - Burst - 2 * FrameBytes) / BytesInMillisecond -
                (times[number] - times[number - 1]);
            QVERIFY(each.time - times[number] >= least);
            late.push_back(each.time - times[number] - least);
        }
        QVERIFY(!late.empty());
        std::sort(late.begin(), late.end());
        qInfo("%zu frames waited longer than so by %lld ns (median), %lld ns (99 %%)", late.size(),
              static_cast<long long>(late[late.size() / 2].count()),
              static_cast<long long>(late[late.size() * 99 / 100].count()));
    }

    /// A copy is delivered that was never sent; both have the same number.
    void whatEmulationDoublesIsDeliveredTwice()
    {
        Recording recording(withArrivals());
        if (tc("qdisc add dev " + recording.wire().port(1) + " root netem duplicate 100%")
                .isEmpty())
            QSKIP("this kernel has no netem");
        flood(recording.wire().frameSocket(0), 500, 100, 0);
        recording.recorder().stop();
        QCOMPARE(recording.snapshot().counters.written[0], 500u);
        QCOMPARE(arrivals(recording).counters.written[0], 1000u);
    }

    /// They leave the wire; that the element's interface does not take them is not the wire's.
    void framesThatTheElementDoesNotTakeAreDeliveredByTheWire()
    {
        Recording recording(withArrivals());
        recording.wire().setElementMtu(1, 1000);
        flood(recording.wire().frameSocket(0), 30, 3000, 0);
        flood(recording.wire().frameSocket(0), 20, 500, 0);
        recording.recorder().stop();
        const Counters counters = arrivals(recording).counters;
        QCOMPARE(counters.written[0], 50u);
        QCOMPARE(counters.seen[0], 50u);
        QCOMPARE(counters.droppedByKernel[0], 0u);
    }

    /// Interfaces that leave segmenting to others: a segment of many packets is one frame.
    void whatIsNotSegmentedYetIsDeliveredOnce()
    {
        Recording recording(withArrivals());
        const auto server = recording.wire().streamSocket(1);
        QCOMPARE(::listen(server.get(), 1), 0);
        const auto client = recording.wire().streamSocket(0);
        sockaddr_in address = {};
        socklen_t length = sizeof address;
        QCOMPARE(::getsockname(server.get(), reinterpret_cast<sockaddr *>(&address), &length), 0);
        QCOMPARE(::connect(client.get(), reinterpret_cast<sockaddr *>(&address), length), 0);
        FileDescriptor taken(::accept(server.get(), nullptr, nullptr));
        std::thread reader([&taken] {
            std::vector<char> buffer(1 << 20);
            while (::recv(taken.get(), buffer.data(), buffer.size(), 0) > 0) {
            }
        });
        const std::vector<char> data(4'000'000, 'x');
        for (std::size_t sent = 0; sent < data.size();) {
            const ssize_t count = ::send(client.get(), data.data() + sent, data.size() - sent, 0);
            QVERIFY(count > 0);
            sent += static_cast<std::size_t>(count);
        }
        ::shutdown(client.get(), SHUT_RDWR);
        reader.join();
        taken.reset();
        // The last acknowledgement was sent, too: none comes while the recording ends.
        QTRY_VERIFY(isClosed(client));
        recording.recorder().stop();
        const auto sent = readRing(recording.snapshot());
        const auto delivered = readRing(arrivals(recording));
        const bool isAny = std::any_of(sent.begin(), sent.end(), [](const ReadPacket &each) {
            return each.original > 20'000;
        });
        QVERIFY(isAny);
        QCOMPARE(delivered.size(), sent.size());
        const auto bytes = [](const std::vector<ReadPacket> &packets) {
            std::uint64_t sum = 0;
            for (const ReadPacket &each : packets)
                sum += each.original;
            return sum;
        };
        QCOMPARE(bytes(delivered), bytes(sent));
    }

    void whatComesWhileTheySwitchToSwiftIsThereOnce()
    {
        Recording recording(withArrivals());
        const auto ring = openArrivals(recording.directory());
        QVERIFY(ring);
        std::uint64_t sent = 0;
        const auto socket = recording.wire().frameSocket(0);
        for (int round = 0; round < 6; ++round) {
            ring->watch(round % 2 == 0);
            recording.recorder().lookForWatchers();
            for (int portion = 0; portion < 20; ++portion) {
                flood(socket, 50, 100, 0, sent);
                sent += 50;
                recording.recorder().flush();
            }
        }
        recording.recorder().stop();
        const RingSnapshot delivered = arrivals(recording);
        QVERIFY(isWhole(numbersIn(arrivalsPath(recording.directory()), delivered)[0], sent));
        QCOMPARE(recording.snapshot().counters.written[0], sent);
    }

    void arrivalsThatCannotBeginDoNotKeepWhatIsSentFromBeingRecorded()
    {
        const QTemporaryDir folder;
        RecorderSettings settings = withArrivals();
        settings.directory = folder.filePath("run").toStdString();
        std::filesystem::create_directory(settings.directory);
        std::ofstream(arrivalsPath(settings.directory)) << "no folder";
        const auto recorder = Recorder::start(settings);
        QVERIFY2(recorder, recorder ? "" : recorder.error().text().c_str());
        QCOMPARE((*recorder)->failure(), std::string());
        QVERIFY(!(*recorder)->arrivalsFailure().empty());
        (*recorder)->stop();
        QVERIFY(RingReader::open(settings.directory));
    }

    void arrivalsThatCannotGoOnBeginAnew()
    {
        const QTemporaryDir folder;
        RecorderSettings settings = withArrivals();
        settings.directory = folder.filePath("run").toStdString();
        QVERIFY(Recorder::start(settings));
        // As a recorder leaves it that is killed while it makes the file.
        std::filesystem::resize_file(statePath(arrivalsPath(settings.directory)), 0);
        QVERIFY(!hasArrivals(settings.directory));
        settings.begun = "2026-01-31T12:00:00Z";
        const auto recorder = Recorder::start(settings);
        QVERIFY2(recorder, recorder ? "" : recorder.error().text().c_str());
        QCOMPARE((*recorder)->arrivalsFailure(), std::string());
        QVERIFY(hasArrivals(settings.directory));
        QVERIFY(std::filesystem::exists(settings.directory / "arrivals.damaged1"));
    }

    void aRecordingThatEndsByItselfEndsItsArrivals()
    {
        RecorderSettings settings = withArrivals();
        settings.stop.packets = 100;
        Recording recording(settings);
        flood(recording.wire().frameSocket(0), 200, 100, 0);
        QTRY_VERIFY(!recording.recorder().ending().empty());
        // Whoever is told of the end finds the arrivals whole.
        QVERIFY(!arrivals(recording).recording);
        const std::uint64_t written = arrivals(recording).counters.written[0];
        QVERIFY(written >= 100);
        flood(recording.wire().frameSocket(0), 200, 100, 0);
        recording.recorder().flush();
        QCOMPARE(arrivals(recording).counters.written[0], written);
    }
};

TOMATO_LAB_TEST_MAIN(TestRecorderArrivals)
#include "tst_recorderarrivals.moc"
