// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/experiments/shownnames.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace tomato::plugins {

/// A topology's experiment as lanes and handles on them, and what editing them makes of it. Where a
/// step begins is known as far as the file says it: what runs has no length here.
class TimelineLayout final
{
public:
    struct Step
    {
        /// In the experiment's list.
        int index = 0;
        /// Its seconds; those that a variable gives count as 0.
        double time = 0;
        int lane = 0;
        /// "set link".
        QString action;
        QString name;
        /// The whole of it, for people.
        QString text;
    };

    TimelineLayout() = default;
    TimelineLayout(const QJsonObject &experiment, const ShownNames &names);

    const QJsonObject &experiment() const { return m_experiment; }
    bool isEmpty() const { return m_steps.empty(); }
    /// Whether the experiment has more steps than one may have; none of them is shown then.
    bool isTooLong() const { return m_isTooLong; }
    /// The first is of the lab as a whole; then come elements, then connections ("h1--r1").
    const QStringList &lanes() const { return m_lanes; }
    const std::vector<Step> &steps() const { return m_steps; }
    /// Names of what must come out of each run, and of what all runs must have together.
    QStringList statements() const;
    QStringList comparisons() const;
    /// Returns the time of the last step.
    double length() const;
    bool isLink(int lane) const;
    /// Returns what a step's dialog offers: all of them, also those that have no lane.
    const QStringList &elements() const { return m_elements; }
    const QStringList &links() const { return m_links; }
    /// Returns the name in elements() or links() of what the step is about; the step's own text
    /// when that means none of them.
    QString about(int index) const;
    /// Returns whether the step's time is a number of its own, and not a variable's.
    bool isMovable(int index) const;

    /// The experiment with a step at another time; a step that comes after another one keeps that,
    /// with another delay.
    QJsonObject moved(int index, double time) const;
    /// With a copy of the step, without its name, at this time.
    QJsonObject copied(int index, double time) const;
    QJsonObject removed(int index) const;
    QJsonObject replaced(int index, const QJsonObject &step) const;
    /// One without steps gets a start first.
    QJsonObject added(const QJsonObject &step) const;
    QJsonObject step(int index) const;
    /// Returns the step that a new one on this lane, at this time, would be.
    QJsonObject proposed(int lane, double time) const;

private:
    void makeLanes();
    void placeSteps(const ShownNames &names);
    int laneOf(const QString &about, bool isLink) const;
    QJsonArray list() const;
    QJsonObject with(const QJsonArray &steps) const;
    std::optional<double> timeOf(const QString &name) const;

    QJsonObject m_experiment;
    QStringList m_elements;
    QStringList m_links;
    QStringList m_lanes;
    QHash<QString, int> m_elementLanes;
    QHash<QString, int> m_linkLanes;
    int m_firstLink = 1;
    std::vector<Step> m_steps;
    /// The subject of each step, as it is shown.
    QStringList m_about;
    /// The times of steps by their names.
    QHash<QString, double> m_times;
    bool m_isTooLong = false;
};

} // namespace tomato::plugins
