// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"

#include <functional>
#include <vector>

namespace tomato::ui {

/// Finds devices and connections by names, host names, types, addresses, notes and capture filters.
/// It reads the topology once, so that each search is quick.
class TopologySearch final
{
public:
    /// One of the two ids is empty.
    struct Match
    {
        ElementId element;
        ConnectionId connection;
        friend bool operator==(const Match &, const Match &) = default;
    };

    explicit TopologySearch(const topology::Topology &topology);

    using Accept = std::function<bool(const Match &)>;

    /// Returns devices first, each group sorted by name. All words must match; case is ignored.
    /// Without words there are no matches.
    std::vector<Match> find(const QString &text) const;
    /// Returns only accepted matches; without words, everything that is accepted.
    std::vector<Match> find(const QString &text, const Accept &accept) const;

private:
    struct Entry
    {
        Match match;
        QString name;
        QString text;
    };

    std::vector<Entry> m_entries;
};

} // namespace tomato::ui
