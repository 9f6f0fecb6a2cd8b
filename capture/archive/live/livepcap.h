// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/live/liveorder.h"

namespace tomato::capture {

/// Several recordings as one pcap stream with nanoseconds while they go on, in the order of time.
/// Memory does not grow with them. Not thread-safe.
class LivePcap final
{
public:
    static Result<LivePcap> begin(const std::vector<CapturedRing> &recordings, Cursor::Start start);

    /// The stream's next bytes, some megabytes at most; nothing when there is nothing new. The
    /// first ones are the file header.
    Result<std::string> next();
    LiveOrder &order() { return m_order; }

private:
    explicit LivePcap(LiveOrder order);

    LiveOrder m_order;
    std::string m_out;
};

} // namespace tomato::capture
