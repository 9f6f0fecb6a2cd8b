// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/receiver/demultiplexer.h"
#include "tests/capture/testing/labtest.h"
#include "tests/capture/testing/pcapfiles.h"
#include "tests/capture/testing/recording.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <sys/eventfd.h>

#include <atomic>
#include <thread>

using namespace tomato;
using namespace tomato::capture;
using namespace std::chrono_literals;

/// Tests what a recorder records, and what it reports.
class TestRecorder final : public QObject
{
    Q_OBJECT

private:
    static std::string problem(const tomato::Result<> &result)
    {
        return result ? std::string() : result.error().text();
    }

    static std::string startProblem(RecorderSettings settings)
    {
        const auto started = Recorder::start(std::move(settings));
        return started ? std::string() : started.error().text();
    }

    static std::vector<char> withType(std::vector<char> frame, std::uint16_t type)
    {
        frame[12] = static_cast<char>(type >> 8);
        frame[13] = static_cast<char>(type);
        return frame;
    }

    /// The frame with VLAN tags between its addresses and its type.
    static std::vector<char> tagged(std::vector<char> frame, const std::string &tags)
    {
        frame.insert(frame.begin() + 12, tags.begin(), tags.end());
        return frame;
    }

    static std::string raw(std::initializer_list<int> bytes)
    {
        std::string text;
        for (const int each : bytes)
            text += static_cast<char>(each);
        return text;
    }

private slots:
    void initTestCase()
    {
        if (!labRefusal().empty())
            QSKIP(labRefusal().c_str());
    }

    void everyFrameOfBothDirectionsIsRecordedOnce()
    {
        constexpr std::uint64_t Count = 20'000;
        // No more at once than a slow build's recorder, and the kernel's queue before it, hold.
        constexpr std::uint64_t Portion = 400;
        Recording recording;
        const auto left = recording.wire().frameSocket(0);
        const auto right = recording.wire().frameSocket(1);
        for (std::uint64_t sent = 0; sent < Count; sent += Portion) {
            std::thread other([&] { flood(right, Portion, 200, 1, sent); });
            flood(left, Portion, 100, 0, sent);
            other.join();
            recording.recorder().flush();
        }
        recording.recorder().stop();

        QCOMPARE(recording.recorder().failure(), std::string());
        const RingSnapshot ring = recording.snapshot();
        QVERIFY(!ring.recording);
        QCOMPARE(ring.counters.matched, (std::array<std::uint64_t, 2>{Count, Count}));
        QCOMPARE(ring.counters.written, ring.counters.matched);
        QCOMPARE(ring.counters.writtenBytes,
                 (std::array<std::uint64_t, 2>{Count * 100, Count * 200}));
        QCOMPARE(total(ring.counters.droppedByKernel), 0u);

        const auto packets = readRing(ring);
        QCOMPARE(packets.size(), 2 * Count);
        QCOMPARE(stepsBack(packets), 0u);
        std::array<std::uint64_t, 2> next{};
        for (const ReadPacket &packet : packets) {
            const std::size_t side = packet.bytes.size() == 200 ? 1 : 0;
            QCOMPARE(frameNumber(packet.bytes), next[side]++);
        }
    }

    void bytesAreRecordedAsTheyWere()
    {
        std::vector<std::vector<char>> sent;
        for (std::size_t bytes = 14; bytes < 200; ++bytes)
            sent.push_back(numberedFrame(sent.size(), bytes));
        for (const std::size_t bytes : {255, 256, 1499, 1500, 1513, 1514, 1515, 4096, 9000, 9014})
            sent.push_back(numberedFrame(sent.size(), bytes));
        const std::string vlan = raw({0x81, 0x00, 0x00, 0x05});
        const std::string priority = raw({0x81, 0x00, 0xe0, 0x00});
        const std::string untouched = raw({0x81, 0x00, 0x00, 0x00});
        const std::string service = raw({0x88, 0xa8, 0x0f, 0xff});
        for (const std::string &tags : {vlan, priority, untouched, service, service + vlan,
                                        vlan + vlan, service + service + vlan}) {
            // The kernel lets no tagged frame pass that ends with its tag.
            for (const std::size_t bytes : {16, 46, 60, 64, 1500, 9000})
                sent.push_back(tagged(numberedFrame(sent.size(), bytes), tags));
        }
        // LLDP, 802.1X, STP and LACP go to addresses that a bridge keeps.
        for (const char last : {'\x00', '\x02', '\x03', '\x0e'}) {
            auto frame = numberedFrame(sent.size(), 60);
            const char group[6] = {'\x01', '\x80', '\xc2', 0, 0, last};
            std::copy(group, group + 6, frame.begin());
            sent.push_back(frame);
            sent.push_back(withType(frame, 38)); // a length: 802.3 with LLC
        }

        Recording recording;
        const auto left = recording.wire().frameSocket(0);
        for (const auto &frame : sent)
            sendFrame(left, frame);
        recording.recorder().stop();
        const auto packets = readRing(recording.snapshot());
        QCOMPARE(packets.size(), sent.size());
        for (std::size_t at = 0; at < sent.size(); ++at) {
            QCOMPARE(packets[at].bytes, sent[at]);
            QCOMPARE(packets[at].original, sent[at].size());
        }
    }

