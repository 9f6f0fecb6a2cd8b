// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/measurecolumns.h"

#include "tests/bench/measuredprocess.h"
#include "tests/bench/replayedframes.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <chrono>
#include <stdexcept>

namespace tomato::bench {

namespace {

constexpr auto Command = "tomato packets";
constexpr auto Peer = "tshark";
constexpr auto Module = "lab.capture().packets()";
/// So many take so long at most.
constexpr int ManyPackets = 1'000'000;
constexpr double MaxSeconds = 1;

/// Says of each round how many packets there were and how many seconds they took.
constexpr auto Script = R"(
import shutil, sys, time, tomato

rounds, frames = int(sys.argv[1]), sys.argv[2]
with tomato.run(tomato.program.example("two_hosts")) as lab:
    link = lab.capture("h1--r1")
    link.start(filter="udp port 4660", segments=500)
    shutil.copy(frames, lab["h1"].folder / "x.pcap")
    lab["h1"].run("tcpreplay -q --pps=20000 -i eth0 x.pcap")
    link.flush()
    for _ in range(rounds):
        begin = time.monotonic()
        packets = link.packets()
        print(len(packets), time.monotonic() - begin)
        del packets
lab.delete()
)";

void measureCommand(Report &report, const std::string &theCase, const std::string &tool,
                    const std::string &command)
{
    const auto begin = std::chrono::steady_clock::now();
    MeasuredProcess process({"sh", "-c", "exec " + command}, -1);
    const ProcessUse use = process.finish();
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    if (use.exitStatus != 0)
        throw std::runtime_error(tool + " said: " + process.output());
    report.add(theCase, tool, "time", "s", taken.count());
    report.add(theCase, tool, "CPU", "s", use.cpuSeconds);
    report.add(theCase, tool, "memory", "MB", use.peakMegabytes);
}

/// In a home of its own, which goes with the lab.
void measureModule(Report &report, const std::string &theCase, const QDir &folder, int rounds)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto &[variable, name] :
         {std::pair("XDG_DATA_HOME", "d"), std::pair("XDG_CONFIG_HOME", "c"),
          std::pair("XDG_RUNTIME_DIR", "r")}) {
        const QString path = folder.filePath(QLatin1String(name));
        if (!QDir().mkpath(path) ||
            !QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
            throw std::runtime_error("there is no temporary folder");
        environment.insert(QLatin1String(variable), path);
    }
    environment.insert(QStringLiteral("TOMATO"), QStringLiteral(TOMATO_BIN "/tomato"));
    environment.insert(QStringLiteral("PYTHONPATH"), QStringLiteral(TOMATO_PYTHON_FOLDER));
    QProcess python;
    python.setProcessEnvironment(environment);
    python.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    python.start(QStringLiteral("/usr/bin/python3"),
                 {"-B", "-c", QLatin1String(Script), QString::number(rounds),
                  folder.filePath(QStringLiteral("x.pcap"))});
    python.waitForFinished(-1);
    if (python.exitStatus() != QProcess::NormalExit || python.exitCode() != 0)
        throw std::runtime_error("the Python module failed");
    for (const QByteArray &line : python.readAllStandardOutput().trimmed().split('\n')) {
        const QList<QByteArray> numbers = line.split(' ');
        report.add(theCase, Module, "packets", "", numbers.value(0).toDouble());
        report.add(theCase, Module, "time", "s", numbers.value(1).toDouble());
    }
}

} // namespace

void measureColumns(Report &report, int packets, int rounds)
{
    const std::string theCase = std::to_string(packets) + " packets as columns";
    const QTemporaryDir room;
    const QDir folder(room.path());
    QFile file(folder.filePath(QStringLiteral("x.pcap")));
    const QByteArray frames = evenFrames(packets);
    if (!file.open(QIODevice::WriteOnly) || file.write(frames) != frames.size())
        throw std::runtime_error("a file cannot be written");
    file.close();
    const std::string source = file.fileName().toStdString();
    for (int round = 0; round < rounds; ++round) {
        measureCommand(report, theCase, Command,
                       TOMATO_BIN "/tomato packets " + source + " -o " + source + ".npz");
        if (isInstalled(Peer))
            measureCommand(report, theCase, Peer,
                           "tshark -n -r " + source +
                               " -T fields -e frame.time_epoch -e frame.len -e ip.src -e ip.dst "
                               "-e ip.proto -e udp.srcport -e udp.dstport > " +
                               source + ".tsv");
    }
    measureModule(report, theCase, folder, rounds);
    report.print(theCase, "time");
    std::vector<Report::Limit> limits = {
        {Module, "packets", static_cast<double>(packets), static_cast<double>(packets)}};
    if (packets == ManyPackets) {
        limits.push_back({.tool = Command, .metric = "time", .most = MaxSeconds});
        limits.push_back({.tool = Module, .metric = "time", .most = MaxSeconds});
    }
    report.judge(theCase, limits);
}

} // namespace tomato::bench
