// SPDX-License-Identifier: GPL-3.0-or-later

// Labs over two machines, which a cable joins: what the carriers of a trunk, the stream of ssh and
// UDP under DTLS, bring across it, beside the cable itself and beside a connection inside one
// machine: TCP, frames of 64 bytes, the round trip, and the processor time that a frame costs at
// both ends together. Then what a lab of one machine costs where other hosts are known, and where
// it has two parts, beside one that knows of no host.

#include "app/hosts/remoteelement.h"
#include "tests/bench/benchlab.h"
#include "tests/bench/benchoptions.h"
#include "tests/bench/benchshape.h"
#include "tests/bench/report.h"
#include "tests/bench/twomachines.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <regex>

using namespace tomato;
using bench::MeasuredProcess;
using Line = std::vector<std::string>;

namespace {

const LabId TheLab("bench");
constexpr std::size_t FrameBytes = 64;
constexpr double SteadyRate = 50'000;

void demand(const Result<> &result)
{
    if (!result)
        throw std::runtime_error(result.error().text());
}

std::string outputOf(const Line &command)
{
    MeasuredProcess process(command, -1);
    if (process.finish().exitStatus != 0)
        throw std::runtime_error(command.front() + " said: " + process.output());
    return process.output();
}

Line lineOf(const QStringList &words)
{
    Line line;
    for (const QString &word : words)
        line.push_back(word.toStdString());
    return line;
}

/// Puts these words before a command.
auto behind(const Line &before)
{
    return [before](const Line &command) {
        Line line = before;
        line.insert(line.end(), command.begin(), command.end());
        return line;
    };
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

/// Two machines or two elements, and how a command is run there.
struct Ends
{
    using Place = std::function<Line(const Line &)>;
    Place one;
    Place other;
    /// The first one, for who opens packet sockets.
    Place sender;
    std::string device;
    std::string farDevice;
    std::string farAddress;
};

/// The frames that cross from the one end to the other.
class Crossing final
{
public:
    explicit Crossing(Ends ends) : m_ends(std::move(ends)) {}

    /// In microseconds, the median of so many.
    double roundTrip(int pings) const
    {
        const std::string said = outputOf(m_ends.one({"ping", "-n", "-c", std::to_string(pings),
                                                      "-i", "0.01", "-W", "5", m_ends.farAddress}));
        static const std::regex time("time=([0-9.]+) ms");
        std::vector<double> all;
        for (auto each = std::sregex_iterator(said.begin(), said.end(), time);
             each != std::sregex_iterator(); ++each)
            all.push_back(std::stod((*each)[1]) * 1000);
        return median(all);
    }

    double streamGigabits(double seconds) const
    {
        MeasuredProcess server(m_ends.other({"iperf3", "-s", "-1", "--forceflush"}), -1);
        if (!server.waitFor("listening"))
            throw std::runtime_error("iperf3 said: " + server.output());
        const std::string json = outputOf(m_ends.one(
            {"iperf3", "-c", m_ends.farAddress, "-t", std::to_string(int(seconds + 0.5)), "-J"}));
        const double bits = QJsonDocument::fromJson(QByteArray::fromStdString(
            json))["end"]["sum_received"]["bits_per_second"]
                                .toDouble();
        if (bits <= 0)
            throw std::runtime_error("iperf3 said: " + json);
        return bits / 1e9;
    }

    struct Frames
    {
        double sent = 0;
        double arrived = 0;
    };
    Frames send(double rate, double seconds) const
    {
        const double before = arrived();
        const std::string sent = outputOf(m_ends.sender(
            {std::filesystem::read_symlink("/proc/self/exe").string(), "--send", m_ends.device,
             std::to_string(rate), std::to_string(FrameBytes), std::to_string(seconds)}));
        // Frames that are still under way come within the time between two looks.
        double last = -1;
        double now = arrived();
        while (now != last) {
            QTest::qWait(200);
            last = std::exchange(now, arrived());
        }
        return {std::stod(sent), now - before};
    }

private:
    /// Counts the frames that came in at the other end.
    double arrived() const
    {
        const std::string all = outputOf(m_ends.other({"cat", "/proc/net/dev"}));
        std::smatch found;
        if (!std::regex_search(all, found, std::regex(m_ends.farDevice + ": *[0-9]+ +([0-9]+)")))
            throw std::runtime_error("the other end has no " + m_ends.farDevice + ": " + all);
        return std::stod(found[1]);
    }

    Ends m_ends;
};

qint64 parentOf(qint64 process)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray line = file.readAll();
    return line.mid(line.lastIndexOf(')') + 2).split(' ').value(1).toLongLong();
}

/// The fabric that the element is in.
qint64 fabricOf(const client::ElementStatus &element)
{
    for (qint64 process = element.process; process > 1; process = parentOf(process)) {
        QFile command(QStringLiteral("/proc/%1/cmdline").arg(process));
        if (command.open(QIODevice::ReadOnly) && command.readAll().split('\0').contains("--fabric"))
            return process;
    }
    throw std::runtime_error("an element is in no fabric");
}

class Bench final
{
public:
    Bench(bool json, int rounds, double seconds)
        : m_json(json), m_rounds(rounds), m_seconds(seconds), m_report("hosts", json),
          m_machines(m_home)
    {
    }

