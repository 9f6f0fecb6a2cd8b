// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/receiver/clock.h"
#include "capture/ring/cursor.h"
#include "capture/ring/pcapformat.h"
#include "tests/capture/testing/labtest.h"
#include "tests/capture/testing/pcapfiles.h"
#include "tests/capture/testing/recording.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <atomic>
#include <optional>
#include <thread>

using namespace tomato;
using namespace tomato::capture;
using namespace std::chrono_literals;

/// Tests the options of a recording: direction, length, precision, how it begins and ends.
class TestRecorderOptions final : public QObject
{
    Q_OBJECT

private:
    static QJsonObject description(const Recording &recording)
    {
        return QJsonDocument::fromJson(
                   QByteArray::fromStdString(readFile(recording.directory() / "capture.json")))
            .object();
    }

    static QJsonArray clockSteps(const Recording &recording)
    {
        const QJsonObject json = description(recording);
        return json["clock"]["steps"].toArray();
    }

    static std::array<std::uint64_t, 2> both(std::uint64_t first, std::uint64_t second)
    {
        return {first, second};
    }

    /// Sends so many frames each way and waits until they are committed.
    static void exchange(Recording &recording, std::uint64_t count, std::size_t bytes)
    {
        for (int side : {0, 1})
            flood(recording.wire().frameSocket(side), count, bytes, side);
        recording.recorder().flush();
    }

    /// A frame that the trigger of these tests knows: EtherType 0x88b6.
    static std::vector<char> signal()
    {
        auto frame = numberedFrame(0, 60);
        frame[13] = '\xb6';
        return frame;
    }

private slots:
    void initTestCase()
    {
        if (!labRefusal().empty())
            QSKIP(labRefusal().c_str());
    }

    void onlyOneDirectionIsRecordedWhenAsked_data()
    {
        QTest::addColumn<int>("direction");
        QTest::addColumn<int>("side");
        QTest::addColumn<QString>("name");
        QTest::newRow("from the first end") << int(Direction::FromFirst) << 0 << "a->b";
        QTest::newRow("from the second end") << int(Direction::FromSecond) << 1 << "b->a";
    }
    void onlyOneDirectionIsRecordedWhenAsked()
    {
        QFETCH(int, direction);
        QFETCH(int, side);
        QFETCH(QString, name);
        RecorderSettings settings;
        settings.direction = static_cast<Direction>(direction);
        Recording recording(settings);
        flood(recording.wire().frameSocket(0), 100, 60, 0);
        flood(recording.wire().frameSocket(1), 200, 70, 1);
        recording.recorder().stop();
        const RingSnapshot ring = recording.snapshot();
        QCOMPARE(ring.counters.written, side == 0 ? both(100, 0) : both(0, 200));
        QCOMPARE(ring.counters.matched, ring.counters.written);
        for (const ReadPacket &packet : readRing(ring))
            QCOMPARE(packet.bytes.size(), side == 0 ? 60u : 70u);
        QCOMPARE(description(recording)["direction"].toString(), name);
    }

    void theBeginningOfEachFrameIsKeptAndItsLengthTold()
    {
        RecorderSettings settings;
        settings.snapLength = 64;
        settings.limits = {1000, 2};
        Recording recording(settings);
        const auto socket = recording.wire().frameSocket(0);
        std::vector<std::vector<char>> sent;
        for (const std::size_t bytes : {60, 63, 64, 65, 1500, 9000})
            sent.push_back(numberedFrame(sent.size(), bytes));
        // The kernel takes the tag out, and it is put back.
        sent.push_back(numberedFrame(sent.size(), 1500));
        const std::array<char, 4> tag = {'\x81', 0, 0, 5};
        sent.back().insert(sent.back().begin() + 12, tag.begin(), tag.end());
        for (const auto &frame : sent)
            sendFrame(socket, frame);
        recording.recorder().stop();
        const auto packets = readRing(recording.snapshot());
        QCOMPARE(packets.size(), sent.size());
        for (std::size_t at = 0; at < sent.size(); ++at) {
            QCOMPARE(packets[at].original, sent[at].size());
            sent[at].resize(std::min<std::size_t>(sent[at].size(), 64));
            QCOMPARE(packets[at].bytes, sent[at]);
        }
    }

