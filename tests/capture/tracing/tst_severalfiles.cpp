// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/container/atomicfile.h"
#include "capture/archive/merge.h"
#include "capture/archive/pcapngwriter.h"
#include "capture/archive/recordedtimes.h"
#include "capture/tracing/journeyreader.h"
#include "tests/capture/journeys/frames.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::journeys;
using namespace tomato::journeys::testing;
using namespace std::chrono_literals;

/// Files of one link at two times that are read together.
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
};

QTEST_GUILESS_MAIN(TestSeveralFiles)
#include "tst_severalfiles.moc"
