// SPDX-License-Identifier: GPL-3.0-or-later

// Live captures of one wire of a real lab: how long a packet takes from its stamp to the viewer's
// read at several rates, and how much of the full rate arrives at 1, 4 and 16 viewers while the
// recording goes on; beside what ToMaTo ran and what dumpcap offers, through netcat.

#include "tests/bench/benchlab.h"
#include "tests/bench/benchoptions.h"
#include "tests/bench/measuredprocess.h"
#include "tests/bench/report.h"
#include "tests/bench/streamreader.h"

#include <QCoreApplication>
#include <QTest>

#include <cstdio>
#include <functional>

using namespace tomato;

namespace {

constexpr std::size_t FrameBytes = 512;
constexpr std::size_t FullRateBytes = 1514;
/// The port on which netcat serves; no other program uses it on a machine that is measured.
constexpr std::uint16_t PeerPort = 19'870;

struct Peer
{
    std::string name;
    std::string program;
    std::string command;
    /// Its words when it begins.
    std::string ready;
};

const std::vector<Peer> Peers = {
    {"tcpdump -U | nc", "tcpdump",
     "LD_PRELOAD=" BENCH_INSIDE_FABRIC " tcpdump -i PORT -s0 -nU -w -", "listening on"},
    {"dumpcap | nc", "dumpcap", "dumpcap -q -i PORT -P -w -", "Capturing on"}};

struct Options
{
    bool json = false;
    int rounds = 3;
    double seconds = 4;
    /// The only one that is measured, unless empty.
    std::string part;
};

class Bench final
{
public:
    explicit Bench(const Options &options)
        : m_options(options), m_report("live", options.json), m_lab(1)
    {
    }

    void run()
    {
        for (const int rate : {100, 10'000, 100'000}) {
            if (isWanted("delays"))
                measureDelays(rate);
        }
        if (isWanted("thin"))
            measureThinCapture();
        if (isWanted("throughput"))
            measureThroughput();
    }

private:
    bool isWanted(const std::string &part) const
    {
        return m_options.part.empty() || m_options.part == part;
    }

    void measureDelays(int rate)
    {
        const std::string theCase = std::to_string(rate) + " packets/s";
        for (int round = 0; round < m_options.rounds; ++round) {
            withOurs(1, 0, [&](auto &viewers) {
                send(rate, FrameBytes);
                addDelays(theCase, "tomato", *viewers.front());
            });
            for (const Peer &peer : installedPeers()) {
                withPeer(peer, [&](StreamReader &viewer) {
                    send(rate, FrameBytes);
                    addDelays(theCase, peer.name, viewer);
                });
            }
        }
        m_report.print(theCase, "p50");
    }

    /// A capture of 100 packets/s that nobody watches.
    void measureThinCapture()
    {
        const std::string theCase = "100 packets/s, nobody watches";
        for (int round = 0; round < m_options.rounds; ++round) {
            for (const char *mode : {"both", "file"}) {
                m_lab.capture(1, true, mode);
                bench::waitUntilIdle(
                    [this] { return bench::processorSeconds(m_lab.engineProcesses()); });
                const double before = bench::processorSeconds(m_lab.engineProcesses());
                send(100, FrameBytes);
                m_report.add(theCase, std::string("tomato, mode ") + mode, "cpu", "ms/s",
                             (bench::processorSeconds(m_lab.engineProcesses()) - before) * 1e3 /
                                 m_options.seconds);
                m_lab.capture(1, false);
            }
            if (!bench::isInstalled("dumpcap"))
                continue;
            bench::MeasuredProcess dumpcap(
                m_lab.inFabric({"dumpcap", "-i", bench::BenchLab::port(0), "-b", "filesize:10000",
                                "-b", "files:5", "-w",
                                m_lab.home().filePath("thin.pcap").toStdString()}),
                -1);
            dumpcap.waitFor("File: ");
            bench::waitUntilIdle([&dumpcap] { return dumpcap.cpuSeconds(); });
            const double theirs = dumpcap.cpuSeconds();
            send(100, FrameBytes);
            m_report.add(theCase, "dumpcap -b files:5", "cpu", "ms/s",
                         (dumpcap.cpuSeconds() - theirs) * 1e3 / m_options.seconds);
            dumpcap.interrupt();
            dumpcap.finish();
        }
        m_report.print(theCase, "cpu");
    }

    void measureThroughput()
    {
        for (const std::size_t count : {1, 4, 16}) {
            for (const std::size_t stalled : {0, 1}) {
                const std::string theCase = std::to_string(count) + " viewers at full rate" +
                                            (stalled ? " and one that never reads" : "");
                for (int round = 0; round < m_options.rounds; ++round)
                    measureOurThroughput(theCase, count, stalled);
                for (int round = 0; count == 1 && stalled == 0 && round < m_options.rounds; ++round)
                    measurePeersThroughput(theCase);
                m_report.print(theCase, "");
            }
        }
    }

    void measureOurThroughput(const std::string &theCase, std::size_t count, std::size_t stalled)
    {
        withOurs(count, stalled, [&](auto &viewers) {
            const auto offered = static_cast<double>(send(0, FullRateBytes));
            const auto recorded = m_lab.flushed(0);
            double arrived = 0;
            for (std::size_t each = 0; each < count; ++each)
                arrived += static_cast<double>(allPackets(*viewers[each]));
            add(theCase, "tomato", offered, arrived / static_cast<double>(count));
            m_report.add(theCase, "tomato", "recording dropped", "%",
                         100 * (1 - static_cast<double>(recorded.packets) / offered));
        });
    }

