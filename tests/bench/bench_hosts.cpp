// SPDX-License-Identifier: GPL-3.0-or-later

// Labs over two machines, which a cable joins: what the carriers of a trunk, the stream of ssh and
// UDP under DTLS, bring across it, beside the cable itself and beside a connection inside one
// machine: TCP, frames of 64 and of 1514 bytes, what is lost of 50,000 a second of each size, the
// round trip, and the processor time that a frame costs at both ends together. Then what is lost,
// and how late the latest answers are, over a way of 20 ms that loses each 100th frame, in each
// direction. Then what a lab of one machine costs where other hosts are known, and where
// it has two parts, beside one that knows of no host.

#include "app/hosts/remoteelement.h"
#include "tests/bench/benchlab.h"
#include "tests/bench/benchoptions.h"
#include "tests/bench/benchshape.h"
#include "tests/bench/crossing.h"
#include "tests/bench/report.h"
#include "tests/bench/twomachines.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <functional>

using namespace tomato;
using bench::behind;
using bench::Crossing;
using bench::Ends;
using Line = bench::CommandLine;

namespace {

const LabId TheLab("bench");
constexpr double SteadyRate = 50'000;
constexpr std::size_t Shortest = 64;
constexpr std::size_t Longest = 1514;

void demand(const Result<> &result)
{
    if (!result)
        throw std::runtime_error(result.error().text());
}

Line lineOf(const QStringList &words)
{
    Line line;
    for (const QString &word : words)
        line.push_back(word.toStdString());
    return line;
}

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
        const auto measureShort = [this](const std::string &carrier, const Ends &ends) {
            measure(carrier, ends);
        };
        forEachRound({Cable, OneMachine, Stream, Udp},
                     [&](const auto &carrier) { measureCarrier(carrier, measureShort); });
        m_report.print("carriers", "tcp");
        judgeCarriers();
        m_report = bench::Report("hosts", m_json);
        m_machines.beginLongWay(OneWay, LoseOneOf);
        const auto measureLong = [this](const std::string &carrier, const Ends &ends) {
            measureLongWay(carrier, ends);
        };
        forEachRound({Cable, Stream, Udp},
                     [&](const auto &carrier) { measureCarrier(carrier, measureLong); });
        m_report.print(LongWay, "");
        m_report.judge(LongWay, {{.tool = Stream, .metric = "lost", .most = 0},
                                 {.tool = Udp, .metric = "lost", .least = 0.7, .most = 1.3},
                                 {.tool = Udp, .metric = "p99", .most = 60}});
        m_report = bench::Report("hosts", m_json);
        m_machines.endLongWay();
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
    static inline const std::string LongWay = "20 ms each way, 1 of 100 lost";
    static constexpr std::chrono::milliseconds OneWay{20};
    static constexpr int LoseOneOf = 100;
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

    using Measure = std::function<void(const std::string &, const Ends &)>;

    void measureCarrier(const std::string &carrier, const Measure &measureAt)
    {
        if (carrier == Cable) {
            const auto here = behind({});
            measureAt(carrier, {here, [this](const Line &line) { return m_machines.onFar(line); },
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
        measureAt(carrier, {inH1, [h2](const Line &line) { return insideOther(h2, line); },
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
        for (const std::size_t bytes : {Shortest, Longest})
            add(carrier, sizeText(bytes), "1000/s",
                crossing.send(bytes, 0, m_seconds).arrived / m_seconds / 1000);
        for (const std::size_t bytes : Sizes) {
            const double before = m_machines.carryingSeconds();
            const auto steady = crossing.send(bytes, SteadyRate, 2 * m_seconds);
            const double used = m_machines.carryingSeconds() - before;
            add(carrier, "lost of " + sizeText(bytes), "frames", steady.sent - steady.arrived);
            add(carrier, "cpu of " + sizeText(bytes), "us/frame", used * 1e6 / steady.sent);
        }
        const double roundTrip = crossing.ping(Pings, 0.01).quantile(0.5);
        if (carrier == Cable)
            m_roundTrip = roundTrip;
        add(carrier, "rtt", "us", roundTrip);
        // The cable is first.
        add(carrier, "added rtt", "us", roundTrip - m_roundTrip);
    }

    /// What a trunk is to bring at least; none of 50,000 frames a second may be missing.
    void judgeCarriers() const
    {
        std::vector<bench::Report::Limit> limits;
        for (const auto &[carrier, roundTrip] : {std::pair(Stream, 500.0), {Udp, 350.0}}) {
            limits.push_back({.tool = carrier, .metric = "tcp", .least = 0.8});
            limits.push_back({.tool = carrier, .metric = sizeText(Shortest), .least = 200});
            limits.push_back({.tool = carrier, .metric = sizeText(Longest), .least = 100});
            limits.push_back({.tool = carrier, .metric = "added rtt", .most = roundTrip});
            for (const std::size_t bytes : Sizes)
                limits.push_back(
                    {.tool = carrier, .metric = "lost of " + sizeText(bytes), .most = 0});
        }
        limits.push_back({.tool = Udp, .metric = "cpu of " + sizeText(Shortest), .most = 8});
        m_report.judge("carriers", limits);
    }

    void measureLongWay(const std::string &carrier, const Ends &ends)
    {
        const Crossing crossing(ends);
        // Each frame by itself: a datagram that is lost takes all of its frames along.
        constexpr double Rate = 1000;
        const auto sent = crossing.send(Shortest, Rate, 4 * m_seconds);
        const auto pings = crossing.ping(2 * Pings, 0.02);
        const auto addLong = [&](const char *metric, const char *unit, double value) {
            m_report.add(LongWay, carrier, metric, unit, value);
        };
        addLong("lost", "%", (sent.sent - sent.arrived) / sent.sent * 100);
        addLong("p50", "ms", pings.quantile(0.5) / 1000);
        addLong("p99", "ms", pings.quantile(0.99) / 1000);
    }

    static std::string sizeText(std::size_t bytes) { return std::to_string(bytes) + " B"; }

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
    static constexpr std::array<std::size_t, 3> Sizes = {Shortest, 512, Longest};

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
