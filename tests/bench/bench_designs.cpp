// SPDX-License-Identifier: GPL-3.0-or-later

// Ways to tap the wires of one lab, each as small as it can be, beside the product: how long it
// takes until all are tapped, the kernel's memory for it, what it costs while nothing comes, and a
// burst at full rate on one of them, from the first frame of a new recording.

#include "tests/bench/benchlab.h"
#include "tests/bench/benchoptions.h"
#include "tests/bench/measuredprocess.h"
#include "tests/bench/report.h"
#include "tests/bench/tapdesigns.h"

#include <QCoreApplication>
#include <QDir>
#include <QTest>

#include <cstdio>
#include <filesystem>
#include <stdexcept>

using namespace tomato;

namespace {

constexpr int IdleMilliseconds = 3000;

class Bench final
{
public:
    Bench(int wires, int rounds, double seconds, bool isJson)
        : m_rounds(rounds), m_seconds(seconds), m_report("designs", isJson), m_lab(wires)
    {
    }

    void run()
    {
        for (int round = 0; round < m_rounds; ++round) {
            for (const std::size_t bytes : {60, 1514}) {
                measureProduct(bytes);
                for (const bench::NamedDesign &each : bench::TapDesigns)
                    measureDesign(each, bytes);
            }
        }
        m_report.print(opening(), "");
        for (const std::size_t bytes : {60, 1514})
            m_report.print(burst(bytes), "cpu");
    }

private:
    std::string opening() const { return std::to_string(m_lab.wires()) + " wires"; }
    std::string burst(std::size_t bytes) const
    {
        return opening() + ", " + std::to_string(bytes) + " B at full rate on one";
    }

    void measureProduct(std::size_t bytes)
    {
        m_lab.capture(m_lab.wires(), true);
        const auto used = [this] { return bench::processorSeconds(m_lab.engineProcesses()); };
        bench::waitUntilIdle(used);
        const double before = used();
        const auto sent = static_cast<double>(m_lab.send(0, bytes, m_seconds));
        const auto got = static_cast<double>(m_lab.flushed(0).packets);
        bench::waitUntilIdle(used);
        addBurst("tomato", bytes, sent, got, used() - before);
        m_lab.capture(m_lab.wires(), false);
    }

    void measureDesign(const bench::NamedDesign &design, std::size_t bytes)
    {
        const std::string tool(design.name);
        const std::string folder = m_lab.home().filePath("design").toStdString();
        QDir().mkpath(QString::fromStdString(folder));
        bench::MeasuredProcess recorder(
            m_lab.inFabric({std::filesystem::read_symlink("/proc/self/exe").string(), "--record",
                            std::to_string(static_cast<int>(design.design)),
                            std::to_string(m_lab.wires()), folder}),
            -1);
        double opened = 0;
        double megabytes = 0;
        if (!recorder.waitFor("ready ") || !recorder.waitFor("\n") ||
            std::sscanf(recorder.output().c_str(), "ready %lf %lf", &opened, &megabytes) != 2)
            throw std::runtime_error(tool + ": " + recorder.output());
        bench::waitUntilIdle([&] { return recorder.cpuSeconds(); });
        double before = recorder.cpuSeconds();
        QTest::qWait(IdleMilliseconds);
        m_report.add(opening(), tool, "opened", "ms", opened);
        m_report.add(opening(), tool, "kernel memory", "MB", megabytes);
        m_report.add(opening(), tool, "idle", "% of a core",
                     (recorder.cpuSeconds() - before) / IdleMilliseconds * 1e5);
        before = recorder.cpuSeconds();
        const auto sent = static_cast<double>(m_lab.send(0, bytes, m_seconds));
        bench::waitUntilIdle([&] { return recorder.cpuSeconds(); });
        const double used = recorder.cpuSeconds() - before;
        recorder.interrupt();
        recorder.finish();
        QDir(QString::fromStdString(folder)).removeRecursively();
        const auto at = recorder.output().find("packets ");
        double packets = 0;
        double dropped = 0;
        double twice = 0;
        double earlier = 0;
        if (at == std::string::npos || std::sscanf(recorder.output().c_str() + at,
                                                   "packets %lf dropped %lf twice %lf earlier %lf",
                                                   &packets, &dropped, &twice, &earlier) != 4)
            throw std::runtime_error(tool + ": " + recorder.output());
        addBurst(tool, bytes, sent, packets, used);
        m_report.add(burst(bytes), tool, "twice", "packets", twice);
        m_report.add(burst(bytes), tool, "out of order", "per million", earlier / packets * 1e6);
    }

    void addBurst(const std::string &tool, std::size_t bytes, double sent, double got, double used)
    {
        m_report.add(burst(bytes), tool, "offered", "1000/s", sent / m_seconds / 1000);
        m_report.add(burst(bytes), tool, "lost", "%", 100 * (1 - got / sent));
        m_report.add(burst(bytes), tool, "cpu", "s/million", used / got * 1e6);
    }

    int m_rounds;
    double m_seconds;
    bench::Report m_report;
    bench::BenchLab m_lab;
};

} // namespace

int main(int argc, char **argv)
{
    try {
        if (bench::sendAsToldBy(argc, argv) || bench::recordAsToldBy(argc, argv))
            return 0;
        const QCoreApplication application(argc, argv);
        const bench::BenchOptions options(argc, argv, "designs",
                                          "ways to tap the wires of a lab, beside the product",
                                          {{"--quick", "", "tap 50 wires, once"},
                                           {"--wires", "N", "tap so many wires (500)"},
                                           {"--rounds", "N", "measure so many times (3)"},
                                           {"--seconds", "S", "send for so long (1.5)"}});
        const bool isQuick = options.has("--quick");
        Bench(options.count("--wires", isQuick ? 50 : 500),
              options.count("--rounds", isQuick ? 1 : 3), options.seconds("--seconds", 1.5),
              options.isJson())
            .run();
        return 0;
    } catch (const std::exception &error) {
        std::fprintf(stderr, "bench_designs: %s\n", error.what());
        return 2;
    }
}
