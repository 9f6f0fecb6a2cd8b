// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/container/atomicfile.h"
#include "capture/archive/formats/pcapngwriter.h"
#include "capture/tracing/journeyreader.h"
#include "tests/capture/journeys/frames.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <array>
#include <utility>

using namespace tomato;
using namespace tomato::journeys;
using namespace tomato::journeys::testing;
using namespace std::chrono_literals;

namespace {

struct Packet
{
    std::uint32_t interface = 0;
    Timestamp time{};
    Frame frame;
};

/// Keeps `snapLength` bytes of each packet.
void writePcapng(const std::filesystem::path &path, const std::vector<std::string> &interfaces,
                 const std::vector<Packet> &packets, std::uint32_t snapLength = 262'144,
                 bool nanoseconds = true)
{
    auto file = capture::AtomicFile::create(path);
    QVERIFY(file);
    capture::PcapngWriter writer([&](std::span<const char> bytes) { return file->write(bytes); });
    QVERIFY(writer.beginSection(""));
    for (const std::string &name : interfaces) {
        capture::PcapngInterface interface;
        interface.name = name;
        interface.snapLength = snapLength;
        interface.nanoseconds = nanoseconds;
        QVERIFY(writer.addInterface(interface));
    }
    for (const Packet &packet : packets) {
        const std::size_t kept = std::min<std::size_t>(packet.frame.size(), snapLength);
        QVERIFY(writer.addPacket(
            packet.interface, packet.time, static_cast<std::uint32_t>(packet.frame.size()),
            std::span(reinterpret_cast<const char *>(packet.frame.data()), kept)));
    }
    QVERIFY(writer.finish());
    QVERIFY(file->commit());
}

struct Read
{
    std::vector<std::vector<Hop>> journeys;
    std::vector<bool> chosen;
    /// The number of last hops that are under way.
    std::size_t underWay = 0;
    Totals totals;
    std::string error;
};

Read read(const std::vector<std::filesystem::path> &files, JourneyReader::Settings settings = {})
{
    Read result;
    std::vector<capture::MergeSource> sources;
    for (const auto &file : files) {
        auto source = capture::MergeSource::open(file);
        if (!source) {
            result.error = source.error().text();
            return result;
        }
        sources.push_back(std::move(*source));
    }
    auto reader = JourneyReader::open(std::move(sources), std::move(settings));
    if (!reader) {
        result.error = reader.error().text();
        return result;
    }
    // The reader is moved, as when it is passed on.
    JourneyReader moved = std::move(*reader);
    const auto done = moved.run([&result, &moved](const Journey &journey) {
        result.underWay += moved.horizon().isUnderWay(journey.hops.back()) ? 1 : 0;
        result.journeys.emplace_back(journey.hops.begin(), journey.hops.end());
        result.chosen.push_back(journey.isChosen);
    });
    result.totals = moved.totals();
    if (!done)
        result.error = done.error().text();
    return result;
}

/// A packet every millisecond over r1, on interfaces 0 and 1.
std::vector<Packet> overRouter(int packets)
{
    std::vector<Packet> all;
    for (int packet = 0; packet < packets; ++packet) {
        FrameShape shape;
        shape.destinationPort = static_cast<std::uint16_t>(1000 + packet % 2);
        shape.payloadBytes = 400;
        const Frame frame = udp4(static_cast<std::uint64_t>(packet), shape);
        all.push_back({0, 1s + packet * 1ms, frame});
        all.push_back({1, 1s + packet * 1ms + 200us, routed(frame)});
    }
    return all;
}

const std::vector<std::string> Links = {"h1:eth0 -> r1:eth0", "r1:eth1 -> h2:eth0"};

} // namespace

class TestJourneyReader final : public QObject
{
    Q_OBJECT

    std::filesystem::path path(const char *name) const
    {
        return m_folder.filePath(QString::fromLatin1(name)).toStdString();
    }

    QTemporaryDir m_folder;

private slots:
    void interfacesOfOneFileTellTheLinks()
    {
        writePcapng(path("one.pcapng"), Links, overRouter(100));
        const Read result = read({path("one.pcapng")});
        QCOMPARE(result.error, std::string());
        QCOMPARE(result.totals.journeys, std::uint64_t{100});
        QCOMPARE(result.totals.certain, std::uint64_t{100});
        QCOMPARE(result.journeys[0][1].time - result.journeys[0][0].time, Timestamp(200us));
        const auto place = JourneyReader::placeOf(result.journeys[7][1].packet);
        QCOMPARE(place.source, std::size_t{0});
        QCOMPARE(place.packet, std::uint64_t{15});
    }

