// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/topology/reach/outsidereach.h"

#include <QJsonObject>

namespace tomato::topology {

/// Stores what the user agreed that topologies may do outside of their labs, for each file by its
/// path. It is stored with the user's settings, so that no file can bring its own agreement. An
/// agreement does not cover a file that asks for more now, or that runs other commands with a
/// shared folder, or brings other files for elements that have one.
class Agreements final
{
public:
    /// `folder` is the user's own folder for this program; the agreements are in its file
    /// agreements.json.
    explicit Agreements(const QString &folder);

    /// Returns whether the user agreed to everything that this topology of this file asks for.
    bool cover(const QString &file, const Topology &topology) const
    {
        return cover(file, topology, outsideReaches(topology));
    }
    /// Compares with these reaches, which were found earlier: the target of a link may have changed
    /// since. `files` is a digest of the files that come with the topology for its elements, which
    /// its commands can run; empty when there are none.
    bool cover(const QString &file, const Topology &topology,
               const std::vector<OutsideReach> &reaches, const QByteArray &files = {}) const;
    /// Stores the user's agreement, which replaces an earlier one for this file.
    Result<> add(const QString &file, const Topology &topology) const
    {
        return add(file, topology, outsideReaches(topology));
    }
    Result<> add(const QString &file, const Topology &topology,
                 const std::vector<OutsideReach> &reaches, const QByteArray &files = {}) const;

private:
    /// Returns an empty object when there is no file, or when it cannot be read: then the user is
    /// asked again.
    QJsonObject read() const;

    QString m_path;
};

} // namespace tomato::topology
