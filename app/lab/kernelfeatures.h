// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/netlink/netlinksocket.h"

#include <string>
#include <vector>

namespace tomato::lab {

/// A feature that labs use and that some kernels do not have.
struct KernelFeature
{
    enum class Kind
    {
        /// Limits on bandwidth: tc-tbf(8).
        TokenBucket,
        /// All effects of link emulation: tc-netem(8).
        NetworkEmulator,
        /// Loss by chance where there is no netem: tc-bpf(8).
        PacketFilter,
        /// Loss, duplication and corruption by a seed, by a list of frames and of what a filter
        /// names: nf_tables.
        FrameNumbers,
        /// Emulation of what a filter names, and reordering by a seed: other frames go past the
        /// queues, through tc-htb(8).
        Bypass,
        /// Switches with VLANs.
        VlanBridge
    };

    Kind kind;
    /// For scripts: "netem".
    std::string name;
    /// Describes the purpose in words.
    std::string purpose;
    bool works = false;
    /// The kernel's error and a remedy; empty when the feature works.
    std::string reason;
    std::string remedy;
};

/// Tries each one out on a device of its own in the socket's namespace.
Result<std::vector<KernelFeature>> probeKernel(NetlinkSocket &socket);

} // namespace tomato::lab
