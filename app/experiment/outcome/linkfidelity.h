// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/timestamp.h"
#include "app/topology/attributes/linkemulation.h"

#include <QString>

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace tomato::experiment {

/// A frame where it entered a link, or left it.
struct PassedFrame
{
    Timestamp time{};
    std::uint32_t bytes = 0;
    /// Equal for equal frames.
    std::uint64_t digest = 0;
    /// The emulation does not aim at it: it crosses as if the link were plain.
    bool isPlain = false;
};

/// The promises of a link in one direction, by the time from which they hold.
using Promises = std::map<Timestamp, topology::LinkDirection>;

/// Says how a link kept its promises in one direction.
struct LinkFidelity
{
    bool held = true;
    /// The measured behaviour of the link, for people: "20 ms ± 0.3 in 99.9 %".
    QString text;
    std::uint64_t sent = 0;
    std::uint64_t delivered = 0;
    /// The median for frames that were delivered, in milliseconds.
    std::optional<double> medianDelay;
    /// The share of them in percent that took as long as promised.
    std::optional<double> onTimePercent;
    /// The one that was furthest from it: by how many milliseconds, and when it was sent.
    double worstMilliseconds = 0;
    Timestamp worstAt{};
    /// The most that was delivered in a tenth of a second, in kbit/s; and what was lost.
    double mostKilobitsPerSecond = 0;
    double lossPercent = 0;
    /// How many of those that were sent this share is of.
    std::uint64_t counted = 0;
};

/// The frames of one direction, in the order of their times.
struct PassedFrames
{
    std::vector<PassedFrame> sent;
    std::vector<PassedFrame> delivered;
};

/// Returns the frames since the run began. Those that are like one that was sent before are left
/// out, too: which of them arrived is not known.
PassedFrames framesSince(Timestamp begin, const PassedFrames &frames);

/// Judges a direction by its frames. `end` is when it was last looked at: what was sent shortly
/// before may be under way. Frames that were sent around a change of the promises count for none of
/// them. `largestPacket` is what the neighbours send at most, in bytes.
LinkFidelity judgeLink(const Promises &promises, const PassedFrames &frames, Timestamp end,
                       unsigned largestPacket = 1500);

} // namespace tomato::experiment
