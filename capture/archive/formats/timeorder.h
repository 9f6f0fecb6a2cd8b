// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/timestamp.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <vector>

namespace tomato::capture {

/// A packet's place in a file, with what a section of a pcapng file says about it.
struct PacketPlace
{
    std::uint64_t offset = 0;
    /// The number of the section's first interface.
    std::uint32_t firstInterface = 0;
    /// The section has the other byte order.
    bool isSwapped = false;
};

/// The places of a file's packets in the order of time: programs that capture with several threads
/// write packets that step back in time. Packets of one time keep the order of the file.
class TimeOrder final
{
public:
    /// So many take 384 MB.
    static constexpr std::size_t MaxPackets = std::size_t{1} << 24;

    /// `path` is for errors.
    explicit TimeOrder(std::filesystem::path path) : m_path(std::move(path)) {}

    /// Adds the file's next packet.
    Result<> add(Timestamp time, const PacketPlace &place);
    /// Call it behind the last packet.
    void sort();
    /// Returns the next place; nullptr at the end.
    const PacketPlace *next();
    /// Counts how often the time went back by more than a second, as it does when a clock is set.
    std::uint64_t clockSteps() const { return m_clockSteps; }
    /// Returns how many of the places were handed out, from 0 to 1.
    double progress() const;

private:
    struct Entry
    {
        Timestamp time{};
        PacketPlace place;
    };

    std::filesystem::path m_path;
    std::vector<Entry> m_entries;
    std::size_t m_next = 0;
    Timestamp m_last = Timestamp::min();
    std::uint64_t m_clockSteps = 0;
};

} // namespace tomato::capture