    void onlyWhatMatchesTheFilterIsRecorded()
    {
        RecorderSettings settings;
        settings.filter = "ether proto 0x88b6";
        Recording recording(settings);
        const auto left = recording.wire().frameSocket(0);
        for (std::uint64_t number = 0; number < 1000; ++number)
            sendFrame(left, withType(numberedFrame(number, 60), number % 3 ? 0x88b5 : 0x88b6));
        recording.recorder().stop();
        const RingSnapshot ring = recording.snapshot();
        QCOMPARE(ring.counters.matched, (std::array<std::uint64_t, 2>{334, 0}));
        for (const ReadPacket &packet : readRing(ring))
            QCOMPARE(frameNumber(packet.bytes) % 3, 0u);
    }

    void aFilterSeesVlanTags()
    {
        RecorderSettings settings;
        settings.filter = "vlan 5";
        Recording recording(settings);
        const auto left = recording.wire().frameSocket(0);
        for (const int id : {4, 5, 6})
            sendFrame(left, tagged(numberedFrame(static_cast<unsigned>(id), 60),
                                   raw({0x81, 0x00, 0x00, id})));
        sendFrame(left, numberedFrame(1, 60));
        recording.recorder().stop();
        const auto packets = readRing(recording.snapshot());
        QCOMPARE(packets.size(), 1u);
        QCOMPARE(packets[0].bytes[15], '\x05');
    }

    void nothingThatDoesNotMatchSlipsInWhileATapOpens()
    {
        const TestWire wire;
        const auto left = wire.frameSocket(0);
        std::atomic<bool> done = false;
        std::thread sender([&] {
            while (!done)
                flood(left, 1000, 60);
        });
        std::string wrong;
        for (int round = 0; round < 10 && wrong.empty(); ++round) {
            const QTemporaryDir folder;
            RecorderSettings settings;
            settings.directory = folder.filePath("run").toStdString();
            settings.filter = "ether proto 0x88b6";
            auto recorder = Recorder::start(settings);
            for (int side : {0, 1})
                wrong += problem((*recorder)->attach(side, wire.port(side)));
            (*recorder)->stop();
            const auto reader = RingReader::open(settings.directory);
            const Counters counters = (*reader)->snapshot().counters;
            if (total(counters.matched) + total(counters.droppedByKernel) +
                    total(counters.written) !=
                0)
                wrong = "something was recorded";
        }
        done = true;
        sender.join();
        QCOMPARE(wrong, std::string());
    }

    void everyFrameAfterAttachIsRecordedHoweverBusyThePortIs()
    {
        const TestWire wire;
        const auto left = wire.frameSocket(0);
        const auto marks = wire.frameSocket(0);
        std::atomic<bool> done = false;
        std::thread sender([&] {
            while (!done)
                flood(left, 1000, 60);
        });
        const QTemporaryDir folder;
        RecorderSettings settings;
        settings.directory = folder.filePath("run").toStdString();
        settings.filter = "ether proto 0x88b6";
        auto recorder = Recorder::start(settings);
        QVERIFY(recorder);
        QCOMPARE(problem((*recorder)->attach(0, wire.port(0))), std::string());
        for (std::uint64_t number = 0; number < 500; ++number)
            sendFrame(marks, withType(numberedFrame(number, 60), 0x88b6));
        done = true;
        sender.join();
        (*recorder)->stop();
        const auto reader = RingReader::open(settings.directory);
        QCOMPARE((*reader)->snapshot().counters.written[0], 500u);
    }

    void framesAreCutToTheSnapLength()
    {
        RecorderSettings settings;
        settings.snapLength = 100;
        Recording recording(settings);
        const auto left = recording.wire().frameSocket(0);
        const std::string vlan = raw({0x81, 0x00, 0x00, 0x05});
        for (const std::size_t bytes : {60, 100, 101, 1500})
            sendFrame(left, numberedFrame(1, bytes));
        sendFrame(left, tagged(numberedFrame(1, 99), vlan));
        recording.recorder().stop();
        const RingSnapshot ring = recording.snapshot();
        const auto packets = readRing(ring);
        std::vector<std::pair<std::size_t, std::uint32_t>> lengths;
        for (const ReadPacket &packet : packets)
            lengths.emplace_back(packet.bytes.size(), packet.original);
        QCOMPARE(lengths, (std::vector<std::pair<std::size_t, std::uint32_t>>{
                              {60, 60}, {100, 100}, {100, 101}, {100, 1500}, {100, 103}}));
        QCOMPARE(ring.counters.writtenBytes[0], 60u + 100u + 101u + 1500u + 103u);
    }

