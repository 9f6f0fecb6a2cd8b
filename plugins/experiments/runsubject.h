// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/experiments/shownnames.h"

#include <QJsonObject>

namespace tomato::plugins {

/// The subject of a run: an experiment, and the elements and connections that it names. All that is
/// known of the run, by the indices of steps and statements, is only true of the same subject.
struct RunSubject
{
    RunSubject() = default;
    explicit RunSubject(const topology::Topology &topology);

    bool operator==(const RunSubject &) const = default;

    QJsonObject experiment;
    std::size_t names = 0;
};

} // namespace tomato::plugins
