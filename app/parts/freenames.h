// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"

#include <map>
#include <set>

namespace tomato::parts {

/// Names for many new devices, one after the other.
class FreeNames
{
public:
    explicit FreeNames(const topology::Topology &topology);

    /// A name like this one that no device has: "alice2" after "alice", "host3" after "host1". It
    /// is in use from now on.
    QString claim(const QString &name);
    /// The name with the first free number from 1 on in the place of its own: "alice1" for "alice",
    /// "host2" for "host7" where there is a host1. It is in use from now on.
    QString number(const QString &name);

private:
    QString number(const QString &prefix, int from);

    std::set<QString> m_taken;
    /// By what stands before the number: all lower ones are in use.
    std::map<QString, int> m_next;
};

} // namespace tomato::parts
