// SPDX-License-Identifier: GPL-3.0-or-later

// Records a wire: this project's recorder beside the least that can be done, what ToMaTo ran, what
// Wireshark runs and netsniff-ng. Frames of one size come one way, as fast as it goes or at a rate,
// or both ways from some senders a side; TCP goes both ways with segments of up to 64 KB. The tool
// has one processor, shared with others where more is to come than it can take, the senders have
// another. Processor time is that of the whole process while frames come.

#include "tests/bench/benchoptions.h"
#include "tests/bench/capturetools.h"
#include "tests/bench/framesender.h"
#include "tests/bench/measuredprocess.h"
#include "tests/bench/recordingroles.h"
#include "tests/bench/report.h"
#include "tests/capture/testing/testwire.h"

#include <fcntl.h>
#include <sys/socket.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

using namespace tomato;
using namespace std::chrono_literals;

namespace {

constexpr int SenderProcessor = 0;
constexpr int ToolProcessor = 1;
constexpr double Pace = 50'000;

/// The traffic: frames of one size, or TCP when that is 0; `rate` frames a second, or as fast as
/// possible when that is 0.
struct Load
{
    std::string name;
    std::size_t frameBytes = 0;
    double rate = 0;
    /// How many send at each end of the wire; the second end sends nothing when it is alone.
    int senders = 1;
    bool bothWays = false;
    /// How many processes compute on the tool's processor meanwhile.
    int beside = 0;
    /// At most so much of these tools' processor time for a packet is the goal.
    std::vector<std::pair<std::string, double>> goals = {};
};

/// The goals for a part of dumpcap's time, beside the least that can be done.
std::vector<std::pair<std::string, double>> goals(double limit, double dumpcap = 0.25)
{
    return {{"limit", limit}, {"dumpcap -b files:5", dumpcap}};
}

const std::vector<Load> Loads = {
    {.name = "64 B", .frameBytes = 64, .goals = goals(1.5)},
    {.name = "512 B", .frameBytes = 512, .goals = goals(1.3)},
    {.name = "1518 B", .frameBytes = 1518, .goals = goals(1.3)},
    {.name = "64 B, 400,000/s", .frameBytes = 64, .rate = 400'000, .goals = goals(1.5)},
    {.name = "512 B, 400,000/s", .frameBytes = 512, .rate = 400'000, .goals = goals(1.3)},
    {.name = "1518 B, 400,000/s", .frameBytes = 1518, .rate = 400'000, .goals = goals(1.3)},
    {.name = "64 B, 900,000/s", .frameBytes = 64, .rate = 900'000, .goals = goals(1.5)},
    {.name = "512 B, 900,000/s", .frameBytes = 512, .rate = 900'000, .goals = goals(1.3)},
    {.name = "1518 B, 900,000/s", .frameBytes = 1518, .rate = 900'000, .goals = goals(1.3)},
    {.name = "1518 B, a quarter of a processor", .frameBytes = 1518, .beside = 3},
    {.name = "64 B, 50,000/s", .frameBytes = 64, .rate = Pace, .goals = goals(1.5, 0.1)},
    {.name = "512 B, 50,000/s", .frameBytes = 512, .rate = Pace, .goals = goals(1.5, 0.2)},
    {.name = "1518 B, 50,000/s", .frameBytes = 1518, .rate = Pace, .goals = goals(1.5, 0.25)},
    {.name = "64 B both ways", .frameBytes = 64, .bothWays = true},
    {.name = "600 B both ways", .frameBytes = 600, .bothWays = true},
    {.name = "1500 B both ways", .frameBytes = 1500, .bothWays = true},
    {.name = "64 B both ways, two senders", .frameBytes = 64, .senders = 2, .bothWays = true},
    {.name = "600 B both ways, two senders", .frameBytes = 600, .senders = 2, .bothWays = true},
    {.name = "1500 B both ways, two senders", .frameBytes = 1500, .senders = 2, .bothWays = true},
    {.name = "TCP"}};

struct Options
{
    bool json = false;
    int rounds = 5;
    double seconds = 1.5;
    std::string theCase;
    std::string tool;
};

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

/// Frames that came in at the interface so far: proc_pid_net(5).
std::uint64_t arrivedFrames(const std::string &interface)
{
    std::ifstream lines("/proc/self/net/dev");
    for (std::string line; std::getline(lines, line);) {
        const auto name = line.find(interface + ":");
        if (name == std::string::npos)
            continue;
        std::istringstream fields(line.substr(name + interface.size() + 1));
        std::uint64_t bytes = 0;
        std::uint64_t frames = 0;
        fields >> bytes >> frames;
        return frames;
    }
    throw std::runtime_error("no interface " + interface);
}

/// A folder that goes with this.
class TemporaryFolder final
{
public:
    TemporaryFolder()
    {
        if (!::mkdtemp(m_path))
            throw std::runtime_error("no temporary folder");
    }
    ~TemporaryFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    TemporaryFolder(const TemporaryFolder &) = delete;
    TemporaryFolder &operator=(const TemporaryFolder &) = delete;

    std::string path() const { return m_path; }

private:
    char m_path[32] = "/tmp/bench_capture-XXXXXX";
};

class Bench final
{
public:
    Bench(std::string self, Options options)
        : m_self(std::move(self)), m_options(std::move(options)),
          m_tools(bench::captureTools(m_self)), m_report("capture", m_options.json)
    {
        std::erase_if(m_tools, [&](const bench::CaptureTool &each) {
            return !m_options.tool.empty() && each.name != m_options.tool;
        });
    }

    void run(const Load &load)
    {
        for (int round = 0; round < m_options.rounds; ++round) {
            for (const bench::CaptureTool &tool : m_tools)
                measure(tool, load);
        }
        m_report.print(load.name, "cpu", load.goals);
    }

private:
    void measure(const bench::CaptureTool &tool, const Load &load)
    {
        const capture::TestWire wire(load.frameBytes == 0 ? 1500 : 9000);
        const TemporaryFolder folder;
        if (tool.name == "limit")
            bench::makeFilesForBareRecording(folder.path());
        std::vector<std::string> command;
        for (const std::string &each : tool.command)
            command.push_back(filled(each, wire, folder.path()));
        bench::MeasuredProcess process(command, ToolProcessor);
        if (!process.waitFor(tool.ready))
            throw std::runtime_error(tool.name + " said: " + process.output());
        // A tool's message that it captures comes a little early.
        bench::waitUntilIdle([&] { return process.cpuSeconds(); });
        const std::uint64_t before = arrivedFrames(wire.port(0)) + arrivedFrames(wire.port(1));
        const double cpuBefore = process.cpuSeconds();
        if (load.frameBytes == 0)
            m_report.add(load.name, tool.name, "rate", "Gbit/s",
                         streamThrough(wire) * 8 / m_options.seconds / 1e9);
        else
            sendFrames(wire, load);
        const auto offered =
            static_cast<double>(arrivedFrames(wire.port(0)) + arrivedFrames(wire.port(1)) - before);
        bench::waitUntilIdle([&] { return process.cpuSeconds(); });
        const double cpu = process.cpuSeconds() - cpuBefore;
        process.interrupt();
        const bench::ProcessUse use = process.finish();

        const auto captured = static_cast<double>(capturedPackets(tool, process.output()));
        const auto add = [&](const char *metric, const char *unit, double value) {
            m_report.add(load.name, tool.name, metric, unit, value);
        };
        add("offered", "1000/s", offered / m_options.seconds / 1000);
        add("captured", "1000/s", captured / m_options.seconds / 1000);
        add("dropped", "%", std::max(0.0, 100 * (1 - captured / offered)));
        add("cpu", "s/million", cpu / captured * 1e6);
        add("peak", "MB", use.peakMegabytes);
        // For our tool, this is what it has neither recorded nor counted as dropped.
        if (const auto at = process.output().find("counted as dropped "); at != std::string::npos)
            add("not counted", "packets",
                offered - captured - std::atof(process.output().c_str() + at + 19));
    }

    void sendFrames(const capture::TestWire &wire, const Load &load) const
    {
        std::vector<std::unique_ptr<bench::MeasuredProcess>> busy;
        for (int each = 0; each < load.beside; ++each)
            busy.push_back(std::make_unique<bench::MeasuredProcess>(
                std::vector<std::string>{"sh", "-c", "while :; do :; done"}, ToolProcessor));
        std::vector<FileDescriptor> sockets;
        std::vector<std::unique_ptr<bench::MeasuredProcess>> senders;
        for (int each = 0; each < load.senders * (load.bothWays ? 2 : 1); ++each) {
            sockets.push_back(wire.frameSocket(load.bothWays ? each % 2 : 0));
            senders.push_back(
                startSender(sockets.back(), {"--frames", std::to_string(load.frameBytes),
                                             std::to_string(load.rate)}));
        }
        for (const auto &each : senders)
            finishSender(*each);
    }

    /// A sender of its own on the socket.
    std::unique_ptr<bench::MeasuredProcess> startSender(const FileDescriptor &socket,
                                                        const std::vector<std::string> &what) const
    {
        // It gets the socket across exec.
        ::fcntl(socket.get(), F_SETFD, 0);
        std::vector<std::string> command = {m_self, std::to_string(socket.get()),
                                            std::to_string(m_options.seconds)};
        command.insert(command.end(), what.begin(), what.end());
        return std::make_unique<bench::MeasuredProcess>(command, SenderProcessor);
    }

    /// Returns what it printed.
    static double finishSender(bench::MeasuredProcess &sender)
    {
        if (sender.finish().exitStatus != 0)
            throw std::runtime_error("the sender failed: " + sender.output());
        return std::atof(sender.output().c_str());
    }

    double streamThrough(const capture::TestWire &wire) const
    {
        const FileDescriptor listener = wire.streamSocket(1);
        ::listen(listener.get(), 1);
        std::thread receiver([&] { bench::receiveStream(listener); });
        const FileDescriptor socket = wire.streamSocket(0);
        const double bytes = finishSender(*startSender(socket, {"--stream"}));
        receiver.join();
        return bytes;
    }

    std::string m_self;
    Options m_options;
    std::vector<bench::CaptureTool> m_tools;
    bench::Report m_report;
};

Options optionsFrom(int argc, char **argv)
{
    const bench::BenchOptions said(
        argc, argv, "capture", "the recording of a wire, beside dumpcap, tcpdump and netsniff-ng",
        {{"--quick", "", "measure once, for 0.5 s"},
         {"--rounds", "N", "measure so many times (5)"},
         {"--seconds", "S", "send for so long each time (1.5)"},
         {"--case", "CASE", "measure only this case, such as '64 B'"},
         {"--tool", "TOOL", "measure only this tool, such as tomato"}});
    const bool isQuick = said.has("--quick");
    return {said.isJson(), said.count("--rounds", isQuick ? 1 : 5),
            said.seconds("--seconds", isQuick ? 0.5 : 1.5), said.text("--case"),
            said.text("--tool")};
}

void runAll(const Options &options)
{
    if (const std::string refusal = capture::enterTestFabric(); !refusal.empty())
        throw std::runtime_error(refusal);
    Bench bench("/proc/self/exe", options);
    for (const Load &load : Loads) {
        if (options.theCase.empty() || load.name == options.theCase)
            bench.run(load);
    }
}

/// Takes the part of a sender: SOCKET SECONDS --stream, or SOCKET SECONDS --frames BYTES RATE.
bool sendAsToldBy(int argc, char **argv)
{
    const std::string what = argc > 3 ? argv[3] : "";
    std::uint64_t sent = 0;
    if (what == "--frames" && argc == 6)
        sent = bench::sendFrames(FileDescriptor(std::atoi(argv[1])),
                                 std::strtoul(argv[4], nullptr, 10), std::atof(argv[5]),
                                 std::atof(argv[2]));
    else if (what == "--stream" && argc == 4)
        sent = bench::sendStream(FileDescriptor(std::atoi(argv[1])), std::atof(argv[2]));
    else
        return false;
    std::printf("%llu\n", static_cast<unsigned long long>(sent));
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    try {
        const std::string role = argc == 5 ? argv[1] : "";
        if (role == "--record")
            return bench::recordAsWeDo(argv[2], {argv[3], argv[4]});
        if (role == "--barely")
            return bench::recordBarely(argv[2], {argv[3], argv[4]});
        if (!sendAsToldBy(argc, argv))
            runAll(optionsFrom(argc, argv));
        return 0;
    } catch (const std::exception &error) {
        std::fprintf(stderr, "bench_capture: %s\n", error.what());
        return 2;
    }
}