    /// Once nothing more comes for a second, all has arrived that will.
    static std::uint64_t allPackets(const bench::StreamReader &viewer)
    {
        std::uint64_t last = 0;
        do {
            last = viewer.packets();
        } while (QTest::qWaitFor([&] { return viewer.packets() != last; }, 1000));
        return last;
    }

    void measurePeersThroughput(const std::string &theCase)
    {
        for (const Peer &peer : installedPeers()) {
            withPeer(peer, [&](StreamReader &viewer) {
                const auto offered = static_cast<double>(send(0, FullRateBytes));
                add(theCase, peer.name, offered, static_cast<double>(allPackets(viewer)));
            });
        }
    }

    void add(const std::string &theCase, const std::string &tool, double offered, double arrived)
    {
        m_report.add(theCase, tool, "offered", "1000/s", offered / m_options.seconds / 1000);
        m_report.add(theCase, tool, "arrived", "%", 100 * arrived / offered);
    }

    using StreamReader = bench::StreamReader;
    using Viewers = std::vector<std::unique_ptr<StreamReader>>;

    void withOurs(std::size_t count, std::size_t stalled,
                  const std::function<void(Viewers &)> &measure)
    {
        m_lab.capture(1, true, QStringLiteral("both"));
        const quint16 port = m_lab.client().capture(bench::BenchLab::wire(0))->port;
        Viewers viewers;
        for (std::size_t each = 0; each < count + stalled; ++each)
            viewers.push_back(std::make_unique<StreamReader>(port, each >= count));
        const auto all = [&] {
            return m_lab.client().capture(bench::BenchLab::wire(0))->viewers.size() ==
                   count + stalled;
        };
        if (!QTest::qWaitFor(all, 10'000))
            throw std::runtime_error("viewers were turned away");
        measure(viewers);
        viewers.clear();
        m_lab.capture(1, false);
    }

    void withPeer(const Peer &peer, const std::function<void(StreamReader &)> &measure)
    {
        std::string command = peer.command;
        command.replace(command.find("PORT"), 4, bench::BenchLab::port(0));
        // netcat belongs to this machine's network, the tool to the fabric's.
        std::string line;
        for (const std::string &word : m_lab.inFabric({}))
            line += word + " ";
        bench::MeasuredProcess process(
            {"bash", "-c",
             "exec > >(exec nc -N -l 127.0.0.1 " + std::to_string(PeerPort) +
                 " 2>/dev/null >/dev/null); exec " + line + "env " + command},
            -1);
        {
            StreamReader viewer(PeerPort);
            if (!process.waitFor(peer.ready))
                throw std::runtime_error(peer.name + " said: " + process.output());
            bench::waitUntilIdle([&process] { return process.cpuSeconds(); });
            measure(viewer);
        }
        process.interrupt();
        process.finish();
    }

    static std::vector<Peer> installedPeers()
    {
        std::vector<Peer> installed;
        for (const Peer &peer : Peers) {
            if (bench::isInstalled(peer.program) && bench::isInstalled("nc"))
                installed.push_back(peer);
        }
        return installed;
    }

    std::uint64_t send(double rate, std::size_t bytes) const
    {
        return m_lab.send(rate, bytes, m_options.seconds);
    }

    void addDelays(const std::string &theCase, const std::string &tool, StreamReader &viewer)
    {
        allPackets(viewer);
        const auto delays = viewer.takeDelays();
        if (delays.later.empty() || delays.first.empty())
            throw std::runtime_error(tool + " sent nothing");
        const auto at = [](const std::vector<double> &all, double part) {
            return all[static_cast<std::size_t>(part * static_cast<double>(all.size() - 1))];
        };
        m_report.add(theCase, tool, "p50", "ms", at(delays.later, 0.5));
        m_report.add(theCase, tool, "p99", "ms", at(delays.later, 0.99));
        m_report.add(theCase, tool, "p99 of first 0.5 s", "ms", at(delays.first, 0.99));
    }

    Options m_options;
    bench::Report m_report;
    bench::BenchLab m_lab;
};

Options optionsFrom(int argc, char **argv)
{
    const bench::BenchOptions said(argc, argv, "live",
                                   "live captures of one wire, beside tcpdump and dumpcap",
                                   {{"--quick", "", "measure once, for 1.5 s"},
                                    {"--rounds", "N", "measure so many times (3)"},
                                    {"--seconds", "S", "send for so long each time (4)"},
                                    {"--part", "delays|thin|throughput", "measure only this"}});
    const bool isQuick = said.has("--quick");
    return {said.isJson(), said.count("--rounds", isQuick ? 1 : 3),
            said.seconds("--seconds", isQuick ? 1.5 : 4), said.text("--part")};
}

} // namespace

int main(int argc, char **argv)
{
    try {
        if (bench::sendAsToldBy(argc, argv))
            return 0;
        const QCoreApplication application(argc, argv);
        Bench(optionsFrom(argc, argv)).run();
        return 0;
    } catch (const std::exception &error) {
        std::fprintf(stderr, "bench_live: %s\n", error.what());
        return 2;
    }
}
