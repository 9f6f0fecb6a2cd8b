// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/emulationhistory.h"
#include "capture/archive/merge.h"

#include <deque>
#include <string>
#include <vector>

namespace tomato::capture {

/// What a pcapng file of a run says of its emulation: with each interface what held at first, with
/// packets what changed since. Interfaces are the two ends, or one with the frames of both.
class EmulationNotes final
{
public:
    /// `first`: from when on packets are told.
    EmulationNotes(const CapturedRing &captured, bool hasSides, Timestamp first);

    /// For the comment of the interface; may be empty.
    std::string atFirst(std::size_t interface) const;
    /// What changed up to that time and was not told yet, a line each.
    std::string until(std::size_t interface, Timestamp time);
    /// Looks whether the run has new changes.
    void refresh();

private:
    struct Change
    {
        Timestamp time{};
        std::string text;
    };
    struct Told
    {
        std::string first;
        std::string last;
        std::deque<Change> changes;
    };

    std::string textOf(const EmulationChange &change, std::size_t interface) const;

    std::filesystem::path m_run;
    /// Of the two ends; empty where they are interfaces of their own.
    std::vector<std::string> m_ends;
    std::vector<Told> m_told;
    std::uint64_t m_omitted = 0;
    Timestamp m_lastRead{};
};

} // namespace tomato::capture
