// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/topology/element.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace tomato::topology {

inline constexpr int LastVlan = 4094;

/// The VLANs of a switch's port, 1 to 4094 (IEEE 802.1Q).
struct PortVlans
{
    struct Range
    {
        std::uint16_t first = 0;
        std::uint16_t last = 0;
        friend bool operator==(const Range &, const Range &) = default;
    };

    /// The VLAN of frames without a tag, in both directions; 0 where such frames are dropped.
    std::uint16_t untagged = 0;
    /// The VLANs of frames with a tag, in order.
    std::vector<Range> tagged;

    friend bool operator==(const PortVlans &, const PortVlans &) = default;
};

/// A port's attributes: `vlan` is that of an access port; `vlan_trunk` ("10,20-30" or "all") and
/// `vlan_native` are a trunk's. Nothing when it has none of them. The error's place is the key.
Result<std::optional<PortVlans>> portVlans(const Element &port);

/// Ports without such attributes have these VLANs, in a switch where other ports have attributes.
inline const PortVlans UsualVlans{.untagged = 1, .tagged = {}};

} // namespace tomato::topology
