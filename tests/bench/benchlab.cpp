// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/benchlab.h"

#include "app/lab/plan/kernelnames.h"
#include "tests/bench/framesender.h"
#include "tests/bench/measuredprocess.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

namespace tomato::bench {

namespace {

void demand(const Result<> &result)
{
    if (!result)
        throw std::runtime_error(result.error().text());
}

QString interfaceId(int host, int wire)
{
    return QStringLiteral("h%1e%2").arg(host).arg(wire);
}

std::vector<std::string> entering(qint64 process, const std::vector<std::string> &command)
{
    std::vector<std::string> line = {"nsenter",  "--preserve-credentials", "--user", "--net",
                                     "--target", std::to_string(process),  "--"};
    line.insert(line.end(), command.begin(), command.end());
    return line;
}

} // namespace

BenchLab::BenchLab(int wires) : m_wires(wires)
{
    demand(engine::open(m_client, LabId("bench")));
    demand(engine::await([&](auto done) {
        m_client.startLab(topology(m_wires, 0, {}), QString(), std::move(done));
    }));
}

BenchLab::~BenchLab()
{
    engine::await([&](auto done) { m_client.stopLab(std::move(done)); });
    m_client.close();
    m_home.hurryEngines();
    // A process that does not end in time is killed with the home.
    [[maybe_unused]] const bool ended =
        QTest::qWaitFor([&] { return m_home.processes().empty(); }, 20'000);
}

QJsonObject BenchLab::topology(int wires, int captured, const QString &mode)
{
    QJsonArray elements;
    QJsonArray connections;
    for (int host : {1, 2}) {
        const QString name = QStringLiteral("h%1").arg(host);
        elements.append(QJsonObject{
            {"id", name}, {"type", "container"}, {"parent", QJsonValue()}, {"name", name}});
        for (int wire = 0; wire < wires; ++wire) {
            elements.append(QJsonObject{{"id", interfaceId(host, wire)},
                                        {"type", "container_interface"},
                                        {"parent", name},
                                        {"name", QStringLiteral("eth%1").arg(wire)}});
        }
    }
    for (int wire = 0; wire < wires; ++wire) {
        QJsonObject connection{
            {"id", QString::fromStdString(BenchLab::wire(wire).value)},
            {"elements", QJsonArray{interfaceId(1, wire), interfaceId(2, wire)}}};
        if (wire < captured) {
            connection.insert("capturing", true);
            connection.insert("capture_mode", mode);
        }
        connections.append(connection);
    }
    return {{"file_information", QJsonObject{{"version", 4}}},
            {"topology",
             QJsonObject{{"name", "bench"}, {"elements", elements}, {"connections", connections}}}};
}

ConnectionId BenchLab::wire(int number)
{
    return ConnectionId("c" + std::to_string(number));
}

std::string BenchLab::port(int wire, int host)
{
    return lab::portName(ElementId(interfaceId(host, wire).toStdString()));
}

std::vector<qint64> BenchLab::engineProcesses() const
{
    std::vector<qint64> found = {m_home.process("--fabric")};
    for (const client::RunningLab &lab : client::runningLabs())
        found.push_back(lab.process);
    return found;
}

std::vector<std::string> BenchLab::inFabric(const std::vector<std::string> &command) const
{
    return entering(m_home.process("--fabric"), command);
}

std::vector<std::string> BenchLab::inHost(const std::vector<std::string> &command) const
{
    // An element's own users have no say over its network; those of the fabric have.
    const qint64 process = m_client.lab().elements.at(ElementId("h1")).process;
    std::vector<std::string> line = {"nsenter", "--net", "--target", std::to_string(process), "--"};
    line.insert(line.end(), command.begin(), command.end());
    return inFabric(line);
}

void BenchLab::capture(int wires, bool capturing, const QString &mode)
{
    demand(engine::await([&](auto done) {
        m_client.applyTopology(topology(m_wires, capturing ? wires : 0, mode), std::move(done));
    }));
    const auto is = [&](int wire) {
        const auto *status = m_client.capture(BenchLab::wire(wire));
        return status && (status->state == client::CaptureStatus::State::Recording) == capturing;
    };
    for (int wire = 0; wire < wires; ++wire) {
        if (!QTest::qWaitFor([&] { return is(wire); }, 60'000))
            throw std::runtime_error("a wire is not captured");
    }
}

client::CaptureStatus BenchLab::flushed(int wire)
{
    demand(engine::await(
        [&](auto done) { m_client.flushCapture(BenchLab::wire(wire), std::move(done)); }));
    return *m_client.capture(BenchLab::wire(wire));
}

bool sendAsToldBy(int argc, char **argv)
{
    if (argc != 6 || std::string(argv[1]) != "--send")
        return false;
    const auto sent = sendFrames(packetSocket(argv[2]), std::strtoul(argv[4], nullptr, 10),
                                 std::atof(argv[3]), std::atof(argv[5]));
    std::printf("%llu\n", static_cast<unsigned long long>(sent));
    return true;
}

std::uint64_t BenchLab::send(double rate, std::size_t bytes, double seconds) const
{
    MeasuredProcess sender(
        inHost({std::filesystem::read_symlink("/proc/self/exe").string(), "--send", "eth0",
                std::to_string(rate), std::to_string(bytes), std::to_string(seconds)}),
        -1);
    if (sender.finish().exitStatus != 0)
        throw std::runtime_error("the sender failed: " + sender.output());
    return std::strtoull(sender.output().c_str(), nullptr, 10);
}

double memoryMegabytes(const std::vector<qint64> &processes)
{
    double kilobytes = 0;
    for (const qint64 process : processes) {
        QFile file(QStringLiteral("/proc/%1/smaps_rollup").arg(process));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (line.startsWith("Pss:"))
                kilobytes += line.mid(4).simplified().split(' ').first().toDouble();
        }
    }
    return kilobytes / 1024;
}

double processorSeconds(const std::vector<qint64> &processes)
{
    double seconds = 0;
    for (const qint64 process : processes)
        seconds += processorSecondsOf(static_cast<pid_t>(process));
    return seconds;
}

} // namespace tomato::bench
