// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/topology/reach/outsidereach.h"

#include <QJsonObject>

namespace tomato::topology {

/// What the user agreed to that topologies do outside of their labs, for each file by its path. It
/// is kept with the user, so that no file brings an answer along. When a file asks for more than
/// that, or runs other commands with a shared folder, nobody agreed to it.
class Agreements final
{
public:
    /// `folder`: the user's own for this program; the answers are in agreements.json there.
    explicit Agreements(const QString &folder);

    /// Whether the user agreed to all that this topology of this file asks for.
    bool cover(const QString &file, const Topology &topology) const
    {
        return cover(file, topology, outsideReaches(topology));
    }
    /// The same of what was asked for when these reaches were found: where a link leads may have
    /// changed since.
    bool cover(const QString &file, const Topology &topology,
               const std::vector<OutsideReach> &reaches) const;
    /// Remembers that the user did, in the place of what was agreed to for this file before.
    Result<> add(const QString &file, const Topology &topology) const
    {
        return add(file, topology, outsideReaches(topology));
    }
    Result<> add(const QString &file, const Topology &topology,
                 const std::vector<OutsideReach> &reaches) const;

private:
    /// Empty when there is none, or none that can be read: then the question is asked again.
    QJsonObject read() const;

    QString m_path;
};

} // namespace tomato::topology
