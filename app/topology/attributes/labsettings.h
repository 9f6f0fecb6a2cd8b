// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/attributes/attributenames.h"
#include "app/topology/topology.h"

namespace tomato::topology {

inline bool keepsOffloads(const Topology &topology)
{
    return topology.attributes().value(LabOffloadsAttribute).toBool();
}

inline void setKeepsOffloads(Topology &topology, bool keeps)
{
    QJsonObject attributes = topology.attributes();
    attributes.insert(LabOffloadsAttribute, keeps);
    topology.setAttributes(std::move(attributes));
}

/// The file that SSLKEYLOGFILE names; it lies in an element's working folder, which the element
/// sees as /root.
inline constexpr QLatin1String KeyLogName(".sslkeylog");

inline bool keepsTlsSecrets(const Topology &topology)
{
    return topology.attributes().value(LabTlsSecretsAttribute).toBool();
}

inline bool computesRoutes(const Topology &topology)
{
    return topology.attributes().value(ComputeRoutesAttribute).toBool();
}

/// Returns the topology's attribute `memory_limit`, the megabytes that all elements may use
/// together; 0 when it is missing.
inline double labMemoryLimit(const Topology &topology)
{
    return topology.attributes().value(MemoryLimitAttribute).toDouble();
}

/// Returns whether the topology or an element limits how much programs may use.
inline bool asksForLimits(const Topology &topology)
{
    if (labMemoryLimit(topology) > 0)
        return true;
    for (const auto &[id, element] : topology.elements()) {
        for (const QLatin1String limit :
             {MemoryLimitAttribute, CpuLimitAttribute, ProcessLimitAttribute}) {
            if (element.attributes.value(limit).toDouble() > 0)
                return true;
        }
    }
    return false;
}

/// The longest FRR configuration: the kernel passes no longer argument to a program, and this one
/// is passed together with others.
inline constexpr qsizetype MaxFrr = 100'000;

/// A value of OutsideAttribute.
inline constexpr QLatin1String OutsideByNat("nat");

inline bool reachesOutside(const Element &element)
{
    return element.kind() == ElementKind::ExternalNetwork &&
           element.attributes.value(OutsideAttribute).toString() == OutsideByNat;
}

} // namespace tomato::topology
