// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

namespace tomato::lab {

/// What chance decides of a frame by its number and a seed alone, each for itself.
enum class FrameDraw
{
    Loss,
    Duplication,
    Corruption,
    /// It goes ahead of those that are delayed.
    Overtaking,
    /// Which of wrongBits() it gets.
    WrongBit
};

/// The numbers that are drawn are below it.
inline constexpr std::uint32_t DrawnNumbers = std::numeric_limits<std::uint32_t>::max();

/// The seed of one kind of draws of a direction with this seed.
std::uint32_t seedOf(FrameDraw draw, std::uint32_t seed);
/// A frame is hit whose drawn number is below this.
std::uint32_t drawThreshold(double percent);
/// Tells whether the frame of this number is hit, as the kernel draws it; `seed` is that of the
/// direction.
bool isDrawn(FrameDraw draw, std::uint32_t number, double percent, std::uint32_t seed);

/// A bit of a frame that is turned over.
struct WrongBit
{
    /// The first bytes of a frame are its two addresses. The type behind them stays as it is, and
    /// so does a VLAN tag, which the kernel has outside the frame.
    static constexpr unsigned AddressBytes = 12;

    /// The byte, without the type and a tag: from AddressBytes on those behind them.
    unsigned byte = 0;
    std::uint8_t mask = 1;
};

/// So many kinds of wrong frames come with a seed.
inline constexpr std::uint32_t WrongBits = 32;
/// For each of them the bits that may be turned over: the first that the frame has. There is always
/// one, in its addresses.
std::vector<std::vector<WrongBit>> wrongBits(std::uint32_t seed);

} // namespace tomato::lab
