// SPDX-License-Identifier: GPL-3.0-or-later

// Packs five full segments of mixed traffic: this project's downloads beside the tools that people
// use for it.

#include "capture/archive/download.h"
#include "capture/ring/pcapformat.h"
#include "capture/ring/segmentfiles.h"
#include "tests/bench/benchoptions.h"
#include "tests/bench/measuredprocess.h"
#include "tests/bench/mixedtraffic.h"
#include "tests/bench/report.h"

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <stdexcept>

using namespace tomato;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::uint64_t Segments = 5;
constexpr std::size_t SegmentBytes = 10'000'000;

struct Tool
{
    std::string name;
    /// The program that must be there; empty for our own.
    std::string program;
    std::vector<std::string> command;
    std::string file;
};

/// Fills the folder with a ring's segments; returns the number of bytes. (Keeps nothing in memory:
/// what this process has at its most counts as the tools' too.)
std::size_t fillRing(const std::filesystem::path &folder)
{
    bench::MixedTraffic traffic;
    std::uint32_t microseconds = 0;
    std::size_t all = 0;
    for (std::uint64_t number = 1; number <= Segments; ++number) {
        std::ofstream file(capture::segmentPath(folder, number), std::ios::binary);
        const auto header = capture::pcapFileHeader(capture::MaxSnapLength);
        file.write(header.data(), header.size());
        std::size_t bytes = header.size();
        for (;;) {
            const std::string &frame = traffic.next().bytes;
            if (bytes + capture::PcapRecordHeaderBytes + frame.size() > SegmentBytes)
                break;
            microseconds += 20;
            const auto length = static_cast<std::uint32_t>(frame.size());
            const capture::PcapRecordHeader record = {1'700'000'000 + microseconds / 1'000'000,
                                                      microseconds % 1'000'000, length, length};
            file.write(reinterpret_cast<const char *>(&record), sizeof record);
            file.write(frame.data(), static_cast<std::streamsize>(frame.size()));
            bytes += sizeof record + frame.size();
        }
        all += bytes;
    }
    // Makes a ring of what is there.
    if (const auto repaired = capture::repairRing(folder); !repaired)
        throw std::runtime_error(repaired.error().text());
    return all;
}

int write(const std::string &folder, const std::string &file)
{
    const auto ring = capture::RingReader::open(folder);
    const auto written = ring ? capture::writeDownload(**ring, "capture", file) : passOn(ring);
    if (!written)
        std::fprintf(stderr, "%s\n", written.error().text().c_str());
    return written ? 0 : 1;
}

std::vector<Tool> tools(const std::string &in, const std::string &out)
{
    const std::string self = "/proc/self/exe";
    const auto shell = [&](const std::string &line) {
        return std::vector<std::string>{"sh", "-c", "cd " + in + " && " + line};
    };
    return {{"tomato .tar.gz", "", {self, "--write", in, out + "/a.tar.gz"}, "a.tar.gz"},
            {"tomato .zip", "", {self, "--write", in, out + "/a.zip"}, "a.zip"},
            {"tar czf", "tar", shell("tar czf " + out + "/b.tar.gz *.pcap"), "b.tar.gz"},
            {"tar | gzip -1", "gzip", shell("tar cf - *.pcap | gzip -1 > " + out + "/c.tar.gz"),
             "c.tar.gz"},
            {"tar | pigz -1", "pigz", shell("tar cf - *.pcap | pigz -1 > " + out + "/d.tar.gz"),
             "d.tar.gz"},
            {"bsdtar czf", "bsdtar", shell("bsdtar czf " + out + "/e.tar.gz *.pcap"), "e.tar.gz"},
            {"bsdtar .zip", "bsdtar", shell("bsdtar --format zip -cf " + out + "/f.zip *.pcap"),
             "f.zip"},
            {"zip", "zip", shell("zip -q " + out + "/g.zip *.pcap"), "g.zip"},
            {"zip -1", "zip", shell("zip -q -1 " + out + "/h.zip *.pcap"), "h.zip"}};
}

/// A folder that goes with this object.
class Folder final
{
public:
    Folder()
    {
        char name[] = "/tmp/bench_archive-XXXXXX";
        if (!::mkdtemp(name))
            throw std::runtime_error("no temporary folder");
        m_path = name;
    }
    ~Folder() { std::filesystem::remove_all(m_path); }
    Folder(const Folder &) = delete;
    Folder &operator=(const Folder &) = delete;
    const std::filesystem::path &path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

void measure(const Tool &tool, const std::filesystem::path &out, std::size_t bytes,
             bench::Report &report)
{
    const auto file = out / tool.file;
    std::filesystem::remove(file);
    const auto begun = Clock::now();
    bench::MeasuredProcess process(tool.command, -1);
    const bench::ProcessUse use = process.finish();
    const double seconds = std::chrono::duration<double>(Clock::now() - begun).count();
    if (use.exitStatus != 0)
        throw std::runtime_error(tool.name + " said: " + process.output());
    const auto all = static_cast<double>(bytes);
    const auto packed = static_cast<double>(std::filesystem::file_size(file));
    report.add("50 MB", tool.name, "speed", "MB/s", all / seconds / 1e6);
    report.add("50 MB", tool.name, "size", "%", 100 * packed / all);
    report.add("50 MB", tool.name, "cpu", "s", use.cpuSeconds);
    report.add("50 MB", tool.name, "peak", "MB", use.peakMegabytes);
}

int runAll(int argc, char **argv)
{
    const bench::BenchOptions options(
        argc, argv, "archive", "how fast recordings are packed, beside the tools that people use",
        {{"--rounds", "N", "measure so many times (5)"}});
    const int rounds = options.count("--rounds", 5);
    const Folder in;
    const Folder out;
    const std::size_t bytes = fillRing(in.path());
    bench::Report report("archive", options.isJson());
    for (int round = 0; round < rounds; ++round) {
        for (const Tool &tool : tools(in.path(), out.path())) {
            if (tool.program.empty() || bench::isInstalled(tool.program))
                measure(tool, out.path(), bytes, report);
        }
    }
    report.print("50 MB", "speed");
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    try {
        if (argc == 4 && std::strcmp(argv[1], "--write") == 0)
            return write(argv[2], argv[3]);
        return runAll(argc, argv);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "bench_archive: %s\n", error.what());
        return 2;
    }
}
