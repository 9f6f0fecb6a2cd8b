// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"

#include <functional>
#include <vector>

namespace tomato::ui {

/// Finds devices and connections by what a person knows of them: names, host names, types,
/// addresses, notes, capture filters. Reads the topology once, so that each search is quick.
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

    /// Devices first, each by name; all words must be there, in whatever case. None for no words.
    std::vector<Match> find(const QString &text) const;
    /// Of those, or for no words of all, what is accepted.
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
