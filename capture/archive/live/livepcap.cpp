// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/live/livepcap.h"

#include "capture/ring/pcapformat.h"

#include <algorithm>
#include <utility>

namespace tomato::capture {

Result<LivePcap> LivePcap::begin(const std::vector<CapturedRing> &recordings, Cursor::Start start)
{
    auto order = LiveOrder::begin(recordings, start);
    if (!order)
        return passOn(order);
    return LivePcap(std::move(*order));
}

LivePcap::LivePcap(LiveOrder order) : m_order(std::move(order))
{
    std::uint32_t snapLength = 0;
    for (const auto &each : m_order.rings())
        snapLength = std::max(snapLength, each->snapLength());
    const auto header = pcapFileHeader(static_cast<int>(snapLength), Precision::Nano);
    m_out.assign(header.data(), header.size());
}

Result<std::string> LivePcap::next()
{
    if (const auto loaded = m_order.load(); !loaded)
        return passOn(loaded);
    while (LiveRing *ring = m_order.next()) {
        ring->appendTo(m_out);
        if (!ring->hasPacket())
            break; // it may have read more meanwhile
    }
    return std::exchange(m_out, {});
}

} // namespace tomato::capture
