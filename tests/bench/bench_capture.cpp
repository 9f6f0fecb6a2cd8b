// SPDX-License-Identifier: GPL-3.0-or-later

// Records frames that come at full rate: this project's recorder beside what ToMaTo ran and what
// Wireshark runs. Each tool has one processor, the sender another. Usage: bench_capture [--json]
// [--rounds N] [--seconds S].

#include "capture/engine/recorder.h"
#include "capture/engine/ringreader.h"
#include "tests/bench/measuredprocess.h"
#include "tests/bench/report.h"
#include "tests/capture/engine/testwire.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <thread>

using namespace tomato;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int SenderProcessor = 0;
constexpr int ToolProcessor = 1;

struct Tool
{
    std::string name;
    /// With PORT, OTHER (the wire's other port) and FOLDER to be filled in.
    std::vector<std::string> command;
    /// What it prints once it captures.
    std::string ready;
    /// What stands before the number of captured packets, or behind it.
    std::string before;
    std::string behind;
};

std::vector<Tool> installedTools(const std::string &self)
{
    std::vector<Tool> tools = {
        {"tomato", {self, "--record", "FOLDER/run", "PORT", "OTHER"}, "ready", "captured ", ""}};
    const std::vector<std::string> ring = {"-C", "10", "-W", "5", "-s0", "-w", "FOLDER/f"};
    std::vector<std::string> tcpdump = {"env", "LD_PRELOAD=" BENCH_KEEPUSER, "tcpdump", "-n",
                                        "-i", "PORT"};
    tcpdump.insert(tcpdump.end(), ring.begin(), ring.end());
    std::vector<std::string> flushing = tcpdump;
    flushing.push_back("-U");
    if (bench::isInstalled("tcpdump")) {
        tools.push_back({"tcpdump -C 10 -W 5 -U", flushing, "listening on", "",
                         " packets captured"});
        tools.push_back({"tcpdump -C 10 -W 5", tcpdump, "listening on", "", " packets captured"});
    }
    if (bench::isInstalled("dumpcap"))
        tools.push_back({"dumpcap -b files:5",
                         {"dumpcap", "-i", "PORT", "-b", "filesize:10000", "-b", "files:5", "-w",
                          "FOLDER/f.pcap"},
                         "File: ",
                         "Packets captured: ",
                         ""});
    return tools;
}

std::string filled(std::string text, const capture::TestWire &wire, const std::string &folder)
{
    const std::pair<std::string, std::string> values[] = {
        {"PORT", wire.port(0)}, {"OTHER", wire.port(1)}, {"FOLDER", folder}};
    for (const auto &[name, value] : values) {
        if (const auto at = text.find(name); at != std::string::npos)
            text.replace(at, name.size(), value);
    }
    return text;
}

std::uint64_t capturedPackets(const Tool &tool, const std::string &output)
{
    const std::string &mark = tool.before.empty() ? tool.behind : tool.before;
    auto at = output.rfind(mark);
    if (at == std::string::npos)
        throw std::runtime_error(tool.name + " said: " + output);
    if (!tool.before.empty())
        return std::strtoull(output.c_str() + at + mark.size(), nullptr, 10);
    while (at > 0 && std::isdigit(static_cast<unsigned char>(output[at - 1])))
        --at;
    return std::strtoull(output.c_str() + at, nullptr, 10);
}

/// Sends frames of this size as fast as it goes, in a process of its own; returns how many went.
struct Sent
{
    std::uint64_t frames = 0;
    double seconds = 0;
};
int sendFrames(int socket, std::size_t bytes, double seconds)
{
    const capture::FileDescriptor packets(socket);
    std::uint64_t frames = 0;
    const auto begin = Clock::now();
    std::chrono::duration<double> elapsed{};
    do {
        capture::flood(packets, 1024, bytes);
        frames += 1024;
        elapsed = Clock::now() - begin;
    } while (elapsed.count() < seconds);
    std::printf("%llu %.6f\n", static_cast<unsigned long long>(frames), elapsed.count());
    return 0;
}

Sent runSender(const std::string &self, const capture::TestWire &wire, std::size_t bytes,
               double seconds)
{
    const capture::FileDescriptor socket = wire.frameSocket(0);
    // The sender gets it across exec.
    ::fcntl(socket.get(), F_SETFD, 0);
    bench::MeasuredProcess sender({self, "--send", std::to_string(socket.get()),
                                   std::to_string(bytes), std::to_string(seconds)},
                                  SenderProcessor);
    if (sender.finish().exitStatus != 0)
        throw std::runtime_error("the sender failed: " + sender.output());
    Sent sent;
    char *end = nullptr;
    sent.frames = std::strtoull(sender.output().c_str(), &end, 10);
    sent.seconds = std::strtod(end, nullptr);
    return sent;
}