    void run()
    {
        forEachRound({Cable, OneMachine, Stream, Udp},
                     [this](const auto &carrier) { measureCarrier(carrier); });
        m_report.print("carriers", "tcp");
        // The program that is started first finds nothing of its files in memory.
        measureCost(Unknown);
        m_report = bench::Report("hosts", m_json);
        forEachRound({Known, Unknown, Parted}, [this](const auto &kind) { measureCost(kind); });
        for (const char *metric : {"start", "processor", "memory"})
            m_report.print(CostOf + metric, metric, {{Unknown, Goal}});
    }

private:
    static inline const std::string Cable = "the cable";
    static inline const std::string OneMachine = "one machine";
    static inline const std::string Stream = "stream";
    static inline const std::string Udp = "udp";
    static inline const std::string CostOf = "a lab of one machine, ";
    static inline const std::string Known = "hosts are known";
    static inline const std::string Unknown = "no host is known";
    static inline const std::string Parted = "two parts";
    /// How much of the cost without hosts a lab of one machine may have.
    static constexpr double Goal = 1.03;

    template <class Work>
    void forEachRound(Line kinds, const Work &work)
    {
        for (int round = 1; round <= m_rounds; ++round) {
            for (const std::string &kind : kinds) {
                std::fprintf(stderr, "bench_hosts: round %d of %d: %s\n", round, m_rounds,
                             kind.c_str());
                work(kind);
            }
            // None always comes behind the same one.
            std::rotate(kinds.begin(), kinds.begin() + 1, kinds.end());
        }
    }

    void measureCarrier(const std::string &carrier)
    {
        if (carrier == Cable) {
            const auto here = behind({});
            measure(carrier, {here, [this](const Line &line) { return m_machines.onFar(line); },
                              here, bench::TwoMachines::HereDevice, bench::TwoMachines::FarDevice,
                              bench::TwoMachines::Far});
            return;
        }
        const auto hostOf = [&](const QString &id) {
            return carrier == OneMachine || id != QLatin1String("h2")
                       ? QString()
                       : QString::fromStdString(carrier);
        };
        client::EngineClient client;
        start(client, placed(engine::twoHosts(), hostOf));
        const client::ElementStatus h1 = client.lab().elements.at(ElementId("h1"));
        const client::ElementStatus h2 = client.lab().elements.at(ElementId("h2"));
        const auto inH1 = behind(lineOf(client::enterElement(h1)));
        measure(carrier, {inH1, [h2](const Line &line) { return insideOther(h2, line); },
                          behind({"nsenter", "--preserve-credentials", "--user", "--net",
                                  "--target", std::to_string(fabricOf(h1)), "--", "nsenter",
                                  "--net", "--target", std::to_string(h1.process), "--"}),
                          "eth0", "eth0", "10.0.0.2"});
        end(client);
    }

    static Line insideOther(const client::ElementStatus &element, const Line &command)
    {
        if (element.host.isEmpty())
            return behind(lineOf(client::enterElement(element)))(command);
        QStringList words;
        for (const std::string &word : command)
            words << QString::fromStdString(word);
        const auto line =
            hosts::commandInside(element, ElementId("h2"), words, hosts::Asking::Never);
        demand(line ? Result<>() : passOn(line));
        return lineOf(*line);
    }

    void measure(const std::string &carrier, const Ends &ends)
    {
        const Crossing crossing(ends);
        add(carrier, "tcp", "Gbit/s", crossing.streamGigabits(m_seconds));
        add(carrier, "64 B", "1000/s", crossing.send(0, m_seconds).arrived / m_seconds / 1000);
        const double before = m_machines.carryingSeconds();
        const auto steady = crossing.send(SteadyRate, m_seconds);
        const double used = m_machines.carryingSeconds() - before;
        add(carrier, "of 50,000/s", "%", steady.arrived / steady.sent * 100);
        add(carrier, "cpu", "us/frame", used * 1e6 / steady.sent);
        const double roundTrip = crossing.roundTrip(Pings);
        if (carrier == Cable)
            m_roundTrip = roundTrip;
        add(carrier, "rtt", "us", roundTrip);
        // The cable is first.
        add(carrier, "added rtt", "us", roundTrip - m_roundTrip);
    }

