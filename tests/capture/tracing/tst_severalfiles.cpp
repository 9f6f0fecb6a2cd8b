// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/container/atomicfile.h"
#include "capture/archive/formats/pcapngwriter.h"
#include "capture/archive/merge/merge.h"
#include "capture/archive/recordedtimes.h"
#include "capture/tracing/journeyreader.h"
#include "capture/tracing/pointrow.h"
#include "tests/capture/journeys/frames.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::journeys;
using namespace tomato::journeys::testing;
using namespace std::chrono_literals;

/// Files that are read together: of one link at two times, and the same recording in two of them.
class TestSeveralFiles final : public QObject
{
    Q_OBJECT

    using Files = std::vector<std::filesystem::path>;

    /// A recording of the link from h1 to h2, whose emulation does not change meanwhile.
    struct Recording
    {
        Timestamp from{};
        std::string emulation = "none";
        bool hasArrivals = true;
        /// Every tenth one of them is lost.
        int packets = 100;
        /// What the capture itself lost, of what was sent.
        std::uint64_t missed = 0;
    };

    std::filesystem::path path(const std::string &name) const
    {
        return m_folder->path().toStdString() + "/" + name;
    }

    std::filesystem::path write(const std::string &name, const Recording &of) const
    {
        const auto file = path(name);
        auto target = capture::AtomicFile::create(file);
        capture::PcapngWriter writer(
            [&](std::span<const char> bytes) { return target->write(bytes); });
        (void)writer.beginSection("");
        const capture::RecordedTimes times{of.from, of.from + 10s, false};
        for (const char *interfaceName :
             {"h1:eth0 -> h2:eth0 sent", "h1:eth0 -> h2:eth0 delivered"}) {
            capture::PcapngInterface interface;
            interface.name = interfaceName;
            interface.nanoseconds = true;
            interface.snapLength = 262'144;
            interface.comment =
                "Capture of h1:eth0 \u21c4 h2:eth0; emulation at first: " + of.emulation + '\n' +
                capture::recordedText(times);
            if (interface.name.ends_with("sent") || of.hasArrivals)
                (void)writer.addInterface(interface);
        }
        for (int packet = 0; packet < of.packets; ++packet) {
            const Frame frame = udp4(static_cast<std::uint64_t>(of.from / 1ms + packet));
            const std::span bytes(reinterpret_cast<const char *>(frame.data()), frame.size());
            const auto length = static_cast<std::uint32_t>(frame.size());
            const Timestamp time = of.from + packet * 10ms;
            (void)writer.addPacket(0, time, length, bytes);
            if (of.hasArrivals && packet % 10 != 9)
                (void)writer.addPacket(1, time + 1ms, length, bytes);
        }
        capture::PcapngStatistics statistics;
        statistics.received = statistics.accepted = statistics.delivered = of.packets;
        statistics.received = *statistics.received + of.missed;
        statistics.droppedByKernel = of.missed;
        (void)writer.addStatistics(0, statistics);
        if (!writer.finish() || !target->commit())
            qFatal("cannot write %s", file.c_str());
        return file;
    }

    std::filesystem::path merge(const Files &files, const std::string &name) const
    {
        if (const auto done = capture::mergeFiles(files, path(name)); !done)
            qFatal("%s", done.error().text().c_str());
        return path(name);
    }

    struct Told
    {
        std::map<Fate, std::uint64_t> fates;
        std::vector<RepeatedPackets::Row> repeated;
        std::vector<PointRow> points;
        std::uint64_t unrecorded = 0;
    };

    static Told read(const Files &files)
    {
        std::vector<capture::MergeSource> sources;
        for (const auto &file : files)
            sources.push_back(std::move(*capture::MergeSource::open(file)));
        auto reader = JourneyReader::open(std::move(sources), {});
        JourneyMeasures measures(reader->places(), reader->flows(), reader->horizon());
        PacketFates fates(reader->places(), reader->flows(), reader->horizon(), &reader->refusals(),
                          &reader->effects());
        const auto done = reader->run([&](const Journey &journey) {
            measures.add(journey);
            fates.add(journey);
        });
        if (!done)
            qFatal("%s", done.error().text().c_str());
        Told told;
        for (const PacketFates::Row &row : fates.rows(measures))
            told.fates[row.fate] += row.packets;
        told.repeated = reader->repeated();
        told.points = countPoints(*reader, measures, true);
        for (const std::uint64_t packets : reader->unrecorded())
            told.unrecorded += packets;
        return told;
    }

