// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/ring/ringreader.h"
#include "tests/capture/testing/pcapfiles.h"
#include "tests/capture/testing/ringfiller.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <fstream>
#include <random>
#include <thread>

#include <sys/stat.h>

using namespace tomato;
using namespace tomato::capture;

class TestRingReader final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    std::filesystem::path run() const { return m_folder->path().toStdString(); }

    static void write(const std::filesystem::path &file, const std::string &bytes)
    {
        // In place: readers have the file open.
        std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
        stream << bytes;
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aFolderWithoutARingIsRefusedWithItsPlace()
    {
        const auto reader = RingReader::open(run());
        QVERIFY(!reader);
        QCOMPARE(reader.error().place, (run() / "ring.state").string());
    }

    void aLinkOrAPipeInThePlaceOfAFileOfTheRingIsRefused()
    {
        const auto victim = run() / "victim";
        std::ofstream(victim) << "keep this";
        const auto isKept = [&victim] {
            std::ifstream file(victim);
            return std::string(std::istreambuf_iterator<char>(file), {}) == "keep this";
        };
        for (const char *name : {"ring.state", "ring.sides", "000001.pcap"}) {
            const auto ring = run() / (std::string("ring of ") + name);
            std::filesystem::create_directory(ring);
            std::filesystem::create_symlink(victim, ring / name);
            QVERIFY2(!RingWriter::create(ring, smallLimits(2), 65535, Precision::Micro), name);
            QVERIFY2(isKept(), name);
            std::filesystem::remove(ring / name);
            QCOMPARE(::mkfifo((ring / name).c_str(), 0600), 0);
            QVERIFY2(!RingWriter::create(ring, smallLimits(2), 65535, Precision::Micro), name);
        }
        const auto read = run() / "read";
        std::filesystem::create_directory(read);
        std::filesystem::create_symlink(victim, read / "ring.state");
        QVERIFY(!RingReader::open(read));
        std::filesystem::remove(read / "ring.state");
        QCOMPARE(::mkfifo((read / "ring.state").c_str(), 0600), 0);
        const auto pipe = RingReader::open(read);
        QVERIFY(!pipe);
        QCOMPARE(pipe.error().message, std::string("is no ordinary file"));
    }

    void aFinishedRingIsNotRecording()
    {
        RingFiller ring(run());
        ring.add(10);
        const auto reader = RingReader::open(run());
        QVERIFY(reader && (*reader)->snapshot().recording);
        ring.finish();
        QVERIFY(!(*reader)->snapshot().recording);
        QCOMPARE((*reader)->snapshot().segments[0].packets, 10u);
    }

    void theWriterSeesWhetherAnybodyWatches()
    {
        RingFiller ring(run());
        RingWriter &writer = ring.writer();
        QVERIFY(!writer.isWatched());
        auto first = RingReader::open(run());
        auto second = RingReader::open(run());
        QVERIFY(first && second);
        QVERIFY(!writer.isWatched());
        (*first)->watch(true);
        (*first)->watch(true);
        (*second)->watch(true);
        QVERIFY(writer.isWatched());
        (*first)->watch(false);
        (*second)->watch(false);
        QVERIFY(writer.isWatched());
        (*first)->watch(false);
        QVERIFY(!writer.isWatched());
        (*first)->watch(true);
        QVERIFY(writer.isWatched());
        // A reader that disappears without a message does not watch any more.
        first->reset();
        QVERIFY(!writer.isWatched());
    }

    void everySnapshotIsOfOneMoment()
    {
        RingFiller ring(run(), smallLimits(3));
        std::atomic<bool> done = false;
        std::atomic<std::uint64_t> looks = 0;
        std::thread writer([&] {
            // A busy machine lets the reader wait.
            for (int round = 0; round < 20'000 || looks < 200; ++round)
                ring.add(1 + static_cast<unsigned>(round) % 3, 300);
            done = true;
        });
        const auto reader = RingReader::open(run());
        QVERIFY(reader);
        std::uint64_t wrong = 0;
        for (; !done; ++looks) {
            const RingSnapshot seen = (*reader)->snapshot();
            const Segment &last = seen.segments.back();
            const std::uint64_t packets = last.packetsBefore + last.packets;
            wrong += packets != seen.counters.written[0] + seen.counters.written[1];
            wrong += last.bytes != 24 + last.packets * 316;
            wrong += last.packets != 0 && last.last != fillerTime(packets - 1);
            wrong += seen.segments.front().packetsBefore != total(seen.counters.evicted);
            wrong += !seen.recording;
        }
        writer.join();
        QCOMPARE(wrong, 0u);
    }

    void aStateThatIsGarbageIsRefused()
    {
        RingFiller ring(run());
        ring.add(10);
        const auto state = run() / "ring.state";
        const std::string good = readFile(state);
        std::mt19937 random(7);
        for (int round = 0; round < 30; ++round) {
            std::string bytes = good;
            for (auto hits = 1 + random() % 20; hits > 0; --hits)
                bytes[random() % bytes.size()] = static_cast<char>(random());
            write(state, bytes);
            QCOMPARE(RingReader::open(run()).has_value(), bytes == good);
        }
        for (const std::uintmax_t size : {0, 1, 100, 200}) {
            write(state, good);
            std::filesystem::resize_file(state, size);
            QVERIFY(!RingReader::open(run()));
        }
    }

    void aStateThatBreaksUnderAnOpenReaderLeavesItWithTheLastGoodOne()
    {
        RingFiller ring(run());
        ring.add(10);
        const auto reader = RingReader::open(run());
        QVERIFY(reader);
        const RingSnapshot before = (*reader)->snapshot();
        const auto state = run() / "ring.state";
        const std::string good = readFile(state);

        std::filesystem::resize_file(state, 0);
        RingSnapshot after = (*reader)->snapshot();
        QVERIFY(!after.recording);
        QCOMPARE(after.segments.size(), before.segments.size());
        QCOMPARE(after.counters, before.counters);

        write(state, std::string(good.size(), 'x'));
        QVERIFY(!(*reader)->snapshot().recording);
        write(state, good);
        QVERIFY((*reader)->snapshot().recording);
    }
};

QTEST_APPLESS_MAIN(TestRingReader)
#include "tst_ringreader.moc"
