// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/experiments/timelinelayout.h"

#include "app/experiment/plan/experiment.h"
#include "app/experiment/plan/statementreader.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace tomato::plugins {

namespace {

/// With more elements and connections than this only those have lanes that steps are about.
constexpr qsizetype MaxLanes = 40;

QString elementOf(const QJsonObject &step)
{
    const QString inside = step.value(QLatin1String("in")).toString();
    return inside.isEmpty() ? step.value(QLatin1String("element")).toString() : inside;
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

TimelineLayout::TimelineLayout(const QJsonObject &experiment, const ShownNames &names)
    : m_experiment(experiment), m_elements(names.elements()), m_links(names.links())
{
    m_isTooLong = list().size() > experiment::MaxSteps;
    if (!m_isTooLong)
        placeSteps(names);
}

QJsonArray TimelineLayout::list() const
{
    return m_experiment.value(QLatin1String("steps")).toArray();
}

void TimelineLayout::makeLanes()
{
    m_lanes << QCoreApplication::translate("TimelineView", "Lab");
    QStringList elements = m_elements;
    QStringList links = m_links;
    if (elements.size() + links.size() > MaxLanes) {
        const QSet<QString> used(m_about.begin(), m_about.end());
        const auto unused = [&used](const QString &name) { return !used.contains(name); };
        elements.removeIf(unused);
        links.removeIf(unused);
    }
    m_lanes << elements;
    m_firstLink = static_cast<int>(m_lanes.size());
    m_lanes << links;
    for (int lane = static_cast<int>(m_lanes.size()) - 1; lane > 0; --lane)
        (isLink(lane) ? m_linkLanes : m_elementLanes).insert(m_lanes[lane], lane);
}

int TimelineLayout::laneOf(const QString &about, bool isLink) const
{
    return (isLink ? m_linkLanes : m_elementLanes).value(about, 0);
}

std::optional<double> TimelineLayout::timeOf(const QString &name) const
{
    const auto found = m_times.find(name);
    return found == m_times.end() ? std::nullopt : std::optional(*found);
}

void TimelineLayout::placeSteps(const ShownNames &names)
{
    const QJsonArray steps = list();
    for (const QJsonValue step : steps) {
        const QString on = step[QLatin1String("on")].toString();
        m_about << (on.isEmpty() ? names.element(elementOf(step.toObject())) : names.link(on));
    }
    makeLanes();
    double before = 0;
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const QJsonObject json = steps[i].toObject();
        const double delay = numberOf(json.value(QLatin1String("delay")));
        const QString after = json.value(QLatin1String("after")).toString();
        double time = timeOf(after).value_or(before) + delay;
        if (json.contains(QLatin1String("at")))
            time = numberOf(json.value(QLatin1String("at")));
        const bool isOfLink = !json.value(QLatin1String("on")).toString().isEmpty();
        m_steps.push_back({static_cast<int>(i), time, laneOf(m_about[i], isOfLink),
                           json.value(QLatin1String("do")).toString(),
                           json.value(QLatin1String("name")).toString(), textOf(json)});
        if (!m_steps.back().name.isEmpty() && !m_times.contains(m_steps.back().name))
            m_times.insert(m_steps.back().name, time);
        before = time;
    }
}

QString TimelineLayout::about(int index) const
{
    return m_about.value(index);
}

bool TimelineLayout::isMovable(int index) const
{
    const QJsonObject step = this->step(index);
    for (const char *key : {"at", "delay"}) {
        const QJsonValue value = step.value(QLatin1String(key));
        if (!value.isUndefined() && !value.isDouble())
            return false;
    }
    return true;
}

QStringList TimelineLayout::statements() const
{
    QStringList names;
    for (const QJsonValue statement : m_experiment.value(QLatin1String("expect")).toArray())
        names << experiment::nameOfStatement(statement.toObject());
    return names;
}

QStringList TimelineLayout::comparisons() const
{
    QStringList names;
    for (const QJsonValue statement : m_experiment.value(QLatin1String("compare")).toArray())
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
        step.insert(QStringLiteral("in"), lane == 0 ? m_elements.value(0) : m_lanes[lane]);
    }
    return step;
}

} // namespace tomato::plugins
