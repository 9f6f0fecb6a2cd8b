// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/receiver/filter/filter.h"
#include "capture/receiver/staging/staging.h"

#include <map>
#include <memory>

namespace tomato::capture {

/// Connects an interface to one side of a wire that is recorded: the frames that come in there go
/// to its staging.
struct Listener
{
    std::shared_ptr<Staging> wire;
    int side = 0;
    std::shared_ptr<const bpf_program> filter;
    /// Tells whether the kernel judges the filter, and whether it is judged here. Tagged frames are
    /// judged here in any case: the kernel sees them without their outer VLAN tag, at other offsets
    /// than the file has.
    bool judgedByKernel = false;
    /// This is set at first, as the buffer may hold earlier frames that were judged by another
    /// filter.
    bool judgedHere = true;
    /// The listener gets the frames that are in the buffer, and none that come from now on.
    bool isClosing = false;
    /// Frames with an earlier timestamp came in before the listener was added.
    Timestamp since = Timestamp::min();
};

/// Maps each network interface to the listeners of its frames, for the demultiplexer. Not
/// thread-safe.
class Ports final
{
public:
    /// `dirty` gets each wire that something was staged for, and that is not listed yet.
    explicit Ports(std::vector<std::shared_ptr<Staging>> &dirty) : m_dirty(dirty) {}

    void add(int interface, Listener listener);
    void remove(const Staging &wire, int side);
    bool has(const Staging &wire) const;
    /// The key is the interface index; the listeners may be changed, but not their number.
    std::map<int, std::vector<Listener>> &all() { return m_all; }
    /// The listeners of an interface that are to get what comes from now on.
    std::vector<Listener *> open(int interface);

    /// Stages a frame as it was on the wire, with its VLAN tags.
    void stage(int interface, std::uint32_t seconds, std::uint32_t nanoseconds,
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

    std::vector<std::shared_ptr<Staging>> &m_dirty;
    std::map<int, std::vector<Listener>> m_all;
    /// Holds the same lists, from the lowest index on.
    std::vector<const std::vector<Listener> *> m_byIndex;
    int m_first = 0;
};

} // namespace tomato::capture
