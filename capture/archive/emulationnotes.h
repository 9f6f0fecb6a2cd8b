// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/capturedring.h"
#include "capture/archive/emulationhistory.h"

#include <deque>
#include <string>
#include <vector>

namespace tomato::capture {

/// The emulation of what an interface of a recording sent, from a time on.
struct InterfaceEmulation
{
    std::uint32_t interface = 0;
    Timestamp since{};
    /// As in EmulationChange.
    std::string text;

    friend bool operator==(const InterfaceEmulation &, const InterfaceEmulation &) = default;
};

/// Finds what EmulationNotes wrote into the comment of an interface, or of a packet of it, and adds
/// it. Comments of others are passed over, and so is what says it of both ends at once.
void addEmulationOf(const std::string &comment, std::uint32_t interface,
                    std::vector<InterfaceEmulation> &found);

/// Makes the comments on emulation in a pcapng file of a run: each interface gets the state at the
/// begin, and packets get the changes since then. The interfaces are the two ends, or there is one
/// with the frames of both.
class EmulationNotes final
{
public:
    /// `first` is the time from which on changes are noted at packets.
    EmulationNotes(const CapturedRing &captured, bool hasSides, Timestamp first);

    /// For the comment of the interface; may be empty.
    std::string atFirst(std::size_t interface) const;
    /// Returns the changes up to that time that were not returned yet, one a line.
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
    /// These are the names of the two ends; they are empty where the ends are interfaces of their
    /// own.
    std::vector<std::string> m_ends;
    std::vector<Told> m_reported;
    std::uint64_t m_omitted = 0;
    Timestamp m_lastRead{};
};

} // namespace tomato::capture
