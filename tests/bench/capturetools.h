// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tomato::bench {

/// A program that records what crosses a port of a wire.
struct CaptureTool
{
    std::string name;
    /// The command, in which PORT, OTHER (the wire's other port) and FOLDER are replaced.
    std::vector<std::string> command;
    /// The text that it prints once it captures.
    std::string ready;
    /// The text before the number of captured packets, or behind it.
    std::string before;
    std::string behind;
};

/// This project's recorder, the limit and the peers that are installed. `self` is the program with
/// the roles --record and --barely.
std::vector<CaptureTool> captureTools(const std::string &self);

/// Returns the number in a tool's last output; throws when it is not there.
std::uint64_t capturedPackets(const CaptureTool &tool, const std::string &output);

} // namespace tomato::bench
