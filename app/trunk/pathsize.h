// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <cstddef>

namespace tomato::trunk {

/// Finds how long packets may be on a path (RFC 8899), from which probes are answered: no router
/// has to tell. It begins with what passes everywhere, tries longer ones, and falls back when three
/// of the present length go unanswered while short ones are answered.
class PathSize final
{
public:
    /// Lengths of IP packets: what all paths carry, tunnels, PPPoE, Ethernet, jumbo frames.
    static constexpr std::array<std::size_t, 6> Sizes = {1200, 1280, 1400, 1492, 1500, 9000};
    static constexpr int Tries = 3;
    /// Longer ones are tried again after so many beats: ten minutes.
    static constexpr int Patience = 1200;

    std::size_t size() const { return Sizes[m_now]; }
    /// Returns the length of the probe to send with this beat; 0 for none.
    std::size_t nextProbe();
    /// A probe of the present length is sent, and is to be answered before the next is.
    void confirmed(std::size_t size);
    /// Call it at each beat, when short probes are answered.
    void beat();

private:
    std::size_t m_now = 0;
    int m_tries = 0;
    int m_waited = 0;
    int m_unanswered = 0;
};

} // namespace tomato::trunk