/// Our recorder as a program: records until it is interrupted.
int record(const std::string &folder, const std::string &port, const std::string &other)
{
    sigset_t interrupt;
    ::sigemptyset(&interrupt);
    ::sigaddset(&interrupt, SIGINT);
    ::sigprocmask(SIG_BLOCK, &interrupt, nullptr);
    capture::RecorderSettings settings;
    settings.directory = folder;
    auto recorder = capture::Recorder::start(settings);
    if (!recorder || !(*recorder)->attach(0, port) || !(*recorder)->attach(1, other))
        return 1;
    std::printf("ready\n");
    std::fflush(stdout);
    int number = 0;
    ::sigwait(&interrupt, &number);
    (*recorder)->stop();
    const auto ring = capture::RingReader::open(folder);
    if (!ring || !(*recorder)->failure().empty())
        return 1;
    const auto counters = (*ring)->snapshot().counters;
    std::printf("captured %llu\n",
                static_cast<unsigned long long>(counters.written[0] + counters.written[1]));
    return 0;
}

class Bench final
{
public:
    Bench(std::string self, bool json, double seconds)
        : m_self(std::move(self)), m_seconds(seconds), m_tools(installedTools(m_self)),
          m_report("capture", json)
    {
    }

    void run(std::size_t bytes, int rounds)
    {
        const std::string name = std::to_string(bytes) + " B";
        for (int round = 0; round < rounds; ++round) {
            for (const Tool &tool : m_tools)
                measure(tool, name, bytes);
        }
        m_report.print(name, "cpu");
    }

private:
    void measure(const Tool &tool, const std::string &name, std::size_t bytes)
    {
        char folder[] = "/tmp/bench_capture-XXXXXX";
        if (!::mkdtemp(folder))
            throw std::runtime_error("no temporary folder");
        std::vector<std::string> command;
        for (const std::string &each : tool.command)
            command.push_back(filled(each, m_wire, folder));
        bench::MeasuredProcess process(command, ToolProcessor);
        if (!process.waitFor(tool.ready))
            throw std::runtime_error(tool.name + " said: " + process.output());
        // What a tool says before it captures comes a little early.
        std::this_thread::sleep_for(200ms);
        const Sent sent = runSender(m_self, m_wire, bytes, m_seconds);
        std::this_thread::sleep_for(300ms);
        process.interrupt();
        const bench::ProcessUse use = process.finish();
        std::filesystem::remove_all(folder);

        const auto captured = static_cast<double>(capturedPackets(tool, process.output()));
        const auto offered = static_cast<double>(sent.frames);
        m_report.add(name, tool.name, "offered", "1000/s", offered / sent.seconds / 1000);
        m_report.add(name, tool.name, "captured", "1000", captured / 1000);
        m_report.add(name, tool.name, "dropped", "%", 100 * (1 - captured / offered));
        m_report.add(name, tool.name, "cpu", "s/million", use.cpuSeconds / captured * 1e6);
        m_report.add(name, tool.name, "peak", "MB", use.peakMegabytes);
    }

    std::string m_self;
    double m_seconds;
    std::vector<Tool> m_tools;
    capture::TestWire m_wire;
    bench::Report m_report;
};

int runAll(int argc, char **argv)
{
    bool json = false;
    int rounds = 3;
    double seconds = 1.5;
    for (int at = 1; at < argc; ++at) {
        const std::string argument = argv[at];
        const bool hasValue = at + 1 < argc;
        if (argument == "--json")
            json = true;
        else if (argument == "--rounds" && hasValue)
            rounds = std::max(1, std::atoi(argv[++at]));
        else if (argument == "--seconds" && hasValue)
            seconds = std::atof(argv[++at]);
        else
            throw std::runtime_error("usage: bench_capture [--json] [--rounds N] [--seconds S]");
    }
    if (const std::string refusal = capture::enterTestFabric(); !refusal.empty())
        throw std::runtime_error(refusal);
    Bench bench("/proc/self/exe", json, seconds);
    for (const std::size_t bytes : {64, 512, 1518})
        bench.run(bytes, rounds);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    try {
        if (argc == 5 && std::strcmp(argv[1], "--record") == 0)
            return record(argv[2], argv[3], argv[4]);
        if (argc == 5 && std::strcmp(argv[1], "--send") == 0)
            return sendFrames(std::atoi(argv[2]), std::strtoul(argv[3], nullptr, 10),
                              std::atof(argv[4]));
        return runAll(argc, argv);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "bench_capture: %s\n", error.what());
        return 2;
    }
}
