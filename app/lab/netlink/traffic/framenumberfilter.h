// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/topology/attributes/framenumbers.h"

#include <cstdint>
#include <vector>

namespace tomato::lab {

/// What happens to frames by their numbers: the first one that comes in after this was set is 1.
struct NumberedEffects
{
    /// So many of them are lost, come twice, get a wrong bit or go ahead, each drawn from the
    /// number and the seed alone: the same ones each time. Those that are lost come to nothing
    /// else; of a frame that comes twice, the copy is as the frame was sent.
    double lossPercent = 0;
    double duplicatePercent = 0;
    double corruptPercent = 0;
    double overtakePercent = 0;
    /// What those that go ahead have for the queues of the other device: AheadOfDelay.
    std::uint32_t overtakingPriority = 0;
    std::uint32_t seed = 0;
    /// These are lost, too.
    std::vector<topology::FrameRange> dropped;

    friend bool operator==(const NumberedEffects &, const NumberedEffects &) = default;
};

/// How such frames get to another device; see Passage.
struct NumberedPassage
{
    int to = 0;
    bool disowns = false;
};

/// Counts the frames that arrive at the device and that no filter of traffic control took
/// (passFrames()), does this to them, and passes them on: a chain of nftables of the family netdev.
/// What it replaces, it replaces at once for each frame; frames that come meanwhile are passed on
/// by one or the other. The calling thread is in the devices' network namespace.
Result<> passByNumber(int from, const NumberedPassage &passage, const NumberedEffects &effects);
/// Changes how the frames get there; they keep their numbers.
Result<> changeNumberedPassage(int from, const NumberedPassage &passage);
/// Undoes passByNumber().
Result<> stopPassingByNumber(int from);

} // namespace tomato::lab
