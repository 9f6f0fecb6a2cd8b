// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/queueplaces.h"

#include "tests/bench/performed.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>
#include <stdexcept>

namespace tomato::bench {

namespace {

constexpr auto OwnConnection = "own connection";
constexpr auto BehindRouter = "behind a router";

/// h1 -- r1 -- h2, with gateways: an example's topology with another experiment, and with h1's TCP
/// using this algorithm.
QByteArray routed(const QJsonObject &experiment, const QString &algorithm)
{
    QFile file(
        QStringLiteral(TOMATO_SOURCE "/resources/examples/published/buffer_sizing.tomato4.json"));
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("an example is missing");
    QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
    QJsonObject topology = document["topology"].toObject();
    topology["experiment"] = experiment;
    QJsonArray elements = topology["elements"].toArray();
    for (QJsonValueRef each : elements) {
        QJsonObject element = each.toObject();
        if (element["name"] == "h1")
            element["congestion_control"] = algorithm;
        each = element;
    }
    topology["elements"] = elements;
    document["topology"] = topology;
    return QJsonDocument(document).toJson();
}

struct Flow
{
    /// Of a ping beside it, in milliseconds.
    double roundTrip = -1;
    /// Segments that were sent again.
    double again = -1;
};

/// One flow of TCP for some seconds, where the connection `on` has the bandwidth.
Flow measureFlow(const QString &algorithm, int megabits, const QString &on)
{
    const int kilobits = megabits * 1000;
    const QJsonArray steps{
        QJsonObject{{"do", "start"}},
        QJsonObject{{"do", "set link"},
                    {"on", on},
                    {"set", QJsonObject{{"bandwidth_from", kilobits}, {"bandwidth_to", kilobits}}}},
        // Else the receiver's window, which the kernel lets grow as fast as the program there
        // reads, ends slow start by chance, and with it what is sent again: 50 to 200 segments.
        QJsonObject{{"do", "run"},
                    {"in", "h2"},
                    {"command", "sysctl -w net.ipv4.tcp_rmem='4096 4000000 6291456'"}},
        QJsonObject{{"do", "run"},
                    {"in", "h2"},
                    {"background", true},
                    {"command", "nc -lk 5001 > /dev/null"}},
        QJsonObject{{"do", "wait until"}, {"in", "h2"}, {"until", "ss -Hltn | grep -q ':5001 '"}},
        QJsonObject{{"do", "run"},
                    {"in", "h1"},
                    {"background", true},
                    {"command", "exec nc 10.0.2.2 5001 < /dev/zero"}},
        QJsonObject{{"do", "run"},
                    {"name", "ping"},
                    {"in", "h1"},
                    {"delay", 5},
                    {"command", "ping -n -q -i 0.05 -c 200 10.0.2.2"}},
        QJsonObject{{"do", "run"},
                    {"name", "count"},
                    {"in", "h1"},
                    {"command", "awk '/^Tcp:/ {again = $13} END {print again}' /proc/net/snmp"}}};
    const QJsonArray expect{
        QJsonObject{{"name", "rtt"},
                    {"step", "ping"},
                    {"output", "= [0-9.]+/([0-9.]+)/"},
                    {"value", "any"}},
        QJsonObject{
            {"name", "again"}, {"step", "count"}, {"output", "([0-9]+)"}, {"value", "any"}}};
    const Performed performed(routed({{"steps", steps}, {"expect", expect}}, algorithm), {});
    const QJsonObject run = performed.run(1);
    return {run["expect"][0]["measured"].toDouble(-1), run["expect"][1]["measured"].toDouble(-1)};
}

} // namespace

void measureQueues(Report &report, const QStringList &algorithms, const std::vector<int> &rates,
                   int rounds)
{
    QFile file(QStringLiteral("/proc/sys/net/ipv4/tcp_available_congestion_control"));
    const QList<QByteArray> known = file.open(QIODevice::ReadOnly)
                                        ? file.readAll().simplified().split(' ')
                                        : QList<QByteArray>();
    for (const QString &algorithm : algorithms) {
        if (!known.contains(algorithm.toLatin1())) {
            std::fprintf(stderr, "bench_experiment: the kernel has no %s\n", qPrintable(algorithm));
            continue;
        }
        for (const int megabits : rates) {
            const std::string theCase = "one flow of " + algorithm.toStdString() + " at " +
                                        std::to_string(megabits) + " Mbit/s";
            for (int round = 0; round < rounds; ++round) {
                for (const auto &[place, on] :
                     {std::pair(OwnConnection, "h1--r1"), std::pair(BehindRouter, "r1--h2")}) {
                    const Flow flow = measureFlow(algorithm, megabits, on);
                    report.add(theCase, place, "mean round trip", "ms", flow.roundTrip);
                    report.add(theCase, place, "sent again", "", flow.again);
                }
            }
            report.print(theCase, "mean round trip");
            report.judge(theCase, {{OwnConnection, "mean round trip", 0.9, 1.1, BehindRouter},
                                   {OwnConnection, "sent again", 0.9, 1.1, BehindRouter}});
        }
    }
}

} // namespace tomato::bench
