// SPDX-License-Identifier: GPL-3.0-or-later

// How well experiments keep to their times: 1,000 steps in a minute; 10,000 frames a second played
// onto a link, by us and by tcpreplay in the same lab, as the link's own recording shows them, for
// ten minutes; how many of 100 runs without a fault hold; how long packets wait for a bandwidth on
// the sender's own connection, beside one behind a router; whether a run says that the machine had
// no time for it; and how long packets take to become columns of NumPy.

#include "tests/bench/benchoptions.h"
#include "tests/bench/busyprocessors.h"
#include "tests/bench/measurecolumns.h"
#include "tests/bench/performed.h"
#include "tests/bench/queueplaces.h"
#include "tests/bench/replayedframes.h"
#include "tests/bench/report.h"

#include <QJsonArray>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <stdexcept>

using namespace tomato;
using namespace tomato::bench;

namespace {

void measureSteps(Report &report, int steps, int seconds)
{
    const std::string theCase =
        std::to_string(steps) + " steps in " + std::to_string(seconds) + " s";
    QJsonArray all{QJsonObject{{"do", "start"}}};
    for (int i = 0; i < steps; ++i) {
        const double at = 1 + static_cast<double>(seconds) * i / steps;
        if (i % 2 == 0)
            all.append(QJsonObject{{"do", "set link"},
                                   {"on", "h1--h2"},
                                   {"at", at},
                                   {"set", QJsonObject{{"delay_from", i % 20}}}});
        else
            all.append(QJsonObject{
                {"do", "capture mark"}, {"name", QStringLiteral("m%1").arg(i)}, {"at", at}});
    }
    const Performed performed({{"steps", all}}, {});
    std::vector<double> late;
    for (const QJsonValue step : performed.run(1)["steps"].toArray()) {
        if (step["step"].toInt() > 0)
            late.push_back(step["late_ms"].toDouble());
    }
    const auto inTime = std::count_if(late.begin(), late.end(), [](double ms) { return ms <= 5; });
    report.add(theCase, "tomato", "at most 5 ms late", "%",
               100.0 * static_cast<double>(inTime) / steps);
    report.add(theCase, "tomato", "late p50", "ms", atShare(late, 0.5));
    report.add(theCase, "tomato", "late p99", "ms", atShare(late, 0.99));
    report.add(theCase, "tomato", "late max", "ms", atShare(late, 1));
    report.print(theCase, "");
    report.judge(theCase, {{"tomato", "at most 5 ms late", 99}});
}

void measureRuns(Report &report, int runs)
{
    const std::string theCase = std::to_string(runs) + " runs without a fault";
    const QJsonArray steps{QJsonObject{{"do", "start"}},
                           QJsonObject{{"do", "run"},
                                       {"name", "ping"},
                                       {"in", "h1"},
                                       // When ping sends several packets it leaves late ones out.
                                       {"command", "for i in 1 2 3 4 5; do "
                                                   "ping -c 1 -W 60 10.0.0.2 || exit 1; done"}}};
    const QJsonArray expect{
        QJsonObject{{"on", "h1--h2"}, {"filter", "icmp"}, {"count", "== 10"}},
        QJsonObject{{"on", "h1--h2"}, {"filter", "tcp"}, {"never", true}},
        QJsonObject{{"on", "h1--h2"}, {"filter", "icmp"}, {"within", "5 s of ping"}},
        QJsonObject{{"step", "ping"}, {"exit", "== 0"}, {"output", " 0% packet loss"}}};
    const Performed performed({{"repeat", runs}, {"steps", steps}, {"expect", expect}}, {});
    int held = 0;
    for (int i = 1; i <= runs; ++i)
        held += performed.run(i)["held"].toBool() ? 1 : 0;
    report.add(theCase, "tomato", "held", "", held);
    report.print(theCase, "");
    report.judge(theCase, {{"tomato", "held", static_cast<double>(runs)}});
}

/// How many of so many runs say that they cannot be trusted: of a machine whose processors are all
/// busy with something else, and of one that has nothing else to do.
void measureFidelity(Report &report, int runs)
{
    const std::string theCase = std::to_string(runs) + " runs of a few seconds";
    const QJsonArray steps{
        QJsonObject{{"do", "start"}},
        QJsonObject{{"do", "run"}, {"in", "h1"}, {"command", "ping -n -q -i 0.05 -c 60 10.0.0.2"}}};
    for (const bool isBusy : {false, true}) {
        std::optional<BusyProcessors> load;
        if (isBusy)
            load.emplace();
        const Performed performed({{"repeat", runs}, {"steps", steps}});
        load.reset();
        int flagged = 0;
        double latest = 0;
        for (int i = 1; i <= runs; ++i) {
            const QJsonObject fidelity = performed.run(i)["fidelity"].toObject();
            if (fidelity.isEmpty())
                throw std::runtime_error("a run left no record");
            flagged += fidelity["held"].toBool() ? 0 : 1;
            latest = std::max(latest, fidelity["machine"]["late_ms"]["max"].toDouble());
        }
        const std::string machine = isBusy ? "all busy" : "idle";
        report.add(theCase, machine, "flagged", "%", 100.0 * flagged / runs);
        report.add(theCase, machine, "latest", "ms", latest);
    }
    report.print(theCase, "");
    report.judge(theCase, {{"idle", "flagged", 0, 0}, {"all busy", "flagged", 95}});
}

} // namespace

int main(int argc, char **argv)
{
    const BenchOptions options(
        argc, argv, "experiment", "how well experiments keep to their times",
        {{"--quick", "",
          "measure less: 100 steps, 20 s of replay, 5 runs, one rate, "
          "fidelity of 2 runs, 100,000 packets"},
         {"--only", "steps|replay|runs|queues|fidelity|packets", "measure only this"},
         {"--seconds", "N", "replay for so long (600)"},
         {"--tool", "tomato|tcpreplay", "replay with this alone"},
         {"--rounds", "N", "measure queues and packets so many times (3)"},
         {"--runs", "N",
          "so many runs without a fault (100), and for fidelity, idle and busy (10)"}});
    try {
        const bool isQuick = options.has("--quick");
        const std::string only = options.text("--only");
        const auto isWanted = [&only](const char *part) { return only.empty() || only == part; };
        Report report("experiment", options.isJson());
        if (isWanted("steps"))
            measureSteps(report, isQuick ? 100 : 1'000, isQuick ? 6 : 60);
        if (isWanted("replay"))
            measureReplay(report, options.count("--seconds", isQuick ? 20 : 600),
                          QString::fromStdString(options.text("--tool")));
        if (isWanted("runs"))
            measureRuns(report, options.count("--runs", isQuick ? 5 : 100));
        if (isWanted("queues"))
            measureQueues(report, {"reno", "cubic"},
                          isQuick ? std::vector{10} : std::vector{10, 100},
                          options.count("--rounds", isQuick ? 1 : 3));
        if (isWanted("fidelity"))
            measureFidelity(report, options.count("--runs", isQuick ? 2 : 10));
        if (isWanted("packets"))
            measureColumns(report, isQuick ? 100'000 : 1'000'000,
                           options.count("--rounds", isQuick ? 1 : 3));
    } catch (const std::exception &error) {
        std::fprintf(stderr, "bench_experiment: %s\n", error.what());
        return 1;
    }
    return 0;
}
