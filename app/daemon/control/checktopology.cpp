// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/control/checktopology.h"

#include "app/base/congestioncontrols.h"
#include "app/daemon/server/topologyintake.h"
#include "app/lab/element/files/elementimage.h"
#include "app/lab/element/files/sharedfolder.h"
#include "app/lab/plan/labplan.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/hostvalues.h"
#include "app/topology/format/tomatoformat.h"
#include "app/topology/reach/outsidereach.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cstdio>

namespace tomato::engine {

static QJsonObject rowOf(const Error &error)
{
    return {{"place", QString::fromStdString(error.place)},
            {"message", QString::fromStdString(error.message)}};
}

static Result<LabTopology> readTopology(const QByteArray &text)
{
    const auto topology = topology::readTomato(text);
    if (!topology)
        return passOn(topology);
    return LabTopology::read(topology::toTomato(*topology));
}

static void judgeFolders(const topology::Topology &topology, QJsonArray &rows)
{
    const QStringList keys = topology::keysOf(topology::outsideReaches(topology));
    const std::set<QString> agreed(keys.begin(), keys.end());
    for (const QJsonValue each :
         topology.attributes().value(topology::SharedFoldersAttribute).toArray()) {
        if (const auto folder = lab::SharedFolder::open(each.toString(), agreed); !folder)
            rows.append(rowOf(folder.error()));
    }
}

static void judgeImages(const topology::Topology &topology, QJsonArray &rows)
{
    const QStringList keys = topology::keysOf(topology::outsideReaches(topology));
    const std::set<QString> agreed(keys.begin(), keys.end());
    for (const auto &[id, element] : topology.elements()) {
        const auto plan = element.isInterface() ? Result<lab::DevicePlan>(lab::DevicePlan())
                                                : lab::planDevice(topology, element, {});
        const auto good = plan ? lab::checkImage(plan->image, agreed) : Result<>();
        if (good)
            continue;
        QJsonObject row = rowOf(good.error());
        row.insert(QLatin1String("place"), element.name() + QStringLiteral(": image"));
        rows.append(row);
    }
}

/// What elements on this machine need and it has not does not keep the lab from starting.
static void judgePrograms(const topology::Topology &topology, QJsonArray &rows)
{
    for (const auto &[id, element] : topology.elements()) {
        if (element.isInterface() || topology::hostOf(element) != topology::HereValue)
            continue;
        const auto plan = lab::planDevice(topology, element, {});
        if (!plan || plan->missing.empty())
            continue;
        QJsonObject row = rowOf(Error{{}, plan->missing});
        row.insert(QLatin1String("place"), element.name());
        row.insert(QLatin1String("missing"), true);
        rows.append(row);
    }
}

/// Elements on other hosts have the kernels of those.
static void judgeCongestionControls(const topology::Topology &topology, QJsonArray &rows)
{
    for (const auto &[id, element] : topology.elements()) {
        if (element.isInterface() || topology::hostOf(element) != topology::HereValue)
            continue;
        const QString wanted =
            element.attributes.value(topology::CongestionControlAttribute).toString().trimmed();
        const std::string why = whyNoCongestionControl(wanted.toStdString());
        if (!why.empty())
            rows.append(rowOf(
                {element.name().toStdString() + ": " + topology::CongestionControlAttribute.data(),
                 why}));
    }
}

int checkTopology(int &argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QFile input;
    if (!input.open(0, QIODevice::ReadOnly))
        return 1;
    auto wanted = readTopology(input.read(topology::MaxTopologyBytes + 1));
    QJsonArray rows;
    if (wanted) {
        std::ranges::transform(lab::planErrors(wanted->topology()), std::back_inserter(rows),
                               rowOf);
        judgeFolders(wanted->topology(), rows);
        judgeImages(wanted->topology(), rows);
        judgePrograms(wanted->topology(), rows);
        judgeCongestionControls(wanted->topology(), rows);
    }
    bool isJudged = false;
    TopologyIntake intake;
    intake.judge(std::move(wanted), std::nullopt, [&](const Result<LabTopology> &good) {
        if (!good)
            rows.append(rowOf(good.error()));
        isJudged = true;
    });
    while (!isJudged)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    std::puts(QJsonDocument(rows).toJson(QJsonDocument::Compact).constData());
    return 0;
}

} // namespace tomato::engine
