// SPDX-License-Identifier: GPL-3.0-or-later

// Says whether filters compile: this project's check, which gives up after 250 ms of processor
// time, beside `tcpdump -d`.

#include "tests/bench/benchoptions.h"
#include "tests/bench/measuredprocess.h"
#include "tests/bench/report.h"

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

using namespace tomato;
using Clock = std::chrono::steady_clock;

namespace {

/// tcpdump takes minutes for the long ones; they are measured once.
constexpr int ManyHosts = 400;

struct Filter
{
    std::string name;
    std::string expression;
    bool isSlow = false;
};

std::string anyOfHosts(int count)
{
    std::string expression;
    for (int host = 0; host < count; ++host)
        expression += (host ? " or host 10.0." : "host 10.0.") + std::to_string(host / 250) + "." +
                      std::to_string(host % 250 + 1);
    return expression;
}

std::vector<Filter> filters()
{
    std::vector<Filter> all;
    for (const char *each : {"icmp or icmp6", "tcp port 80 or tcp port 443", "not port 22",
                             "host 10.0.0.1 and tcp[tcpflags] & (tcp-syn|tcp-fin) != 0"})
        all.push_back({each, each});
    for (const int hosts : {100, ManyHosts, 800})
        all.push_back(
            {"any of " + std::to_string(hosts) + " hosts", anyOfHosts(hosts), hosts >= ManyHosts});
    return all;
}

struct Answer
{
    double milliseconds = 0;
    bench::ProcessUse use;
};

Answer ask(const std::string &line)
{
    const auto begun = Clock::now();
    bench::MeasuredProcess process({"sh", "-c", line}, -1);
    Answer answer;
    answer.use = process.finish();
    answer.milliseconds = std::chrono::duration<double, std::milli>(Clock::now() - begun).count();
    return answer;
}

int runAll(int argc, char **argv)
{
    const bench::BenchOptions options(argc, argv, "filter",
                                      "how long filters take to compile, beside tcpdump -d",
                                      {{"--rounds", "N", "measure so many times (5)"}});
    const int rounds = options.count("--rounds", 5);
    char file[] = "/tmp/bench_filter-XXXXXX";
    if (const int descriptor = ::mkstemp(file); descriptor < 0 || ::close(descriptor) != 0)
        throw std::runtime_error("no temporary file");
    const std::string name = file;
    const bool tcpdump = bench::isInstalled("tcpdump");
    bench::Report report("filter", options.isJson());
    for (const Filter &filter : filters()) {
        std::ofstream(name) << filter.expression;
        const auto measure = [&](const std::string &tool, const std::string &line) {
            const Answer answer = ask(line);
            report.add(filter.name, tool, "time", "ms", answer.milliseconds);
            report.add(filter.name, tool, "cpu", "ms", answer.use.cpuSeconds * 1000);
            report.add(filter.name, tool, "peak", "MB", answer.use.peakMegabytes);
        };
        for (int round = 0; round < rounds; ++round) {
            measure("tomato", TOMATO_BIN "/tomato-engine --check-filter < " + name);
            if (tcpdump && (!filter.isSlow || round == 0))
                measure("tcpdump -d", "tcpdump -d -y EN10MB -F " + name + " > /dev/null");
        }
        report.print(filter.name, "time");
    }
    std::filesystem::remove(name);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    try {
        return runAll(argc, argv);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "bench_filter: %s\n", error.what());
        return 2;
    }
}
