// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/experiments/timelinelayout.h"

#include "app/experiment/experiment.h"
#include "app/topology/lookup.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace tomato::plugins {

namespace {

/// Of elements and connections; with more of them only those have lanes that steps are about.
constexpr qsizetype MaxLanes = 40;

QString elementOf(const QJsonObject &step)
{
    const QString inside = step.value(QLatin1String("in")).toString();
    return inside.isEmpty() ? step.value(QLatin1String("element")).toString() : inside;
}

/// "h1--r1", as files name it.
QString linkName(const topology::Topology &topology, const topology::Connection &connection)
{
    QStringList names;
    for (const ElementId &end : connection.ends) {
        const topology::Element *device = topology.deviceOf(end);
        names << (device == nullptr ? QString() : device->name());
    }
    const QString name = names.join(QStringLiteral("--"));
    // Of several between two elements each has the name of its interfaces.
    const auto found = topology::findConnection(topology, name);
    return found && *found == connection.id
               ? name
               : topology.label(connection.id).replace(QStringLiteral(" ⇄ "), QStringLiteral("--"));
}

double numberOf(const QJsonValue &value)
{
    return value.toDouble(0);
}

QString textOf(const QJsonObject &step)
{
    QStringList parts;
    for (const char *key : {"command", "until", "filter"}) {
        const QString text = step.value(QLatin1String(key)).toString();
        if (!text.isEmpty())
            parts << text;
    }
    const QJsonObject set = step.value(QLatin1String("set")).toObject();
    for (auto each = set.begin(); each != set.end(); ++each)
        parts << each.key() + QStringLiteral(" = ") + each.value().toVariant().toString();
    return parts.join(QStringLiteral(", "));
}

double tidy(double time)
{
    return std::max(0.0, std::round(time * 1000) / 1000);
}

} // namespace

TimelineLayout::TimelineLayout(const topology::Topology &topology)
    : m_experiment(topology.attributes().value(experiment::ExperimentAttribute).toObject())
{
    makeLanes(topology);
    placeSteps(topology);
}

QJsonArray TimelineLayout::list() const
{
    return m_experiment.value(QLatin1String("steps")).toArray();
}

void TimelineLayout::makeLanes(const topology::Topology &topology)
{
    m_lanes << QCoreApplication::translate("TimelineView", "Lab");
    QStringList used;
    for (const QJsonValue step : list())
        used << elementOf(step.toObject()) << step[QLatin1String("on")].toString();
    QStringList elements;
    QStringList links;
    for (const auto &[id, element] : topology.elements()) {
        if (!element.isInterface())
            elements << element.name();
    }
    for (const auto &[id, connection] : topology.connections())
        links << linkName(topology, connection);
    if (elements.size() + links.size() > MaxLanes) {
        const auto unused = [&used](const QString &name) { return !used.contains(name); };
        elements.removeIf(unused);
        links.removeIf(unused);
    }
    elements.sort(Qt::CaseInsensitive);
    links.sort(Qt::CaseInsensitive);
    m_lanes << elements;
    m_firstLink = static_cast<int>(m_lanes.size());
    m_lanes << links;
}

int TimelineLayout::laneOf(const QJsonObject &step, const topology::Topology &topology) const
{
    const QString on = step.value(QLatin1String("on")).toString();
    if (!on.isEmpty()) {
        const auto id = topology::findConnection(topology, on);
        const QString name = id ? linkName(topology, *topology.connection(*id)) : on;
        for (int lane = m_firstLink; lane < m_lanes.size(); ++lane) {
            if (m_lanes[lane] == name || m_lanes[lane] == on)
                return lane;
        }
        return 0;
    }
    const QString element = elementOf(step);
    for (int lane = 1; !element.isEmpty() && lane < m_firstLink; ++lane) {
        if (m_lanes[lane] == element)
            return lane;
    }
    return 0;
}

std::optional<double> TimelineLayout::timeOf(const QString &name) const
{
    for (const Step &step : m_steps) {
        if (!name.isEmpty() && step.name == name)
            return step.time;
    }
    return std::nullopt;
}

void TimelineLayout::placeSteps(const topology::Topology &topology)
{
    const QJsonArray steps = list();
    double before = 0;
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const QJsonObject json = steps[i].toObject();
        const double delay = numberOf(json.value(QLatin1String("delay")));
        const QString after = json.value(QLatin1String("after")).toString();
        double time = timeOf(after).value_or(before) + delay;
        if (json.contains(QLatin1String("at")))
            time = numberOf(json.value(QLatin1String("at")));
        m_steps.push_back({static_cast<int>(i), time, laneOf(json, topology),
                           json.value(QLatin1String("do")).toString(),
                           json.value(QLatin1String("name")).toString(), textOf(json)});
        before = time;
    }
}

QStringList TimelineLayout::statements() const
{
    QStringList names;
    for (const QJsonValue statement : m_experiment.value(QLatin1String("expect")).toArray())
        names << statement[QLatin1String("name")].toString();
    return names;
}

double TimelineLayout::length() const
{
    double length = 0;
    for (const Step &step : m_steps)
        length = std::max(length, step.time);
    return length;
}

bool TimelineLayout::isLink(int lane) const
{
    return lane >= m_firstLink;
}

QJsonObject TimelineLayout::with(const QJsonArray &steps) const
{
    QJsonObject experiment = m_experiment;
    experiment.insert(QStringLiteral("steps"), steps);
    return experiment;
}

QJsonObject TimelineLayout::step(int index) const
{
    return list().at(index).toObject();
}

QJsonObject TimelineLayout::moved(int index, double time) const
{
    QJsonObject step = this->step(index);
    const QString after = step.value(QLatin1String("after")).toString();
    if (const auto base = timeOf(after)) {
        step.insert(QStringLiteral("delay"), tidy(time - *base));
    } else {
        step.remove(QStringLiteral("after"));
        step.remove(QStringLiteral("delay"));
        step.insert(QStringLiteral("at"), tidy(time));
    }
    return replaced(index, step);
}

QJsonObject TimelineLayout::copied(int index, double time) const
{
    QJsonObject step = this->step(index);
    for (const char *key : {"name", "after", "delay"})
        step.remove(QLatin1String(key));
    step.insert(QStringLiteral("at"), tidy(time));
    QJsonArray steps = list();
    steps.append(step);
    return with(steps);
}

QJsonObject TimelineLayout::removed(int index) const
{
    QJsonArray steps = list();
    steps.removeAt(index);
    return with(steps);
}

QJsonObject TimelineLayout::replaced(int index, const QJsonObject &step) const
{
    QJsonArray steps = list();
    steps[index] = step;
    return with(steps);
}

QJsonObject TimelineLayout::added(const QJsonObject &step) const
{
    QJsonArray steps = list();
    if (steps.isEmpty())
        steps.append(QJsonObject{{"do", "start"}});
    steps.append(step);
    return with(steps);
}

QJsonObject TimelineLayout::proposed(int lane, double time) const
{
    QJsonObject step{{"at", tidy(time)}};
    if (lane <= 0 || lane >= m_lanes.size())
        lane = m_lanes.size() > 1 ? 1 : 0;
    if (isLink(lane)) {
        step.insert(QStringLiteral("do"), QStringLiteral("link down"));
        step.insert(QStringLiteral("on"), m_lanes[lane]);
    } else {
        step.insert(QStringLiteral("do"), QStringLiteral("run"));
        step.insert(QStringLiteral("in"), lane == 0 ? QString() : m_lanes[lane]);
    }
    return step;
}

} // namespace tomato::plugins
