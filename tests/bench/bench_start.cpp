// SPDX-License-Identifier: GPL-3.0-or-later

// From the command on a running lab to the first recorded packet, while 10,000 packets/s cross the
// wire; how long the caller's event loop is held meanwhile; and whether stopping loses what was on
// the wire before.

#include "capture/receiver/clock.h"
#include "tests/bench/benchlab.h"
#include "tests/bench/benchoptions.h"
#include "tests/bench/measuredprocess.h"
#include "tests/bench/report.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTest>
#include <QTimer>

#include <cstdio>
#include <cstring>

using namespace tomato;
using Clock = std::chrono::steady_clock;

namespace {

constexpr double Rate = 10'000;
constexpr std::size_t FrameBytes = 512;

double now()
{
    return std::chrono::duration<double>(capture::realtime()).count();
}

/// The stamp of the first packet in the pcap files of a folder; 0 when there is none yet.
double firstStamp(const QString &folder)
{
    for (const QString &name : QDir(folder).entryList({"*pcap*"}, QDir::Files | QDir::Hidden)) {
        QFile file(folder + '/' + name);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.read(32);
        if (bytes.size() < 32)
            continue;
        std::uint32_t words[8] = {};
        std::memcpy(words, bytes.constData(), sizeof words);
        if (words[0] != 0xa1b2c3d4)
            throw std::runtime_error("not a pcap file with microseconds: " +
                                     file.fileName().toStdString());
        return words[6] + words[7] / 1e6;
    }
    return 0;
}

double delayIn(const QString &folder, double begun)
{
    double first = 0;
    if (!QTest::qWaitFor([&] { return (first = firstStamp(folder)) != 0; }, 10'000))
        throw std::runtime_error("nothing was recorded in " + folder.toStdString());
    return (first - begun) * 1e3;
}

class Bench final
{
public:
    Bench(bool json, int rounds) : m_rounds(rounds), m_report("start", json), m_lab(1) {}

    void run()
    {
        for (int round = 0; round < m_rounds; ++round) {
            while10000PacketsCross([&] { measureCall(); });
            while10000PacketsCross([&] { measureShell(); });
            for (const Tool &tool : Tools)
                while10000PacketsCross([&] { measure(tool); });
            measureStop();
        }
        m_report.print(Case, "to first packet");
        m_report.print("stop behind a burst", "");
    }

private:
    struct Tool
    {
        std::string program;
        std::vector<std::string> command;
    };
    static inline const std::string Case = "a capture";
    static inline const std::vector<Tool> Tools = {
        {"dumpcap",
         {"dumpcap", "-q", "-P", "-i", "PORT", "-b", "filesize:10000", "-b", "files:5", "-w",
          "FOLDER/f.pcap"}},
        {"tcpdump",
         {"env", "LD_PRELOAD=" BENCH_INSIDE_FABRIC, "tcpdump", "-n", "-i", "PORT", "-C", "10", "-W",
          "5", "-U", "-s0", "-w", "FOLDER/f.pcap"}},
        {"netsniff-ng",
         {"env", "LD_PRELOAD=" BENCH_INSIDE_FABRIC, "netsniff-ng", "-A", "-s", "-S", "32MiB", "-T",
          "0xa1b2c3d4", "-i", "PORT", "-o", "FOLDER/f.pcap"}}};

    template <class Work>
    void while10000PacketsCross(const Work &work)
    {
        bench::MeasuredProcess sender(
            m_lab.inHost({std::filesystem::read_symlink("/proc/self/exe").string(), "--send",
                          "eth0", std::to_string(Rate), std::to_string(FrameBytes), "4"}),
            -1);
        QTest::qWait(300);
        work();
        m_lab.capture(1, false);
        sender.interrupt();
        sender.finish();
    }

    QString ourFolder() { return m_lab.flushed(0).directory; }

    /// Measures what the editor does: it makes a call, and its event loop goes on.
    void measureCall()
    {
        QTimer everyTurn;
        auto last = Clock::now();
        double longest = 0;
        QObject::connect(&everyTurn, &QTimer::timeout, [&] {
            const auto turn = Clock::now();
            longest = std::max(longest, std::chrono::duration<double>(turn - last).count());
            last = turn;
        });
        everyTurn.start(0);
        const double begun = now();
        client::EngineClient::CaptureChange change;
        change.capturing = true;
        bool done = false;
        const auto called = Clock::now();
        m_lab.client().setCapture(bench::BenchLab::wire(0), change,
                                  [&](const Result<> &) { done = true; });
        longest = std::chrono::duration<double>(Clock::now() - called).count();
        while (!done)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        everyTurn.stop();
        add("tomato, a call", delayIn(ourFolder(), begun));
        m_report.add(Case, "tomato, a call", "loop held", "ms", longest * 1e3);
    }

    void measureShell()
    {
        const double begun = now();
        bench::MeasuredProcess shell({TOMATO_BIN "/tomato", "capture", "start", "bench", "c0"}, -1);
        if (shell.finish().exitStatus != 0)
            throw std::runtime_error("tomato said: " + shell.output());
        add("tomato capture start", delayIn(ourFolder(), begun));
    }

    void measure(const Tool &tool)
    {
        if (!bench::isInstalled(tool.program))
            return;
        const QTemporaryDir folder;
        std::vector<std::string> command = tool.command;
        for (std::string &word : command) {
            if (word == "PORT")
                word = bench::BenchLab::port(0);
            if (const auto at = word.find("FOLDER"); at != std::string::npos)
                word.replace(at, 6, folder.path().toStdString());
        }
        const double begun = now();
        bench::MeasuredProcess process(m_lab.inFabric(command), -1);
        // Some write only when they end, and netsniff-ng not what it has not read by then.
        [[maybe_unused]] const bool early =
            QTest::qWaitFor([&] { return firstStamp(folder.path()) != 0; }, 3000);
        process.interrupt();
        process.finish();
        const double first = firstStamp(folder.path());
        // netsniff-ng sometimes reads nothing for seconds: the others are measured all the same.
        if (first == 0)
            std::fprintf(stderr, "bench_start: %s recorded nothing, this round is left out\n",
                         tool.program.c_str());
        else
            add(tool.program, (first - begun) * 1e3);
    }

    /// Sends as fast as it goes and stops the capture at once: what was sent is there.
    void measureStop()
    {
        m_lab.capture(1, true);
        const auto sent = static_cast<double>(m_lab.send(0, 64, 0.3));
        m_lab.capture(1, false);
        const auto *status = m_lab.client().capture(bench::BenchLab::wire(0));
        m_report.add("stop behind a burst", "tomato", "sent", "1000", sent / 1000);
        m_report.add("stop behind a burst", "tomato", "lost", "packets",
                     sent - static_cast<double>(status->packets));
    }

    void add(const std::string &tool, double milliseconds)
    {
        m_report.add(Case, tool, "to first packet", "ms", milliseconds);
    }

    int m_rounds;
    bench::Report m_report;
    bench::BenchLab m_lab;
};

} // namespace

int main(int argc, char **argv)
{
    try {
        if (bench::sendAsToldBy(argc, argv))
            return 0;
        const bench::BenchOptions options(
            argc, argv, "start", "how soon a recording has its first packet",
            {{"--quick", "", "measure once"}, {"--rounds", "N", "measure so many times (5)"}});
        const QCoreApplication application(argc, argv);
        Bench(options.isJson(), options.count("--rounds", options.has("--quick") ? 1 : 5)).run();
        return 0;
    } catch (const std::exception &error) {
        std::fprintf(stderr, "bench_start: %s\n", error.what());
        return 2;
    }
}
