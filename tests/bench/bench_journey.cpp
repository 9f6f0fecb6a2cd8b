// SPDX-License-Identifier: GPL-3.0-or-later

// A million packets over five links: how long `tomato journey` takes for all of them and how much
// memory, beside capinfos, which only reads the same files; without arrivals, and with them, which
// are as many packets again. Then how long pictures of journeys take.

#include "capture/archive/container/atomicfile.h"
#include "capture/archive/formats/pcapngwriter.h"
#include "tests/bench/benchoptions.h"
#include "tests/bench/journeyviews.h"
#include "tests/bench/measuredprocess.h"
#include "tests/bench/report.h"
#include "tests/capture/journeys/frames.h"

#include <QApplication>

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

using namespace tomato;
using namespace tomato::journeys::testing;

namespace {

constexpr int Links = 5;
/// Packets are sent at this rate, and take so long over a link and a router.
constexpr std::chrono::microseconds Every{100};
constexpr std::chrono::microseconds Hop{1'020};
/// The link takes so much of that: whole steps of the rate, so that arrivals come between packets.
constexpr std::uint64_t WireSteps = 10;

struct Folder
{
    Folder()
    {
        std::string name =
            (std::filesystem::temp_directory_path() / "bench-journey-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr)
            throw std::runtime_error("there is no temporary folder");
        path = name;
    }
    ~Folder()
    {
        std::error_code error;
        std::filesystem::remove_all(path, error);
    }
    std::filesystem::path path;
};

void require(const Result<> &done)
{
    if (!done)
        throw std::runtime_error(done.error().text());
}

/// Writes the packet with its number in its payload, as it is behind so many routers.
void writePacket(capture::PcapngWriter &writer, int link, std::uint64_t packet, std::uint32_t point,
                 Timestamp time)
{
    FrameShape shape;
    shape.ttl = static_cast<std::uint8_t>(64 - link);
    shape.sourcePort = static_cast<std::uint16_t>(1024 + packet % 1000);
    shape.payloadBytes = 22;
    const Frame frame = udp4(packet, shape);
    require(
        writer.addPacket(point, time, static_cast<std::uint32_t>(frame.size()),
                         std::span(reinterpret_cast<const char *>(frame.data()), frame.size())));
}

/// Writes one link's file.
std::string writeLink(const std::filesystem::path &folder, int link, std::uint64_t packets,
                      bool withArrivals)
{
    const std::filesystem::path path = folder / ("link" + std::to_string(link) + ".pcapng");
    auto file = capture::AtomicFile::create(path);
    if (!file)
        throw std::runtime_error(file.error().text());
    capture::PcapngWriter writer([&](std::span<const char> bytes) { return file->write(bytes); });
    require(writer.beginSection(""));
    const auto element = [](int number) {
        return number == 0       ? std::string("h1")
               : number == Links ? std::string("h2")
                                 : "r" + std::to_string(number);
    };
    const std::string wire = element(link) + ":eth1 -> " + element(link + 1) + ":eth0";
    for (const char *moment : {" sent", " delivered"}) {
        capture::PcapngInterface interface;
        interface.name = wire + (withArrivals ? moment : "");
        interface.nanoseconds = true;
        require(writer.addInterface(interface));
        if (!withArrivals)
            break;
    }
    for (std::uint64_t step = 0; step < packets + (withArrivals ? WireSteps : 0); ++step) {
        const Timestamp time =
            std::chrono::hours(480'000) + Every * static_cast<std::int64_t>(step) + Hop * link;
        if (step < packets)
            writePacket(writer, link, step, 0, time);
        if (withArrivals && step >= WireSteps)
            writePacket(writer, link, step - WireSteps, 1, time + std::chrono::microseconds(1));
    }
    require(writer.finish());
    require(file->commit());
    return path.string();
}

void measure(bench::Report &report, const std::string &theCase, const std::string &tool,
             const std::vector<std::string> &command, const std::string &expected)
{
    const auto begin = std::chrono::steady_clock::now();
    bench::MeasuredProcess process(command, -1);
    const bool isRight = process.waitFor(expected);
    const bench::ProcessUse use = process.finish();
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    if (use.exitStatus != 0 || !isRight)
        throw std::runtime_error(tool + " said: " + process.output());
    report.add(theCase, tool, "time", "s", taken.count());
    report.add(theCase, tool, "CPU", "s", use.cpuSeconds);
    report.add(theCase, tool, "memory", "MB", use.peakMegabytes);
}

void measureFiles(bench::Report &report, const std::filesystem::path &folder, std::uint64_t packets,
                  int rounds, bool withArrivals)
{
    std::vector<std::string> journey = {TOMATO_BIN "/tomato", "journey"};
    std::vector<std::string> capinfos = {"capinfos", "-c", "-M"};
    for (int link = 0; link < Links; ++link) {
        const std::string file = writeLink(folder, link, packets, withArrivals);
        journey.push_back(file);
        capinfos.push_back(file);
    }
    const std::string theCase = std::to_string(packets) + " packets over five links" +
                                (withArrivals ? ", with arrivals" : "");
    const std::uint64_t points = withArrivals ? 2 * Links : Links;
    for (int round = 0; round < rounds; ++round) {
        measure(report, theCase, "tomato journey", journey,
                std::to_string((points - 1) * packets) + " certain, 0 by order, 0 ambiguous");
        if (bench::isInstalled("capinfos"))
            measure(report, theCase, "capinfos", capinfos,
                    std::to_string(points / Links * packets));
    }
    report.print(theCase, "time");
}

int run(const bench::BenchOptions &options)
{
    const std::uint64_t packets = options.has("--quick") ? 100'000 : 1'000'000;
    const int rounds = options.count("--rounds", 3);
    const Folder folder;
    bench::Report report("journey", options.isJson());
    for (const bool withArrivals : {false, true})
        measureFiles(report, folder.path, packets, rounds, withArrivals);
    bench::measureJourneyViews(report, folder.path, rounds, packets < 1'000'000);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const bench::BenchOptions options(
        argc, argv, "journey", "how long journeys over five links take, beside capinfos",
        {{"--quick", "", "follow 100,000 packets in place of a million"},
         {"--rounds", "N", "measure so many times (3)"}});
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    try {
        return run(options);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "bench_journey: %s\n", error.what());
        return 2;
    }
}