    void filesAreReadTogetherInTheOrderOfTime()
    {
        std::vector<Packet> first;
        std::vector<Packet> second;
        for (Packet packet : overRouter(100)) {
            auto &into = packet.interface == 0 ? first : second;
            packet.interface = 0;
            into.push_back(packet);
        }
        // The one that comes later is named first.
        writePcapng(path("b.pcapng"), {Links[1]}, second);
        writePcapng(path("a.pcapng"), {Links[0]}, first);
        const Read result = read({path("b.pcapng"), path("a.pcapng")});
        QCOMPARE(result.error, std::string());
        QCOMPARE(result.totals.certain, std::uint64_t{100});
        QCOMPARE(JourneyReader::placeOf(result.journeys[3][0].packet).source, std::size_t{1});
    }

    void aFilterMarksJourneys()
    {
        writePcapng(path("filtered.pcapng"), Links, overRouter(100));
        JourneyReader::Settings settings;
        settings.filter = "udp dst port 1001";
        const Read result = read({path("filtered.pcapng")}, settings);
        QCOMPARE(result.error, std::string());
        QCOMPARE(std::count(result.chosen.begin(), result.chosen.end(), true), 50);
        settings.filter = "udp dst prt 1001";
        QVERIFY(read({path("filtered.pcapng")}, settings).error.find("udp dst prt") == 0);
    }

    void recordingsThatKeptDifferentPartsAreMatched()
    {
        std::vector<Packet> first;
        std::vector<Packet> second;
        for (Packet packet : overRouter(100)) {
            auto &into = packet.interface == 0 ? first : second;
            packet.interface = 0;
            into.push_back(packet);
        }
        writePcapng(path("short.pcapng"), {Links[0]}, first, 96);
        writePcapng(path("long.pcapng"), {Links[1]}, second);
        const Read result = read({path("short.pcapng"), path("long.pcapng")});
        QCOMPARE(result.error, std::string());
        QCOMPARE(result.totals.matched(), std::uint64_t{100});
        QCOMPARE(result.totals.cut, std::uint64_t{0});
    }

