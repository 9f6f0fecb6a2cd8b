// SPDX-License-Identifier: GPL-3.0-or-later

// Many wires of one lab captured at once, by its engine and by as many dumpcaps: how long it takes
// until all record, how much memory that takes, and how much processor time while nothing comes;
// then ten bursts at full rate on one of them, each from the first frame of a new recording, and
// how fast its sender is beside nobody's recording.

#include "tests/bench/benchlab.h"
#include "tests/bench/benchoptions.h"
#include "tests/bench/measuredprocess.h"
#include "tests/bench/report.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTest>

#include <csignal>

#include <chrono>
#include <cstdio>

using namespace tomato;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

/// Work that remains after the start does not count as idling.
constexpr int SettlingMilliseconds = 1000;
constexpr int IdleMilliseconds = 5000;
constexpr double BurstSeconds = 1.5;
constexpr int Bursts = 10;

double secondsSince(Clock::time_point begun)
{
    return std::chrono::duration<double>(Clock::now() - begun).count();
}

double idleCost(const std::vector<qint64> &processes)
{
    QTest::qWait(SettlingMilliseconds);
    const double before = bench::processorSeconds(processes);
    QTest::qWait(IdleMilliseconds);
    return (bench::processorSeconds(processes) - before) / IdleMilliseconds * 1e5;
}

std::vector<qint64> processesNamed(const bench::BenchLab &lab, const QByteArray &name)
{
    std::vector<qint64> found;
    for (const qint64 process : lab.home().processes()) {
        QFile file(QStringLiteral("/proc/%1/comm").arg(process));
        if (file.open(QIODevice::ReadOnly) && file.readAll().trimmed() == name)
            found.push_back(process);
    }
    return found;
}

void measureEngine(bench::BenchLab &lab, bench::Report &report, const std::string &theCase)
{
    const auto processes = lab.engineProcesses();
    const double before = bench::memoryMegabytes(processes);
    const auto begun = Clock::now();
    lab.capture(lab.wires(), true);
    report.add(theCase, "tomato", "start", "s", secondsSince(begun));
    report.add(theCase, "tomato", "memory", "MB", bench::memoryMegabytes(processes) - before);
    report.add(theCase, "tomato", "idle", "% of a core", idleCost(processes));

    lab.capture(lab.wires(), false);
    const double alone = static_cast<double>(lab.send(0, 1514, BurstSeconds));
    const std::string burstCase = theCase + ", a burst on one";
    for (int burst = 0; burst < Bursts; ++burst) {
        lab.capture(lab.wires(), true);
        const auto sent = static_cast<double>(lab.send(0, 1514, BurstSeconds));
        const auto got = static_cast<double>(lab.flushed(0).packets);
        report.add(burstCase, "tomato", "offered", "1000/s", sent / BurstSeconds / 1000);
        report.add(burstCase, "tomato", "of the rate alone", "", sent / alone);
        report.add(burstCase, "tomato", "lost", "packets", sent - got);
        lab.capture(lab.wires(), false);
    }
}

void measureDumpcaps(const bench::BenchLab &lab, bench::Report &report, const std::string &theCase)
{
    const std::string folder = lab.home().filePath("dumpcap").toStdString();
    QDir().mkpath(QString::fromStdString(folder));
    std::string script = "cd " + folder + "; for p in";
    for (int wire = 0; wire < lab.wires(); ++wire)
        script += " " + bench::BenchLab::port(wire);
    script += "; do dumpcap -i $p -b filesize:10000 -b files:5 -w $p.pcap > $p.log 2>&1 & done; "
              "echo begun; wait";
    const auto begun = Clock::now();
    bench::MeasuredProcess all(lab.inFabric({"sh", "-c", script}), -1);
    all.waitFor("begun");
    int ready = 0;
    const bool allReady = QTest::qWaitFor(
        [&] {
            for (; ready < lab.wires(); ++ready) {
                QFile log(QString::fromStdString(folder + "/" + bench::BenchLab::port(ready)) +
                          ".log");
                if (!log.open(QIODevice::ReadOnly) || !log.readAll().contains("File: "))
                    return false;
            }
            return true;
        },
        300'000);
    if (!allReady)
        throw std::runtime_error("only " + std::to_string(ready) + " dumpcaps started");
    report.add(theCase, "dumpcap", "start", "s", secondsSince(begun));
    const auto processes = processesNamed(lab, "dumpcap");
    report.add(theCase, "dumpcap", "memory", "MB", bench::memoryMegabytes(processes));
    report.add(theCase, "dumpcap", "idle", "% of a core", idleCost(processes));
    for (const qint64 process : processes)
        ::kill(static_cast<pid_t>(process), SIGTERM);
    all.finish();
}

int run(int argc, char **argv)
{
    const bench::BenchOptions options(
        argc, argv, "many", "many wires of a lab captured at once, beside as many dumpcaps",
        {{"--quick", "", "capture 50 wires"}, {"--wires", "N", "capture so many wires (500)"}});
    const int wires = options.count("--wires", options.has("--quick") ? 50 : 500);
    const std::string theCase = std::to_string(wires) + " wires";
    bench::Report report("many", options.isJson());
    bench::BenchLab lab(wires);
    measureEngine(lab, report, theCase);
    if (bench::isInstalled("dumpcap"))
        measureDumpcaps(lab, report, theCase);
    report.print(theCase, "memory");
    report.print(theCase + ", a burst on one", "");
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    try {
        if (bench::sendAsToldBy(argc, argv))
            return 0;
        const QCoreApplication application(argc, argv);
        return run(argc, argv);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "bench_many: %s\n", error.what());
        return 2;
    }
}
