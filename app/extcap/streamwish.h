// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/extcap/framefilter.h"
#include "capture/options/recordingoptions.h"

namespace tomato::extcap {

/// Which packets a watcher asks for; it may change while the watcher looks.
struct StreamWish
{
    /// Whether frames are meant as their sender sent them, or as they left the wire at the far end.
    enum class Moments
    {
        Sent,
        Both,
        Delivered
    };

    FrameFilter filter;
    capture::Direction direction = capture::Direction::Both;
    Moments moments = Moments::Sent;
};

/// Reads "both", "out" or "in": what the first end sends, and what the second one does.
Result<capture::Direction> directionOf(const QString &word);
/// Reads "no", "also" or "only".
Result<StreamWish::Moments> momentsOf(const QString &word);

} // namespace tomato::extcap
