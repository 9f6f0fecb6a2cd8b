// SPDX-License-Identifier: GPL-3.0-or-later

// Records what comes at full rate: this project's recorder beside what ToMaTo ran and what
// Wireshark runs. Frames of one size come one way; TCP goes both ways with segments of up to 64 KB.
// The tool has one processor, the sender another. Usage: bench_capture [--json] [--rounds N]
// [--seconds S] [--case CASE] [--tool TOOL].

#include "capture/engine/recorder.h"
#include "capture/engine/ringreader.h"
#include "tests/bench/measuredprocess.h"
#include "tests/bench/report.h"
#include "tests/capture/engine/testwire.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
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
    std::vector<std::string> tcpdump = {"env", "LD_PRELOAD=" BENCH_KEEPUSER, "tcpdump", "-n", "-i",
                                        "PORT"};
    tcpdump.insert(tcpdump.end(), ring.begin(), ring.end());
    std::vector<std::string> flushing = tcpdump;
    flushing.push_back("-U");
    if (bench::isInstalled("tcpdump")) {
        tools.push_back(
            {"tcpdump -C 10 -W 5 -U", flushing, "listening on", "", " packets captured"});
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

/// Sends frames of this size as fast as it goes.
void sendFrames(int socket, std::size_t bytes, double seconds)
{
    const capture::FileDescriptor packets(socket);
    const auto end = Clock::now() + std::chrono::duration<double>(seconds);
    do
        capture::flood(packets, 1024, bytes);
    while (Clock::now() < end);
}

/// Sends zeros over TCP to side 1, where receiveStream() takes them.
void sendStream(int socket, double seconds)
{
    sockaddr_in receiver = {};
    receiver.sin_family = AF_INET;
    receiver.sin_port = htons(7000);
    ::inet_pton(AF_INET, "10.0.0.2", &receiver.sin_addr);
    if (::connect(socket, reinterpret_cast<sockaddr *>(&receiver), sizeof receiver) != 0)
        throw std::runtime_error("cannot connect");
    const std::vector<char> zeros(1 << 18);
    const auto end = Clock::now() + std::chrono::duration<double>(seconds);
    while (Clock::now() < end && ::write(socket, zeros.data(), zeros.size()) > 0) {
    }
}

void receiveStream(int socket)
{
    const capture::FileDescriptor stream(::accept(socket, nullptr, nullptr));
    std::vector<char> buffer(1 << 20);
    while (::read(stream.get(), buffer.data(), buffer.size()) > 0) {
    }
}

/// Frames that crossed the interface so far, in both directions: proc_pid_net(5).
std::uint64_t crossedFrames(const std::string &interface)
{
    std::ifstream lines("/proc/self/net/dev");
    for (std::string line; std::getline(lines, line);) {
        const auto name = line.find(interface + ":");
        if (name == std::string::npos)
            continue;
        std::istringstream fields(line.substr(name + interface.size() + 1));
        std::array<std::uint64_t, 10> numbers{};
        for (std::uint64_t &each : numbers)
            fields >> each;
        return numbers[1] + numbers[9];
    }
    throw std::runtime_error("no interface " + interface);
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

/// What is sent: frames of one size, or TCP when that is 0.
struct Load
{
    std::string name;
    std::size_t frameBytes = 0;
};

class Bench final
{
public:
    /// `tool` is the only one to be measured unless it is empty.
    Bench(std::string self, bool json, double seconds, const std::string &tool)
        : m_self(std::move(self)), m_seconds(seconds), m_tools(installedTools(m_self)),
          m_report("capture", json)
    {
        std::erase_if(m_tools,
                      [&](const Tool &each) { return !tool.empty() && each.name != tool; });
    }

    void run(const Load &load, int rounds)
    {
        for (int round = 0; round < rounds; ++round) {
            for (const Tool &tool : m_tools)
                measure(tool, load);
        }
        m_report.print(load.name, "cpu");
    }

private:
    void measure(const Tool &tool, const Load &load)
    {
        const capture::TestWire wire(load.frameBytes == 0 ? 1500 : 9000);
        char folder[] = "/tmp/bench_capture-XXXXXX";
        if (!::mkdtemp(folder))
            throw std::runtime_error("no temporary folder");
        std::vector<std::string> command;
        for (const std::string &each : tool.command)
            command.push_back(filled(each, wire, folder));
        bench::MeasuredProcess process(command, ToolProcessor);
        if (!process.waitFor(tool.ready))
            throw std::runtime_error(tool.name + " said: " + process.output());
        // What a tool says before it captures comes a little early.
        std::this_thread::sleep_for(200ms);
        const std::uint64_t before = crossedFrames(wire.port(0));
        if (load.frameBytes == 0)
            streamThrough(wire);
        else
            send(wire.frameSocket(0), {"--frames", std::to_string(load.frameBytes)});
        const auto offered = static_cast<double>(crossedFrames(wire.port(0)) - before);
        std::this_thread::sleep_for(300ms);
        process.interrupt();
        const bench::ProcessUse use = process.finish();
        std::filesystem::remove_all(folder);

        const auto captured = static_cast<double>(capturedPackets(tool, process.output()));
        m_report.add(load.name, tool.name, "offered", "1000/s", offered / m_seconds / 1000);
        m_report.add(load.name, tool.name, "captured", "1000", captured / 1000);
        m_report.add(load.name, tool.name, "dropped", "%", 100 * (1 - captured / offered));
        m_report.add(load.name, tool.name, "cpu", "s/million", use.cpuSeconds / captured * 1e6);
        m_report.add(load.name, tool.name, "peak", "MB", use.peakMegabytes);
    }

    /// Runs a sender of its own on the socket.
    void send(const capture::FileDescriptor &socket, const std::vector<std::string> &what) const
    {
        // It gets the socket across exec.
        ::fcntl(socket.get(), F_SETFD, 0);
        std::vector<std::string> command = {m_self, std::to_string(socket.get()),
                                            std::to_string(m_seconds)};
        command.insert(command.end(), what.begin(), what.end());
        bench::MeasuredProcess sender(command, SenderProcessor);
        if (sender.finish().exitStatus != 0)
            throw std::runtime_error("the sender failed: " + sender.output());
    }

    void streamThrough(const capture::TestWire &wire) const
    {
        const capture::FileDescriptor listener = wire.streamSocket(1);
        ::listen(listener.get(), 1);
        std::thread receiver([&] { receiveStream(listener.get()); });
        send(wire.streamSocket(0), {"--stream"});
        receiver.join();
    }

    std::string m_self;
    double m_seconds;
    std::vector<Tool> m_tools;
    bench::Report m_report;
};

int runAll(int argc, char **argv)
{
    bool json = false;
    int rounds = 3;
    double seconds = 1.5;
    std::string only;
    std::string tool;
    for (int at = 1; at < argc; ++at) {
        const std::string argument = argv[at];
        const bool hasValue = at + 1 < argc;
        if (argument == "--json")
            json = true;
        else if (argument == "--rounds" && hasValue)
            rounds = std::max(1, std::atoi(argv[++at]));
        else if (argument == "--seconds" && hasValue)
            seconds = std::atof(argv[++at]);
        else if (argument == "--case" && hasValue)
            only = argv[++at];
        else if (argument == "--tool" && hasValue)
            tool = argv[++at];
        else
            throw std::runtime_error("usage: bench_capture [--json] [--rounds N] [--seconds S] "
                                     "[--case CASE] [--tool TOOL]");
    }
    if (const std::string refusal = capture::enterTestFabric(); !refusal.empty())
        throw std::runtime_error(refusal);
    Bench bench("/proc/self/exe", json, seconds, tool);
    for (const Load &load :
         {Load{"64 B", 64}, Load{"512 B", 512}, Load{"1518 B", 1518}, Load{"TCP", 0}}) {
        if (only.empty() || load.name == only)
            bench.run(load, rounds);
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    try {
        const std::string role = argc > 1 ? argv[1] : "";
        if (role == "--record" && argc == 5)
            return record(argv[2], argv[3], argv[4]);
        const std::string sender = argc > 3 ? argv[3] : "";
        if (sender == "--frames" && argc == 5)
            sendFrames(std::atoi(argv[1]), std::strtoul(argv[4], nullptr, 10), std::atof(argv[2]));
        else if (sender == "--stream")
            sendStream(std::atoi(argv[1]), std::atof(argv[2]));
        else
            return runAll(argc, argv);
        return 0;
    } catch (const std::exception &error) {
        std::fprintf(stderr, "bench_capture: %s\n", error.what());
        return 2;
    }
}
