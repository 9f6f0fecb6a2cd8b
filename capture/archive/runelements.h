// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tomato::capture {

/// The element at an end of a recorded wire, as far as packets are concerned.
struct RunElement
{
    std::string name;
    /// "host", "router", "switch" or "hub"; "other" for what packets may leave unseen, such as an
    /// external network.
    std::string kind;
    /// How many connections it has.
    std::uint32_t connections = 0;
    /// The 48 bits of the MAC address that its interface at the wire has from the start; 0 for an
    /// element that takes frames to other addresses, too.
    std::uint64_t mac = 0;

    friend bool operator==(const RunElement &, const RunElement &) = default;
};

/// Keeps the elements at the ends beside the run's ring, in the file `elements`, a line each of
/// name, kind, number and address with tabs between. It takes the place of an earlier one.
Result<> keepElements(const std::filesystem::path &directory,
                      const std::array<RunElement, 2> &elements);
/// Returns what the run keeps; nothing where it keeps none. Lines that are not valid are skipped.
std::vector<RunElement> elementsOfRun(const std::filesystem::path &directory);

/// Returns the line of a comment that says it, without the address: "Element r1: router with 2
/// connections".
std::string elementText(const RunElement &element);
/// Finds such lines in a comment, and adds what they say.
void addElementsOf(const std::string &comment, std::vector<RunElement> &found);

} // namespace tomato::capture