    void nanosecondsAreKeptWhenAsked()
    {
        RecorderSettings settings;
        settings.precision = Precision::Nano;
        settings.limits.segments = 3;
        Recording recording(settings);
        const Timestamp before = realtime();
        exchange(recording, 3000, 60);
        const Timestamp after = realtime();
        const RingSnapshot ring = recording.snapshot();
        std::uint32_t magic = 0;
        std::memcpy(&magic, readFile(ring.segments[0].path).data(), sizeof magic);
        QCOMPARE(magic, PcapNanosecondMagic);
        const auto packets = readRing(ring);
        QCOMPARE(packets.size(), 6000u);
        QCOMPARE(stepsBack(packets), 0u);
        QVERIFY(packets.front().time >= before && packets.back().time <= after);
        QVERIFY(std::any_of(packets.begin(), packets.end(),
                            [](const auto &each) { return each.time % 1us != 0ns; }));
        QCOMPARE(packets.front().time, ring.segments[0].first);
        QCOMPARE(description(recording)["timestamps"].toString(), QString("nano"));

        // A viewer that comes now gets the same magic.
        const Cursor cursor(*RingReader::open(recording.directory()), Cursor::Start::Now);
        std::memcpy(&magic, cursor.fileHeader()->data(), sizeof magic);
        QCOMPARE(magic, PcapNanosecondMagic);
    }

    void itEndsAfterTheNumberOfPackets()
    {
        RecorderSettings settings;
        settings.stop.packets = 1234;
        Recording recording(settings);
        std::thread other([&] { flood(recording.wire().frameSocket(1), 5000, 60, 1); });
        flood(recording.wire().frameSocket(0), 5000, 60);
        other.join();
        QTRY_COMPARE(recording.recorder().ending(), std::string("1234 packets were recorded"));
        QCOMPARE(recording.recorder().failure(), std::string());
        const RingSnapshot ring = recording.snapshot();
        QVERIFY(!ring.recording);
        QCOMPARE(ring.counters.written[0] + ring.counters.written[1], 1234u);
        QCOMPARE(ring.counters.matched, ring.counters.written);
        QCOMPARE(readRing(ring).size(), 1234u);
        const QJsonObject json = description(recording);
        QCOMPARE(json["stopAfter"]["packets"].toInt(), 1234);
        QCOMPARE(json["ending"].toString(), QString("1234 packets were recorded"));
        QVERIFY(!json["stop"].isNull());
        QVERIFY(json["failure"].isNull());

        // Later calls do nothing, and are no failure.
        QVERIFY(recording.recorder().attach(0, recording.wire().port(0)));
        recording.recorder().flush();
        recording.recorder().detach(1);
        recording.recorder().stop();
        QCOMPARE(recording.snapshot().counters, ring.counters);
        QCOMPARE(recording.recorder().ending(), std::string("1234 packets were recorded"));
    }

