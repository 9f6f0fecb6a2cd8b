// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/receiver/filter.h"
#include "capture/receiver/staging.h"

#include <map>
#include <memory>

namespace tomato::capture {

/// Where a frame comes from and goes to: one side of a wire that is recorded.
struct Listener
{
    std::shared_ptr<Staging> wire;
    int side = 0;
    std::shared_ptr<const bpf_program> filter;
    /// Whether the kernel judges the filter, and whether it is judged here. Tagged frames are
    /// judged here in any case: the kernel sees them without their outer VLAN tag, at other offsets
    /// than the file has.
    bool judgedByKernel = false;
    /// At first, as the buffer may hold what came before, and was judged for somebody else.
    bool judgedHere = true;
    /// Gets what is in the buffer, and nothing that comes from now on.
    bool isClosing = false;
    /// What was stamped earlier was there before it listened.
    Timestamp since = Timestamp::min();
};

/// What is to become of the frames of each network interface: the demultiplexer's table. Not
/// thread-safe.
class Ports final
{
public:
    /// `dirty` gets each wire that something was staged for, and that is not listed yet.
    explicit Ports(std::vector<std::shared_ptr<Staging>> &dirty) : m_dirty(dirty) {}

    void add(int interface, Listener listener);
    void remove(const Staging &wire, int side);
    bool has(const Staging &wire) const;
    /// By interface index; the listeners may be changed, but not their number.
    std::map<int, std::vector<Listener>> &all() { return m_all; }
    /// The listeners of an interface that are to get what comes from now on.
    std::vector<Listener *> open(int interface);

    /// A frame as it was on the wire, with its VLAN tags.
    void take(int interface, std::uint32_t seconds, std::uint32_t nanoseconds,
              std::span<const unsigned char> frame, std::uint32_t original, bool isTagged)
    {
        const auto at = static_cast<std::size_t>(interface - m_first);
        if (at >= m_byIndex.size() || !m_byIndex[at])
            return;
        for (const Listener &each : *m_byIndex[at]) {
            if ((isTagged || each.judgedHere) &&
                !matches(each, seconds, nanoseconds, frame, original))
                continue;
            each.wire->stage(each.side, seconds, nanoseconds, frame, original);
            if (!std::exchange(each.wire->isListed, true))
                m_dirty.push_back(each.wire);
        }
    }

private:
    static bool matches(const Listener &listener, std::uint32_t seconds, std::uint32_t nanoseconds,
                        std::span<const unsigned char> frame, std::uint32_t original);
    void index();

    std::vector<std::shared_ptr<Staging>> &m_dirty;
    std::map<int, std::vector<Listener>> m_all;
    /// The same, from the lowest index on.
    std::vector<const std::vector<Listener> *> m_byIndex;
    int m_first = 0;
};

} // namespace tomato::capture
