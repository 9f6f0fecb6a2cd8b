// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"

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
    explicit TimelineLayout(const topology::Topology &topology);

    bool isEmpty() const { return m_steps.empty(); }
    /// The first is of the lab as a whole; then come elements, then connections ("h1--r1").
    const QStringList &lanes() const { return m_lanes; }
    const std::vector<Step> &steps() const { return m_steps; }
    /// Names of what must come out.
    QStringList statements() const;
    /// Of the last step.
    double length() const;
    bool isLink(int lane) const;

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
    /// What a new step may be on this lane, at this time.
    QJsonObject proposed(int lane, double time) const;

private:
    void makeLanes(const topology::Topology &topology);
    void placeSteps(const topology::Topology &topology);
    int laneOf(const QJsonObject &step, const topology::Topology &topology) const;
    QJsonArray list() const;
    QJsonObject with(const QJsonArray &steps) const;
    std::optional<double> timeOf(const QString &name) const;

    QJsonObject m_experiment;
    QStringList m_lanes;
    int m_firstLink = 1;
    std::vector<Step> m_steps;
};

} // namespace tomato::plugins