    void itEndsBeforeMoreThanTheBytes()
    {
        RecorderSettings settings;
        settings.stop.bytes = 10'050;
        Recording recording(settings);
        flood(recording.wire().frameSocket(0), 500, 100);
        QTRY_VERIFY(!recording.recorder().ending().empty());
        QCOMPARE(recording.snapshot().counters.writtenBytes, both(10'000, 0));
    }

    void itEndsAfterTheSecondsWithAllThatCame()
    {
        RecorderSettings settings;
        settings.stop.time = 1s;
        std::optional<Recording> recording;
        QElapsedTimer since;
        do { // until this process got that far in time
            since.start();
            recording.emplace(settings);
            flood(recording->wire().frameSocket(0), 10, 60);
        } while (std::chrono::milliseconds(since.elapsed()) >= settings.stop.time);
        QTRY_COMPARE(recording->recorder().ending(), std::string("1 seconds have passed"));
        QVERIFY(std::chrono::milliseconds(since.elapsed()) >= settings.stop.time);
        QCOMPARE(recording->snapshot().counters.written, both(10, 0));
        QVERIFY(!recording->snapshot().recording);
    }

    void theRingIsTheHistoryBeforeATrigger()
    {
        RecorderSettings settings;
        settings.trigger = "ether proto 0x88b6";
        settings.stop.packets = 11;
        settings.snapLength = 60;
        settings.limits = {PcapFileHeaderBytes + 100 * (PcapRecordHeaderBytes + 60), 3};
        Recording recording(settings);
        exchange(recording, 1000, 60);
        QVERIFY(recording.recorder().ending().empty());
        QVERIFY(description(recording)["triggered"].isNull());
        sendFrame(recording.wire().frameSocket(1), signal());
        flood(recording.wire().frameSocket(0), 100, 60);
        QTRY_COMPARE(recording.recorder().ending(),
                     std::string("11 packets were recorded since the trigger"));
        const RingSnapshot ring = recording.snapshot();
        const auto packets = readRing(ring);
        QVERIFY(packets.size() > 200);
        QCOMPARE(packets[packets.size() - 11].bytes, signal());
        QCOMPARE(ring.counters.written, both(1010, 1001));
        const QJsonObject json = description(recording);
        QCOMPARE(json["trigger"].toString(), QString("ether proto 0x88b6"));
        QVERIFY(!json["triggered"].isNull());
    }

    void aTriggerThatIsNoFilterIsRefused()
    {
        RecorderSettings settings;
        settings.directory = "/proc/nothing";
        settings.stop.packets = 1;
        settings.trigger = "tcp prot 80";
        const auto started = Recorder::start(settings);
        QVERIFY(!started);
        QVERIFY(started.error().text().starts_with("the trigger: "));
    }

    /// The clock that the recorder reads is set to that of the kernel's stamps: what it was set by
    /// is told, and nothing that waits for its time is lost.
    void aClockStepIsToldAndLosesNothing_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::newRow("set forward") << qint64{-3600};
        QTest::newRow("set back") << qint64{3600};
    }
    void aClockStepIsToldAndLosesNothing()
    {
        QFETCH(qint64, seconds);
        std::atomic<std::int64_t> wrong = seconds;
        RecorderSettings settings;
        settings.realtime = [&] { return realtime() + std::chrono::seconds(wrong); };
        Recording recording(settings);
        std::atomic<bool> done = false;
        std::array<std::uint64_t, 2> sent{};
        const auto send = [&](int side) {
            const auto socket = recording.wire().frameSocket(side);
            while (!done)
                sendFrame(socket, numberedFrame(sent[static_cast<std::size_t>(side)]++,
                                                side == 0 ? 60 : 70, side));
        };
        std::thread left(send, 0);
        std::thread right(send, 1);
        QTRY_VERIFY(recording.snapshot().counters.matched[0] > 5000);
        wrong = 0;
        QTRY_COMPARE(clockSteps(recording).size(), 1);
        const auto before = recording.snapshot().counters.written[0];
        QTRY_VERIFY(recording.snapshot().counters.written[0] > before + 5000);
        done = true;
        left.join();
        right.join();
        recording.recorder().stop();
        const RingSnapshot ring = recording.snapshot();
        QCOMPARE(ring.counters.written[0] + ring.counters.written[1] +
                     total(ring.counters.droppedByKernel),
                 sent[0] + sent[1]);
        std::map<std::size_t, std::uint64_t> next;
        for (const ReadPacket &packet : readRing(ring)) {
            const std::uint64_t number = frameNumber(packet.bytes);
            if (const auto known = next.find(packet.bytes.size()); known != next.end())
                QVERIFY(number >= known->second);
            next[packet.bytes.size()] = number + 1;
        }
        const QJsonArray steps = clockSteps(recording);
        QCOMPARE(steps.size(), 1);
        const auto by = std::chrono::nanoseconds(steps[0]["nanoseconds"].toInteger());
        QVERIFY(std::chrono::abs(by + std::chrono::seconds(seconds)) < 1s);
    }
};

TOMATO_LAB_TEST_MAIN(TestRecorderOptions)
#include "tst_recorderoptions.moc"