    void afterFlushEverythingBeforeItIsCommitted()
    {
        Recording recording;
        const auto left = recording.wire().frameSocket(0);
        const auto right = recording.wire().frameSocket(1);
        for (std::uint64_t round = 1; round <= 20; ++round) {
            flood(left, round, 60);
            flood(right, 1, 60, 1);
            recording.recorder().flush();
            const RingSnapshot ring = recording.snapshot();
            QCOMPARE(ring.counters.written,
                     (std::array<std::uint64_t, 2>{round * (round + 1) / 2, round}));
            QVERIFY(ring.recording);
        }
    }

    void framesAreCommittedWithoutBeingAskedFor()
    {
        Recording recording;
        sendFrame(recording.wire().frameSocket(1), numberedFrame(0, 60));
        QTRY_COMPARE(recording.snapshot().counters.written[1], 1u);
        sendFrame(recording.wire().frameSocket(0), numberedFrame(0, 60));
        QTRY_COMPARE(recording.snapshot().counters.written[0], 1u);
    }

    void commitsAreTold()
    {
        const FileDescriptor event(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC));
        RecorderSettings settings;
        settings.commitEvent = event.get();
        Recording recording(settings);
        const auto left = recording.wire().frameSocket(0);
        bool told = false;
        const auto isTold = [&] {
            std::uint64_t count = 0;
            told = ::read(event.get(), &count, sizeof count) > 0;
            return told;
        };

