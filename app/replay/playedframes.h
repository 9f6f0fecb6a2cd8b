// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/replay/framefeed.h"
#include "app/replay/replayfigures.h"

#include <functional>
#include <optional>

namespace tomato::replay {

/// Sends one frame. Returns false when the interface does not take it, and fails when there is no
/// interface any more.
using SendFrame = std::function<Result<bool>(std::span<const char> frame)>;
/// Says whether to go on. It is asked before each wait, and several times in a second.
using GoOn = std::function<bool()>;

/// Sends all frames of the feed, each at its time after one start, whatever happened to those
/// before it. The figures are right even where it fails.
Result<> playFrames(FrameFeed &feed, const SendFrame &send, const GoOn &goOn,
                    ReplayFigures &figures);

/// Sends through a packet socket (packet(7)).
SendFrame senderOf(int socket);

} // namespace tomato::replay
