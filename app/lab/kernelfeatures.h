// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/netlink/netlinksocket.h"

#include <string>
#include <vector>

namespace tomato::lab {

/// Something that labs use and not every kernel has.
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
        /// Switches with VLANs.
        VlanBridge
    };

    Kind kind;
    /// For scripts: "netem".
    std::string name;
    /// What it is for, in words.
    std::string purpose;
    bool works = false;
    /// What the kernel said, and what would help; empty when it works.
    std::string reason;
    std::string remedy;
};

/// Tries each one out on a device of its own in the socket's namespace.
Result<std::vector<KernelFeature>> probeKernel(NetlinkSocket &socket);

} // namespace tomato::lab