    void add(const std::string &carrier, const std::string &metric, const std::string &unit,
             double value)
    {
        m_report.add("carriers", carrier, metric, unit, value);
    }

    /// The hosts of hosts.conf are named by all elements' attribute, or by none.
    void measureCost(const std::string &kind)
    {
        constexpr int Elements = 40;
        const QString list = m_home.filePath("config/tomato-desktop/hosts.conf");
        if (kind == Unknown)
            QFile::rename(list, list + ".away");
        int count = 0;
        const auto hostOf = [&](const QString &) {
            if (kind == Parted)
                return ++count % 2 == 0 ? QStringLiteral("here-2") : QStringLiteral("here");
            return kind == Known ? QStringLiteral("here") : QString();
        };
        const QJsonObject document =
            placed(bench::BenchShape(QStringLiteral("linear"), Elements).topology(), hostOf);
        client::EngineClient client;
        const auto begun = std::chrono::steady_clock::now();
        start(client, document);
        const auto took = std::chrono::steady_clock::now() - begun;
        const std::vector<qint64> engines = enginesOfLab();
        const double processor = bench::processorSeconds(engines);
        addCost(kind, "start", "s", std::chrono::duration<double>(took).count());
        addCost(kind, "processor", "s", processor);
        addCost(kind, "memory", "MB", bench::memoryMegabytes(engines));
        end(client);
        if (kind == Unknown)
            QFile::rename(list + ".away", list);
    }

    void addCost(const std::string &kind, const char *metric, const char *unit, double value)
    {
        m_report.add(CostOf + metric, kind, metric, unit, value);
    }

    /// Engines and workers, of a part too.
    std::vector<qint64> enginesOfLab() const
    {
        std::vector<qint64> engines = m_home.processes();
        std::erase_if(engines, [](qint64 process) {
            QFile name(QStringLiteral("/proc/%1/comm").arg(process));
            return !name.open(QIODevice::ReadOnly) || name.readAll() != "tomato-engine\n";
        });
        return engines;
    }

    /// Gives each element that is plugged into nothing a host; none where that is empty.
    template <class HostOf>
    static QJsonObject placed(QJsonObject document, const HostOf &hostOf)
    {
        QJsonObject topology = document["topology"].toObject();
        QJsonArray elements = topology["elements"].toArray();
        for (auto &&each : elements) {
            QJsonObject element = each.toObject();
            const bool isDevice = element["parent"].toString().isEmpty();
            const QString host = isDevice ? hostOf(element["id"].toString()) : QString();
            if (!host.isEmpty())
                element.insert("host", host);
            each = element;
        }
        topology.insert("elements", elements);
        document.insert("topology", topology);
        return document;
    }

    static void start(client::EngineClient &client, const QJsonObject &document)
    {
        demand(engine::open(client, TheLab));
        demand(engine::await(
            [&](auto done) { client.startLab(document, QString(), std::move(done)); }));
    }

    void end(client::EngineClient &client) const
    {
        demand(engine::await([&](auto done) { client.stopLab(std::move(done)); }));
        client.close();
        m_home.hurryEngines();
        if (!QTest::qWaitFor([this] { return enginesOfLab().empty(); }, 60'000))
            throw std::runtime_error("an engine does not end");
    }

    static constexpr int Pings = 200;

    bool m_json;
    int m_rounds;
    double m_seconds;
    /// The cable's, when it was measured last.
    double m_roundTrip = 0;
    bench::Report m_report;
    engine::LabHome m_home;
    bench::TwoMachines m_machines;
};

} // namespace

int main(int argc, char **argv)
{
    try {
        if (bench::sendAsToldBy(argc, argv))
            return 0;
        bench::TwoMachines::enterOwnNetwork(argc, argv);
        const bench::BenchOptions options(argc, argv, "hosts",
                                          "what the trunks between two hosts carry, beside a cable",
                                          {{"--quick", "", "measure once, for 2 s"},
                                           {"--rounds", "N", "measure so many times (5)"}});
        const bool isQuick = options.has("--quick");
        const QCoreApplication application(argc, argv);
        Bench(options.isJson(), options.count("--rounds", isQuick ? 1 : 5), isQuick ? 2 : 5).run();
        return 0;
    } catch (const std::exception &error) {
        std::fprintf(stderr, "bench_hosts: %s\n", error.what());
        return 2;
    }
}
