// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/merge/merge.h"
#include "capture/tracing/lostsegments.h"
#include "capture/tracing/recordedpacket.h"
#include "capture/tracing/tcpreading.h"
#include "tests/capture/tracing/linkrings.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>

using namespace tomato;
using namespace tomato::journeys;
using namespace tomato::journeys::testing;
using namespace std::chrono_literals;

/// Journeys of a merged file, which are those of the recordings that it was made of.
class TestFileJourneys final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path path(const QString &name) const
    {
        return m_folder.filePath(name).toStdString();
    }

    std::filesystem::path merge(const LinkRings &rings, const QString &name) const
    {
        std::vector<capture::CapturedRing> captured;
        for (const JourneyOrder::Link &link : rings.order().links) {
            capture::CapturedRing ring;
            ring.ring = capture::RingReader::open(link.directory).value();
            ring.ends = link.ends;
            ring.name = link.ends[0] + " \u21c4 " + link.ends[1];
            captured.push_back(std::move(ring));
        }
        if (!capture::mergeRings(captured, path(name)))
            return {};
        return path(name);
    }

    static auto read(const std::filesystem::path &file)
    {
        JourneyOrder order;
        order.file = file;
        return TracedJourneys::read(order);
    }

private slots:
    void aMergedFileHasTheJourneysOfItsRecordings()
    {
        LinkRings rings(path("arrivals"));
        fillArrivals(rings, 100);
        rings.finish();
        JourneyOrder order = rings.order();
        for (JourneyOrder::Link &link : order.links)
            link.times.sent.stop = link.times.arrivals.stop = 60s;
        const auto recorded = TracedJourneys::read(order).value();
        const auto file = read(merge(rings, "arrivals.pcapng"));
        QVERIFY2(file, file ? "" : file.error().text().c_str());
        const TracedJourneys &found = **file;
        QCOMPARE(found.journeys(), recorded->journeys());
        QCOMPARE(found.totals().certain, recorded->totals().certain);
        QCOMPARE(found.steps().size(), recorded->steps().size());
        QVERIFY(!found.damage() && found.file().filename() == "arrivals.pcapng");
        // Three links, each sent and delivered.
        QCOMPARE(found.links().size(), std::size_t{3});
        QCOMPARE(found.links()[1].ends, (std::array<std::string, 2>{"r1:eth1", "r2:eth0"}));
        QCOMPARE(found.rings().size(), std::size_t{6});
        // The bytes of each hop are those of the recordings, and a packet is found by its number.
        for (const std::size_t at : {std::size_t{0}, std::size_t{57}}) {
            const auto &packet = found.packet(at);
            const auto &same = recorded->packet(at);
            QCOMPARE(packet.hops, same.hops);
            for (std::uint32_t hop = 0; hop < packet.hops; ++hop) {
                const auto place = found.recorded(found.hop(packet, hop));
                const auto other = recorded->recorded(recorded->hop(same, hop));
                QCOMPARE(place.link, other.link);
                QCOMPARE(place.isArrival, other.isArrival);
                const auto bytes = readRecordedPacket(
                    found.recordedAt(TracedJourneys::ringOf(place)), place.packet);
                const auto wanted = readRecordedPacket(
                    recorded->recordedAt(TracedJourneys::ringOf(other)), other.packet);
                QVERIFY(bytes && wanted);
                QCOMPARE(*bytes, *wanted);
                QCOMPARE(found.find(place), std::optional(at));
            }
        }
    }

    void tcpOfALinkIsReadFromItsInterfacesOnly()
    {
        LinkRings rings(path("tcp"));
        fillTcp(rings, 50);
        rings.finish();
        const auto file = read(merge(rings, "tcp.pcapng"));
        QVERIFY(file);
        const auto goesOn = [] { return true; };
        for (const TracedJourneys::LinkRing &ring : (*file)->rings()) {
            const auto flows = readTcp((*file)->recordedAt(ring), goesOn);
            const auto wanted = readTcp(rings.order().links[ring.link].directory, goesOn);
            QVERIFY(flows && wanted);
            QCOMPARE((*flows)->flows().size(), (*wanted)->flows().size());
            QCOMPARE((*flows)->flows()[0].sentBy[0].segments.size(),
                     (*wanted)->flows()[0].sentBy[0].segments.size());
        }
    }

    void aDamagedFileIsReadUpToThatPlace()
    {
        LinkRings rings(path("damaged"));
        fillTwoRouters(rings, 100);
        rings.finish();
        const auto whole = merge(rings, "whole.pcapng");
        std::filesystem::resize_file(whole, std::filesystem::file_size(whole) * 2 / 3);
        const auto file = read(whole);
        QVERIFY2(file, file ? "" : file.error().text().c_str());
        QVERIFY((*file)->damage() && (*file)->damage()->byte > 1'000);
        QVERIFY(!(*file)->damage()->reason.empty());
        QVERIFY((*file)->journeys() > 50);
    }

    /// Its packets are put in the order of time, which hides the step.
    void aStepOfTheClockInAFileIsTold()
    {
        const auto name = path("step.pcap");
        std::ofstream file(name, std::ios::binary);
        const auto write = [&file](const std::vector<std::uint32_t> &numbers) {
            file.write(reinterpret_cast<const char *>(numbers.data()),
                       static_cast<std::streamsize>(numbers.size() * sizeof(std::uint32_t)));
        };
        write({0xa1b2c3d4, 0x00040002, 0, 0, 65'535, 1});
        for (const std::uint32_t second : {100U, 101U, 104U, 102U, 103U}) {
            const Frame frame = udp4(second);
            const auto bytes = static_cast<std::uint32_t>(frame.size());
            write({second, 0, bytes, bytes});
            file.write(reinterpret_cast<const char *>(frame.data()), bytes);
        }
        file.close();
        const auto found = read(name);
        QVERIFY2(found, found ? "" : found.error().text().c_str());
        QCOMPARE((*found)->totals().packets, std::uint64_t{5});
        QCOMPARE((*found)->totals().clockSteps, std::uint64_t{1});
    }

    void aFileThatIsNoneIsRefused()
    {
        QFile text(m_folder.filePath("text.pcapng"));
        QVERIFY(text.open(QIODevice::WriteOnly) && text.write("no recording at all") > 0);
        text.close();
        QVERIFY(!read(path("text.pcapng")));
        QVERIFY(!read(path("missing.pcapng")));
    }
};

QTEST_GUILESS_MAIN(TestFileJourneys)
#include "tst_filejourneys.moc"
