// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/experiments/runworker.h"

#include "app/cli/command.h"
#include "app/cli/experiments/experimentrun.h"
#include "app/cli/output.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <csignal>
#include <cstdio>

namespace tomato::cli {

using experiment::ExperimentFolder;

QJsonObject WorkOrder::toJson() const
{
    return {{"folder", folder}, {"agreed", QJsonArray::fromStringList(agreed)}, {"jobs", jobs}};
}

WorkOrder WorkOrder::fromJson(const QJsonObject &json)
{
    WorkOrder order;
    order.folder = json.value(QLatin1String("folder")).toString();
    for (const QJsonValue each : json.value(QLatin1String("agreed")).toArray())
        order.agreed << each.toString();
    order.jobs = json.value(QLatin1String("jobs")).toInt(1);
    return order;
}

static void answer(QLatin1String event, int run, const std::string &message = {})
{
    printJson(
        QJsonObject{{"event", event}, {"run", run}, {"message", QString::fromStdString(message)}});
}

/// Performs the runs whose numbers come, until none come any more.
static int workOn(QFile &input, const WorkOrder &order)
{
    const ExperimentFolder folder = ExperimentFolder::shared(order.folder);
    const auto topology = folder.topology();
    const auto plan = topology ? experiment::Plan::read(*topology) : passOn(topology);
    if (!plan)
        return fail(plan.error());
    ExperimentRun performer(*topology, *plan, folder, order.agreed);
    performer.setJobs(order.jobs);
    performer.setTell([](const QJsonObject &event) {
        printJson(event);
        if (isOutputGone())
            interrupt();
    });
    while (!isInterrupted()) {
        const QByteArray line = input.readLine().trimmed();
        if (line.isEmpty())
            return Done;
        const auto run = std::ranges::find(plan->runs(), line.toInt(),
                                           [](const auto &each) { return each.number; });
        if (run == plan->runs().end())
            return fail(Error{line.toStdString(), "there is no such run"});
        if (const auto record = performer.perform(*run); record)
            answer(WorkDone, run->number);
        else
            answer(WorkFailed, run->number, record.error().text());
    }
    return Interrupted;
}

int performOrderedRuns()
{
    catchInterrupts();
    std::signal(SIGPIPE, SIG_IGN);
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return fail(Error{{}, "there is no order"});
    return workOn(input, WorkOrder::fromJson(QJsonDocument::fromJson(input.readLine()).object()));
}

} // namespace tomato::cli