    void aRecordingWithoutPacketsTakesNothingFromTheOthers()
    {
        writePcapng(path("full.pcapng"), Links, overRouter(10));
        writePcapng(path("none.pcapng"), {"r1:eth2 -> r3:eth0"}, {}, 40);
        std::vector<capture::MergeSource> sources;
        for (const char *file : {"full.pcapng", "none.pcapng"})
            sources.push_back(std::move(*capture::MergeSource::open(path(file))));
        auto reader = JourneyReader::open(std::move(sources), {});
        QVERIFY(reader);
        QVERIFY(reader->run([&](const Journey &journey) {
            QCOMPARE(reader->flows().flow(journey.flow).sourcePort, std::uint16_t{40'000});
        }));
    }

    /// Whoever sends a part of what the network layer announces did not have it cut by a recording.
    void onlyWhatARecordingCutAndNobodyKnowsAgainIsTold()
    {
        std::vector<Packet> sent;
        for (Packet packet : overRouter(100)) {
            packet.frame.resize(200);
            sent.push_back(packet);
        }
        writePcapng(path("short_frames.pcapng"), Links, sent);
        Read result = read({path("short_frames.pcapng")});
        QCOMPARE(result.error, std::string());
        QCOMPARE(result.totals.matched(), std::uint64_t{100});
        QCOMPARE(result.totals.cut, std::uint64_t{0});

        // Others cut packets and do not say so of the interface: some alike, some not.
        auto file = capture::AtomicFile::create(path("cut.pcapng"));
        QVERIFY(file);
        capture::PcapngWriter writer(
            [&](std::span<const char> bytes) { return file->write(bytes); });
        QVERIFY(writer.beginSection(""));
        for (const std::string &name : Links) {
            capture::PcapngInterface interface;
            interface.name = name;
            interface.nanoseconds = true;
            QVERIFY(writer.addInterface(interface));
        }
        int number = 0;
        for (const Packet &packet : overRouter(100)) {
            const std::size_t kept = number++ < 20 && packet.interface == 1 ? 80 : 100;
            QVERIFY(writer.addPacket(
                packet.interface, packet.time, static_cast<std::uint32_t>(packet.frame.size()),
                std::span(reinterpret_cast<const char *>(packet.frame.data()), kept)));
        }
        QVERIFY(writer.finish());
        QVERIFY(file->commit());
        result = read({path("cut.pcapng")});
        QCOMPARE(result.error, std::string());
        QCOMPARE(result.totals.matched(), std::uint64_t{90});
        QCOMPARE(result.totals.cut, std::uint64_t{20});
    }

    void packetsThatTheNextRecordingIsTooShortForAreUnderWay()
    {
        // Each 100 ms one that is not seen behind r1; the recording of that link ends before.
        std::vector<Packet> sent;
        for (int packet = 0; packet < 100; ++packet)
            sent.push_back({0, 1s + packet * 100ms, udp4(static_cast<std::uint64_t>(packet))});
        writePcapng(path("sent.pcapng"), {Links[0]}, sent);
        writePcapng(path("behind.pcapng"), {Links[1]}, {{0, 7s, routed(udp4(1'000))}});
        QCOMPARE(read({path("sent.pcapng"), path("behind.pcapng")}).underWay, std::size_t{49});
        JourneyReader::Settings settings;
        settings.lostAfter = 2s;
        QCOMPARE(read({path("sent.pcapng"), path("behind.pcapng")}, settings).underWay,
                 std::size_t{59});
        // Recordings that are known to go on do not end with their last packets.
        settings.ends = {20s, 20s};
        QCOMPARE(read({path("sent.pcapng"), path("behind.pcapng")}, settings).underWay,
                 std::size_t{0});
    }

    /// Its link counts as one that was not recorded.
    void whatIsTooShortToBeReadIsOutOfSight()
    {
        std::array<std::vector<Packet>, 3> links;
        for (int packet = 0; packet < 10; ++packet) {
            const Frame frame = udp4(static_cast<std::uint64_t>(packet));
            const Timestamp time = 1s + packet * 1ms;
            links[0].push_back({0, time, frame});
            links[1].push_back({0, time + 100us, routed(frame)});
            if (packet % 2 == 0)
                links[2].push_back({0, time + 200us, routed(routed(frame))});
        }
        writePcapng(path("1.pcapng"), {"h1:eth0 -> r1:eth0"}, links[0]);
        writePcapng(path("2.pcapng"), {"r1:eth1 -> r2:eth0"}, links[1], 30);
        writePcapng(path("3.pcapng"), {"r2:eth1 -> h2:eth0"}, links[2]);
        std::vector<capture::MergeSource> sources;
        for (const char *file : {"1.pcapng", "2.pcapng", "3.pcapng"})
            sources.push_back(std::move(*capture::MergeSource::open(path(file))));
        auto reader = JourneyReader::open(std::move(sources), {});
        QVERIFY(reader);
        std::size_t whole = 0;
        const auto done = reader->run([&](const Journey &journey) {
            const Flow &flow = reader->flows().flow(journey.flow);
            const Hop &first = journey.hops.front();
            QCOMPARE(flow.isIp(), first.point != 1);
            QVERIFY(flow.isIp() || flow.text().starts_with("type 0x0800 02:"));
            QVERIFY(!flow.isIp() || flow.sourcePort == 40'000);
            QCOMPARE(first.isUnseenBehind, first.point == 0);
            whole += first.point == 0 && journey.hops.size() == 2 ? 1 : 0;
        });
        QVERIFY(done);
        QCOMPARE(whole, std::size_t{5});
        QCOMPARE(reader->unread(1), std::uint64_t{10});
        QCOMPARE(reader->unread(0), std::uint64_t{0});
    }

    void itCanBeCancelled()
    {
        writePcapng(path("cancel.pcapng"), Links, overRouter(100));
        JourneyReader::Settings settings;
        settings.progress = [](std::uint64_t, std::uint64_t) { return false; };
        QCOMPARE(read({path("cancel.pcapng")}, settings).error,
                 std::string("the search was cancelled"));
    }

    void itCanBeCancelledWhileMoreIsRead()
    {
        writePcapng(path("long.pcapng"), Links, overRouter(20'000));
        JourneyReader::Settings settings;
        int calls = 0;
        settings.progress = [&calls](std::uint64_t done, std::uint64_t total) {
            return done < total && ++calls < 3;
        };
        const Read result = read({path("long.pcapng")}, settings);
        QCOMPARE(result.error, std::string("the search was cancelled"));
        QVERIFY(result.totals.packets < 40'000);
    }

    void manyPacketsComeInTheirOrder()
    {
        writePcapng(path("many.pcapng"), Links, overRouter(20'000));
        std::uint64_t last = 0;
        std::uint64_t all = 1;
        JourneyReader::Settings settings;
        settings.progress = [&](std::uint64_t done, std::uint64_t total) {
            all = total;
            return std::exchange(last, done) <= done;
        };
        const Read result = read({path("many.pcapng")}, settings);
        QCOMPARE(result.error, std::string());
        QCOMPARE(last, all);
        QCOMPARE(result.totals.certain, std::uint64_t{20'000});
        for (std::size_t at = 0; at < result.journeys.size(); ++at) {
            const std::vector<Hop> &hops = result.journeys[at];
            QCOMPARE(JourneyReader::placeOf(hops[0].packet).packet, std::uint64_t{2 * at});
            QCOMPARE(JourneyReader::placeOf(hops[1].packet).packet, std::uint64_t{2 * at + 1});
        }
    }

    void whatIsBeforeATornPlaceIsRead()
    {
        writePcapng(path("good.pcapng"), Links, overRouter(3'000));
        auto source = capture::MergeSource::open(path("good.pcapng"));
        QVERIFY(source);
        // It was whole when it was opened.
        std::filesystem::resize_file(path("good.pcapng"),
                                     std::filesystem::file_size(path("good.pcapng")) - 30);
        std::vector<capture::MergeSource> sources;
        sources.push_back(std::move(*source));
        auto reader = JourneyReader::open(std::move(sources), {});
        QVERIFY(reader);
        const auto done = reader->run([](const Journey &) {});
        QVERIFY(!done);
        QVERIFY(done.error().text().find("good.pcapng") != std::string::npos);
        // The last packet of all is the one that is torn.
        QCOMPARE(reader->totals().packets, std::uint64_t{5'999});
    }

    void aTornFileIsTold()
    {
        writePcapng(path("torn.pcapng"), Links, overRouter(10));
        std::filesystem::resize_file(path("torn.pcapng"),
                                     std::filesystem::file_size(path("torn.pcapng")) - 30);
        QVERIFY(read({path("torn.pcapng")}).error.find("torn.pcapng") != std::string::npos);
        QVERIFY(!read({path("missing.pcapng")}).error.empty());
        QVERIFY(!read({}).error.empty());
    }

    void whatIsBehindTheEndOfADamagedFileIsOutOfSight()
    {
        std::vector<Packet> first;
        std::vector<Packet> second;
        for (Packet packet : overRouter(5'000)) {
            auto &into = packet.interface == 0 ? first : second;
            packet.interface = 0;
            into.push_back(packet);
        }
        writePcapng(path("whole.pcapng"), {Links[0]}, first);
        writePcapng(path("half.pcapng"), {Links[1]}, second);
        const auto whole = std::filesystem::file_size(path("half.pcapng"));
        std::filesystem::resize_file(path("half.pcapng"), whole / 2);
        std::vector<capture::MergeSource> sources;
        for (const char *name : {"whole.pcapng", "half.pcapng"}) {
            auto source = capture::MergeSource::openDamaged(path(name));
            QVERIFY2(source, source ? "" : source.error().text().c_str());
            sources.push_back(std::move(*source));
        }
        QVERIFY(!sources[0].damage());
        const auto damage = sources[1].damage();
        QVERIFY(damage);
        QCOMPARE(damage->file.filename(), std::filesystem::path("half.pcapng"));
        QVERIFY(damage->packets > 2'400 && damage->packets < 2'500);
        QVERIFY(damage->byte > whole / 2 - 600 && damage->byte < whole / 2);
        QCOMPARE(damage->reason,
                 "byte " + std::to_string(damage->byte) + ": the file ends inside a block");
        auto reader = JourneyReader::open(std::move(sources), {});
        QVERIFY(reader);
        std::size_t outOfSight = 0;
        std::size_t underWay = 0;
        const auto done = reader->run([&](const Journey &journey) {
            if (journey.hops.size() > 1)
                return;
            outOfSight += reader->horizon().isOutOfSight(journey.hops.back()) ? 1 : 0;
            underWay += reader->horizon().isUnderWay(journey.hops.back()) ? 1 : 0;
        });
        QVERIFY(done);
        QCOMPARE(reader->totals().packets, 5'000 + damage->packets);
        QCOMPARE(outOfSight, 5'000 - damage->packets);
        QCOMPARE(underWay, std::size_t{0});
    }

    /// Two hosts have an "eth0" each.
    void interfacesOfOneNameInTwoFilesAreTwoPoints()
    {
        const QTemporaryDir folder;
        const auto path = [&](const char *name) {
            return std::filesystem::path(folder.filePath(name).toStdString());
        };
        std::vector<Packet> first;
        std::vector<Packet> second;
        for (const Packet &each : overRouter(20))
            (each.interface == 0 ? first : second).push_back({0, each.time, each.frame});
        writePcapng(path("a.pcapng"), {"eth0"}, first);
        writePcapng(path("b.pcapng"), {"eth0"}, second);
        const Read found = read({path("a.pcapng"), path("b.pcapng")});
        QCOMPARE(found.error, std::string());
        QCOMPARE(found.totals.journeys, std::uint64_t{20});
        QCOMPARE(found.totals.certain, std::uint64_t{20});
    }

    void aNamedPipeIsRefusedAtOnce()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath("a.pcap").toStdString();
        QCOMPARE(::mkfifo(path.c_str(), 0600), 0);
        QCOMPARE(read({path}).error, path + ": is no regular file");
    }
};

QTEST_GUILESS_MAIN(TestJourneyReader)
#include "tst_journeyreader.moc"
