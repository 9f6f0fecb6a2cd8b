// SPDX-License-Identifier: GPL-3.0-or-later

// Labs of many hosts beside Mininet's: from the command to the moment when the first and the last
// host answer a ping, the time to stop, memory and processor time at rest; then what a wire and a
// chain of eight switches carry. Mininet runs as root alone, in a network namespace of its own.

#include "tests/app/daemon/labhome.h"
#include "tests/bench/benchoptions.h"
#include "tests/bench/benchshape.h"
#include "tests/bench/measuredprocess.h"
#include "tests/bench/report.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

using namespace tomato;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int RestMilliseconds = 4000;
// The greatest share of Mininet's time that a start may take.
constexpr double Goal = 0.1;

double secondsSince(Clock::time_point begun)
{
    return std::chrono::duration<double>(Clock::now() - begun).count();
}

/// Returns the free memory of the whole machine: elements cost the kernel more than their processes
/// show.
double freeMegabytes()
{
    std::ifstream file("/proc/meminfo");
    std::string name;
    double kilobytes = 0;
    while (file >> name >> kilobytes) {
        if (name == "MemAvailable:")
            return kilobytes / 1024;
        file.ignore(100, '\n');
    }
    throw std::runtime_error("/proc/meminfo tells no free memory");
}

/// In percent of one processor, of the whole machine.
double busyPercent()
{
    const auto busyTicks = [] {
        std::ifstream file("/proc/stat");
        std::string name;
        double user = 0;
        double nice = 0;
        double system = 0;
        double idle = 0;
        double waiting = 0;
        double interrupts = 0;
        double soft = 0;
        file >> name >> user >> nice >> system >> idle >> waiting >> interrupts >> soft;
        return user + nice + system + interrupts + soft;
    };
    const double before = busyTicks();
    QTest::qWait(RestMilliseconds);
    return (busyTicks() - before) / static_cast<double>(sysconf(_SC_CLK_TCK)) /
           (RestMilliseconds / 1e3) * 100;
}

/// The state of the machine before a lab starts. The kernel removes the networks of the previous
/// lab after its processes have ended; that would be counted as part of the next start.
struct Rest
{
    Rest()
    {
        constexpr double Calm = 15;
        constexpr int MaxTries = 15;
        for (int tries = 0; percent > Calm && tries < MaxTries; ++tries)
            percent = busyPercent();
        megabytes = freeMegabytes();
    }

    double percent = busyPercent();
    double megabytes = 0;
};

class Bench final
{
public:
    Bench(bool json, int rounds, std::vector<int> sizes)
        : m_rounds(rounds), m_sizes(std::move(sizes)), m_report("lab", json),
          m_mininet(geteuid() == 0 && bench::isInstalled("mnexec") && bench::isInstalled("brctl"))
    {
        if (!m_mininet)
            std::fputs("bench_lab: Mininet is left out: it needs root, and the packages mininet "
                       "and bridge-utils\n",
                       stderr);
    }

    void run()
    {
        for (const QString shape : {"linear", "tree"}) {
            for (const int hosts : m_sizes)
                measureSize(shape, hosts);
        }
        for (const QString shape : {"wire", "chain"})
            measureTraffic(shape);
    }

private:
    void measureSize(const QString &shape, int hosts)
    {
        constexpr int MaxForMininet = 500;
        const std::string theCase = shape.toStdString() + " of " + std::to_string(hosts);
        for (int round = 0; round < m_rounds; ++round) {
            start(theCase, shape, hosts);
            if (m_mininet && hosts <= MaxForMininet)
                startMininet(theCase, shape, hosts);
        }
        m_report.print(theCase, "last answers", {{Peer, Goal}});
    }

    void start(const std::string &theCase, const QString &shape, int hosts)
    {
        write(shape, hosts);
        const Rest rest;
        const auto begun = Clock::now();
        tomato({"lab", "start", file()});
        answer("h2", 1);
        add(theCase, Ours, "first answers", "s", secondsSince(begun));
        answer("h1", hosts);
        add(theCase, Ours, "last answers", "s", secondsSince(begun));
        addRest(theCase, Ours, rest, hosts);
        const auto ending = Clock::now();
        tomato({"lab", "stop", file()});
        add(theCase, Ours, "stop", "s", secondsSince(ending));
    }

    void startMininet(const std::string &theCase, const QString &shape, int hosts)
    {
        const Rest rest;
        const auto begun = Clock::now();
        bench::MeasuredProcess peer(mininet(shape, hosts), -1);
        expect(peer, "FIRST");
        add(theCase, Peer, "first answers", "s", secondsSince(begun));
        expect(peer, "LAST");
        add(theCase, Peer, "last answers", "s", secondsSince(begun));
        expect(peer, "READY");
        addRest(theCase, Peer, rest, hosts);
        const auto ending = Clock::now();
        peer.interrupt();
        peer.finish();
        add(theCase, Peer, "stop", "s", secondsSince(ending));
    }

    void addRest(const std::string &theCase, const std::string &tool, const Rest &before, int hosts)
    {
        const double percent = busyPercent();
        add(theCase, tool, "at rest", "% cpu", std::max(0.0, percent - before.percent));
        add(theCase, tool, "memory", "MB/host", (before.megabytes - freeMegabytes()) / hosts);
    }

