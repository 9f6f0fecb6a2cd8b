// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"

namespace tomato::topology {

/// The topology's attribute `lab_offloads`: whether the interfaces of its lab leave segmenting and
/// checksums to others, as those of real machines do. Faster, and captures then have frames that no
/// wire carries. Counts from the next start of the lab.
inline constexpr QLatin1String OffloadsAttribute("lab_offloads");

inline bool keepsOffloads(const Topology &topology)
{
    return topology.attributes().value(OffloadsAttribute).toBool();
}

inline void setKeepsOffloads(Topology &topology, bool keeps)
{
    QJsonObject attributes = topology.attributes();
    attributes.insert(OffloadsAttribute, keeps);
    topology.setAttributes(std::move(attributes));
}

/// The topology's attribute `lab_tls_secrets`: whether programs in the elements are told to write
/// the secrets of their TLS and QUIC connections down (SSLKEYLOGFILE), and recordings in the form
/// pcapng have them in them. Off unless it is true.
inline constexpr QLatin1String TlsSecretsAttribute("lab_tls_secrets");
/// What SSLKEYLOGFILE names, in an element's working folder, which it has as /root.
inline constexpr QLatin1String KeyLogName(".sslkeylog");

inline bool keepsTlsSecrets(const Topology &topology)
{
    return topology.attributes().value(TlsSecretsAttribute).toBool();
}

/// The topology's attribute `compute_routes`: whether routers know a way to each network.
inline constexpr QLatin1String RoutesAttribute("compute_routes");

inline bool computesRoutes(const Topology &topology)
{
    return topology.attributes().value(RoutesAttribute).toBool();
}

/// Whether an element says how much its programs may use.
inline bool asksForLimits(const Topology &topology)
{
    for (const auto &[id, element] : topology.elements()) {
        for (const char *limit : {"memory_limit", "cpu_limit", "process_limit"}) {
            if (element.attributes.value(QLatin1String(limit)).toDouble() > 0)
                return true;
        }
    }
    return false;
}

/// A router's attribute `frr`: a configuration for the daemons of FRR, in its language.
inline constexpr QLatin1String FrrAttribute("frr");
/// The kernel hands no longer word to a program, and this one goes along with others.
inline constexpr qsizetype LongestFrr = 100'000;

/// An external network's attribute `outside`: "nat" has it reach this machine's network.
inline constexpr QLatin1String OutsideAttribute("outside");
inline constexpr QLatin1String OutsideByNat("nat");
/// And with this one (true) this machine's own services.
inline constexpr QLatin1String OutsideMachineAttribute("outside_machine");

inline bool reachesOutside(const Element &element)
{
    return element.kind() == ElementKind::ExternalNetwork &&
           element.attributes.value(OutsideAttribute).toString() == OutsideByNat;
}

} // namespace tomato::topology