        flood(left, 10, 60);
        recording.recorder().flush();
        QVERIFY(isTold());
        const auto reader = RingReader::open(recording.directory());
        QVERIFY(reader);
        for (const bool isWatched : {false, true}) {
            if (isWatched)
                (*reader)->watch(true);
            const std::uint64_t before = (*reader)->snapshot().counters.written[0];
            told = false;
            flood(left, 10, 60);
            QTRY_VERIFY(told || isTold());
            QTRY_COMPARE((*reader)->snapshot().counters.written[0], before + 10);
        }
        recording.recorder().flush();
        isTold();
        recording.recorder().stop();
        QVERIFY(isTold());
    }

    void whoBeginsToWatchIsNoticedThoughNothingComes()
    {
        const QTemporaryDir home;
        RecorderSettings settings;
        settings.directory = home.filePath("run").toStdString();
        const auto demultiplexer = std::make_shared<Demultiplexer>();
        auto recorder = Recorder::start(settings, demultiplexer);
        QVERIFY(recorder);
        const auto reader = RingReader::open(settings.directory);
        QVERIFY(reader);
        (*reader)->watch(true);
        QCOMPARE(demultiplexer->watchers(), 0);
        (*recorder)->lookForWatchers();
        QTRY_COMPARE(demultiplexer->watchers(), 1);
        (*reader)->watch(false);
        (*recorder)->lookForWatchers();
        QTRY_COMPARE(demultiplexer->watchers(), 0);
    }

    void aSideCanBeDetachedAndAttachedAgain()
    {
        Recording recording;
        const auto left = recording.wire().frameSocket(0);
        const auto right = recording.wire().frameSocket(1);
        std::uint64_t recorded = 0;
        for (int round = 0; round < 5; ++round) {
            flood(left, 1000, 60);
            flood(right, 1000, 60, 1);
            recording.recorder().detach(0);
            recorded += 1000;
            flood(left, 500, 60);
            flood(right, 100, 60, 1);
            QCOMPARE(problem(recording.recorder().attach(0, recording.wire().port(0))),
                     std::string());
        }
        recording.recorder().stop();
        const RingSnapshot ring = recording.snapshot();
        QCOMPARE(ring.counters.matched, (std::array<std::uint64_t, 2>{recorded, 5500}));
        QCOMPARE(ring.counters.written, ring.counters.matched);
        QCOMPARE(stepsBack(readRing(ring)), 0u);
    }

    void attachingASideThatHasATapReplacesIt()
    {
        Recording recording;
        const auto left = recording.wire().frameSocket(0);
        flood(left, 100, 60);
        QCOMPARE(problem(recording.recorder().attach(0, recording.wire().port(0))), std::string());
        flood(left, 100, 60);
        recording.recorder().stop();
        QCOMPARE(recording.snapshot().counters.written[0], 200u);
    }

    void programsThatAreStartedMeanwhileGetNoneOfItsDescriptors()
    {
        Recording recording;
        QProcess other;
        other.start("ls", {"-l", "/proc/self/fd"});
        QVERIFY(other.waitForFinished());
        const QByteArray open = other.readAllStandardOutput();
        QVERIFY2(!open.contains("socket:") && !open.contains("run/"), open.constData());
    }

    void whatCannotBeAttachedIsNamed()
    {
        Recording recording;
        Recorder &recorder = recording.recorder();
        QCOMPARE(problem(recorder.attach(2, "lo")),
                 std::string("a wire has the sides 0 and 1, not 2"));
        QVERIFY(problem(recorder.attach(0, "none")).starts_with("none: "));
        QCOMPARE(problem(recorder.attach(0, recording.wire().port(0))), std::string());
        recorder.stop();
        QCOMPARE(problem(recorder.attach(0, recording.wire().port(0))),
                 std::string("the recording has ended"));
    }

    void whatCannotBeStartedIsRefusedAndLeavesNothing()
    {
        const QTemporaryDir folder;
        RecorderSettings settings;
        settings.directory = folder.filePath("run").toStdString();
        settings.filter = "tcp prot 80";
        QVERIFY(QString::fromStdString(startProblem(settings)).contains("syntax error"));
        settings.filter.clear();
        settings.limits.segments = 1;
        QCOMPARE(startProblem(settings), std::string("a ring has 2 to 1000 segments, not 1"));
        QVERIFY(!std::filesystem::exists(settings.directory));
        settings.limits = {};
        settings.directory = "/proc/nothing/run";
        QVERIFY(startProblem(settings).starts_with("/proc/nothing/run: cannot be made"));
    }

    void aNewRunNeedsAFolderWithoutARing()
    {
        Recording recording;
        RecorderSettings settings;
        settings.directory = recording.directory();
        QCOMPARE(startProblem(settings), recording.directory().string() + ": holds a ring already");
        recording.recorder().stop();
        std::filesystem::remove(recording.directory() / "ring.state");
        QCOMPARE(startProblem(settings), recording.directory().string() + ": holds a ring already");
    }

    void stoppingTwiceIsStoppingOnce()
    {
        Recording recording;
        flood(recording.wire().frameSocket(0), 10, 60);
        recording.recorder().stop();
        recording.recorder().stop();
        recording.recorder().flush();
        recording.recorder().detach(0);
        QCOMPARE(recording.recorder().failure(), std::string());
        QCOMPARE(recording.snapshot().counters.written[0], 10u);
    }

    void captureJsonTellsWhatTheRunWas()
    {
        RecorderSettings settings;
        settings.filter = "ether[12:2] == 0x88b5";
        settings.description = {"Tom's \"lab\"", "7", {"h1:eth0", "h2:eth0"}, CaptureMode::Both};
        Recording recording(settings);
        const auto read = [&] {
            return QJsonDocument::fromJson(
                       QByteArray::fromStdString(readFile(recording.directory() / "capture.json")))
                .object();
        };
        const QJsonObject started = read();
        QCOMPARE(started["topology"].toString(), QString("Tom's \"lab\""));
        QCOMPARE(started["connection"].toString(), QString("7"));
        QCOMPARE(started["interfaces"], QJsonArray({"h1:eth0", "h2:eth0"}));
        QCOMPARE(started["mode"].toString(), QString("both"));
        QCOMPARE(started["filter"].toString(), QString("ether[12:2] == 0x88b5"));
        QCOMPARE(started["snapLength"].toInteger(), 262'144);
        QCOMPARE(started["linkType"]["number"].toInt(), 1);
        QCOMPARE(started["limits"]["segments"].toInt(), 5);
        QCOMPARE(started["clock"]["source"].toString(), QString("CLOCK_REALTIME"));
        QVERIFY(!started["host"].toString().isEmpty());
        QVERIFY(started["kernel"].toString().startsWith("Linux "));
        QVERIFY(started["stop"].isNull());
        QVERIFY(started["counters"].isNull());

        flood(recording.wire().frameSocket(0), 10, 60);
        recording.recorder().stop();
        const QJsonObject stopped = read();
        const auto begin = QDateTime::fromString(stopped["start"].toString(), Qt::ISODateWithMs);
        const auto end = QDateTime::fromString(stopped["stop"].toString(), Qt::ISODateWithMs);
        QVERIFY(begin.isValid() && end.isValid() && begin <= end);
        QCOMPARE(stopped["start"], started["start"]);
        QCOMPARE(stopped["counters"]["written"], QJsonArray({10, 0}));
        QCOMPARE(stopped["counters"]["writtenBytes"], QJsonArray({600, 0}));
        QVERIFY(stopped["failure"].isNull());
    }
};

TOMATO_LAB_TEST_MAIN(TestRecorder)
#include "tst_recorder.moc"
