// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/topology/attributes/framenumbers.h"

#include <cstdint>
#include <vector>

namespace tomato::lab {

/// Which frames are lost, by their numbers: the first one that comes in after this was set is 1.
struct NumberedLoss
{
    /// So many of them, drawn from the number and the seed alone: the same ones each time.
    double lossPercent = 0;
    std::uint32_t seed = 0;
    /// These, too.
    std::vector<topology::FrameRange> dropped;

    friend bool operator==(const NumberedLoss &, const NumberedLoss &) = default;
};

/// How such frames get to another device; see Passage.
struct NumberedPassage
{
    int to = 0;
    bool disowns = false;
};

/// Counts the frames that arrive at the device and that no filter of traffic control took
/// (passFrames()), loses some, and passes the others on: a chain of nftables of the family netdev.
/// A chain that is there is replaced at once for each frame; frames that come meanwhile are passed
/// on by one or the other. The calling thread is in the devices' network namespace.
Result<> passByNumber(int from, const NumberedPassage &passage, const NumberedLoss &loss);
/// Changes how the frames get there; they keep their numbers.
Result<> changeNumberedPassage(int from, const NumberedPassage &passage);
/// Undoes passByNumber().
Result<> stopPassingByNumber(int from);

/// Tells whether the frame of this number is lost by chance, as the kernel draws it.
bool isLostByChance(std::uint32_t number, double lossPercent, std::uint32_t seed);

} // namespace tomato::lab