    void measureTraffic(const QString &shape)
    {
        const std::string theCase = "traffic, " + shape.toStdString();
        for (int round = 0; round < m_rounds; ++round) {
            write(shape, 2);
            for (const bool offloads : {false, true}) {
                std::vector<std::string> command = {"lab", "start", file()};
                if (offloads)
                    command.emplace_back("--offloads");
                tomato(command);
                answer("h1", 2);
                const std::string tool = offloads ? "tomato --offloads" : Ours;
                tomato({"lab", "exec", file(), "h2", "--", "iperf3", "-s", "-D"});
                for (const Load &load : Loads) {
                    std::vector<std::string> client = {
                        "lab", "exec",   file(), "h1",
                        "--",  "iperf3", "-c",   bench::BenchShape::address(2).toStdString(),
                        "-t",  "3",      "-J"};
                    client.insert(client.end(), load.options.begin(), load.options.end());
                    addLoad(theCase, tool, load, tomato(client));
                }
                tomato({"lab", "stop", file()});
            }
            if (m_mininet)
                trafficOfMininet(theCase, shape);
        }
        m_report.print(theCase, "tcp");
    }

    void trafficOfMininet(const std::string &theCase, const QString &shape)
    {
        auto command = mininet(shape, 2);
        command.emplace_back("traffic");
        bench::MeasuredProcess peer(command, -1);
        expect(peer, "READY");
        std::istringstream lines(peer.output());
        std::string line;
        std::size_t load = 0;
        while (std::getline(lines, line) && load < Loads.size()) {
            if (line.starts_with('{'))
                addLoad(theCase, Peer, Loads[load++], line);
        }
        peer.interrupt();
        peer.finish();
    }

    struct Load
    {
        std::string metric;
        std::vector<std::string> options;
    };
    static inline const std::vector<Load> Loads = {{"tcp", {}},
                                                   {"udp", {"-u", "-b", "0", "-l", "64"}}};

    void addLoad(const std::string &theCase, const std::string &tool, const Load &load,
                 const std::string &json)
    {
        const QJsonObject end =
            QJsonDocument::fromJson(QByteArray::fromStdString(json))["end"].toObject();
        if (end.isEmpty())
            throw std::runtime_error("iperf3 said: " + json);
        if (load.metric == "tcp") {
            const double bits = end["sum_received"]["bits_per_second"].toDouble();
            add(theCase, tool, "tcp", "Gbit/s", bits / 1e9);
        } else {
            const QJsonObject sum = end["sum"].toObject();
            const double packets = sum["packets"].toDouble() - sum["lost_packets"].toDouble();
            add(theCase, tool, "udp", "1000/s", packets / sum["seconds"].toDouble() / 1000);
        }
    }

    void write(const QString &shape, int hosts)
    {
        QFile topology(QString::fromStdString(file()));
        const QByteArray text = QJsonDocument(bench::BenchShape(shape, hosts).topology()).toJson();
        if (!topology.open(QIODevice::WriteOnly) || topology.write(text) != text.size())
            throw std::runtime_error("cannot write " + file());
    }

    std::string file() const { return m_home.filePath("bench.tomato4.json").toStdString(); }

    static std::string tomato(std::vector<std::string> command)
    {
        command.insert(command.begin(), TOMATO_BIN "/tomato");
        bench::MeasuredProcess process(command, -1);
        if (process.finish().exitStatus != 0)
            throw std::runtime_error("tomato said: " + process.output());
        return process.output();
    }

    /// Returns once the host with this number answers.
    void answer(const std::string &asking, int asked) const
    {
        tomato({"lab", "exec", file(), asking, "--", "sh", "-c",
                "until ping -n -c 1 -W 1 " + bench::BenchShape::address(asked).toStdString() +
                    "; do :; done"});
    }

    static std::vector<std::string> mininet(const QString &shape, int hosts)
    {
        return {"unshare",
                "--net",
                "--mount",
                "/usr/bin/python3",
                BENCH_MININET,
                shape.toStdString(),
                std::to_string(hosts)};
    }

    static void expect(bench::MeasuredProcess &peer, const std::string &word)
    {
        if (!peer.waitFor(word))
            throw std::runtime_error("Mininet ended: " + peer.output());
    }

    void add(const std::string &theCase, const std::string &tool, const std::string &metric,
             const std::string &unit, double value)
    {
        m_report.add(theCase, tool, metric, unit, value);
    }

    static inline const std::string Ours = "tomato";
    static inline const std::string Peer = "Mininet";
    int m_rounds;
    std::vector<int> m_sizes;
    bench::Report m_report;
    bool m_mininet;
    engine::LabHome m_home;
};

} // namespace

int main(int argc, char **argv)
{
    try {
        const bench::BenchOptions options(
            argc, argv, "lab", "labs of many hosts, beside Mininet's",
            {{"--quick", "", "start labs of 10 and 100 hosts only, in place of up to 1,000"},
             {"--rounds", "N", "measure so many times (1)"}});
        std::vector<int> sizes = {10, 100};
        if (!options.has("--quick"))
            sizes.insert(sizes.end(), {500, 1000});
        const QCoreApplication application(argc, argv);
        Bench(options.isJson(), options.count("--rounds", 1), sizes).run();
        return 0;
    } catch (const std::exception &error) {
        std::fprintf(stderr, "bench_lab: %s\n", error.what());
        return 2;
    }
}