    std::unique_ptr<QTemporaryDir> m_folder;

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theEmulationOfARecordingCountsFromItsBegin()
    {
        const auto early = write("z.pcapng", {100s, "loss 10 %", true, 200, 0});
        const auto late =
            write("a.pcapng", {200s, "bandwidth 100 kbit/s, queue 3000 bytes", true, 100, 0});
        const std::map<Fate, std::uint64_t> expected = {
            {Fate::Arrived, 270}, {Fate::LostByEmulation, 20}, {Fate::QueueFull, 10}};
        QVERIFY(read({early, late}).fates == expected);
        QVERIFY(read({late, early}).fates == expected);
        QVERIFY(read({merge({early, late}, "el.pcapng")}).fates == expected);
        QVERIFY(read({merge({late, early}, "le.pcapng")}).fates == expected);
    }

    void oneRecordingInTwoFilesCountsOnce()
    {
        const Recording all{100s, "loss 10 %", true, 100, 7};
        const auto whole = write("whole.pcapng", all);
        const auto copy = write("copy.pcapng", all);
        const auto sent = write("sent.pcapng", {100s, "loss 10 %", false, 100, 7});
        const std::map<Fate, std::uint64_t> expected = {{Fate::Arrived, 90},
                                                        {Fate::LostByEmulation, 10}};
        QVERIFY(read({whole}).fates == expected);
        QVERIFY(read({whole}).repeated.empty());
        for (const Files &files : {Files{whole, copy}, Files{sent, whole}, Files{whole, sent, copy},
                                   Files{merge({whole, sent}, "merged.pcapng")}}) {
            const Told told = read(files);
            QVERIFY(told.fates == expected);
            QVERIFY(!told.repeated.empty());
            QCOMPARE(told.repeated.front().packets, std::uint64_t{100});
            // What the capture lost it lost once.
            QCOMPARE(told.unrecorded, std::uint64_t{7});
            for (const PointRow &row : told.points)
                QVERIFY(row.isBalanced() && row.notRecorded <= 7);
        }
    }

    /// One that was written while the recording went on has the begin of it.
    void partOfARecordingCountsOnceToo()
    {
        const auto whole = write("whole.pcapng", {100s, "loss 10 %", true, 100, 0});
        const auto part = write("part.pcapng", {100s, "loss 10 %", true, 40, 0});
        const std::map<Fate, std::uint64_t> expected = {{Fate::Arrived, 90},
                                                        {Fate::LostByEmulation, 10}};
        QVERIFY(read({whole, part}).fates == expected);
        QVERIFY(read({part, whole}).fates == expected);
        QVERIFY(read({part, whole}).points[0].isBalanced());
    }

    /// Two frames of one content may be stamped alike.
    void equalPacketsOfOneRecordingAreSeveral()
    {
        RepeatedPackets repeated({{0}, {0}, {1}});
        const std::string bytes = "same";
        const auto is = [&](std::size_t source, Timestamp time) {
            return repeated.isRepeated({source, 0}, source == 2 ? 1 : 0, time, 4, bytes);
        };
        QVERIFY(!is(0, 1s) && !is(0, 1s) && is(1, 1s) && is(1, 1s) && !is(1, 1s));
        QVERIFY(!is(2, 1s) && !is(2, 1s));
        QVERIFY(!is(1, 2s) && is(0, 2s) && !is(1, 2s));
        QVERIFY(!is(1, 3s));
    }
};

QTEST_GUILESS_MAIN(TestSeveralFiles)
#include "tst_severalfiles.moc"
