// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/live/liveorder.h"

#include "capture/ring/arrivals.h"

#include <algorithm>

namespace tomato::capture {

Result<LiveOrder> LiveOrder::begin(const std::vector<CapturedRing> &recordings, Cursor::Start start)
{
    LiveOrder order;
    for (const CapturedRing &each : recordings) {
        if (const auto added = order.add(each, start); !added)
            return passOn(added);
    }
    return order;
}

Result<> LiveOrder::add(const CapturedRing &captured, Cursor::Start start)
{
    const std::size_t first = m_rings.size();
    m_rings.push_back(std::make_unique<LiveRing>(captured, start, momentOf(captured)));
    if (const auto arrivals = openArrivals(captured.ring->directory())) {
        CapturedRing second = captured;
        second.ring = arrivals;
        m_rings.push_back(
            std::make_unique<LiveRing>(std::move(second), start, RecordedMoment::Delivered));
    }
    m_recordings.push_back({first, m_rings.size()});
    for (std::size_t at = first; at < m_rings.size(); ++at) {
        if (const auto begun = m_rings[at]->begin(); !begun)
            return begun;
    }
    return {};
}

void LiveOrder::setKnown(std::size_t recording, Timestamp completeUntil, Timestamp ahead)
{
    Recording &known = m_recordings.at(recording);
    known.completeUntil = completeUntil;
    for (std::size_t at = known.first; at < known.end; ++at)
        m_rings[at]->setAhead(ahead);
}

void LiveOrder::waitNoMore(std::size_t recording)
{
    m_recordings.at(recording).completeUntil = Timestamp::max();
}

Result<bool> LiveOrder::load()
{
    bool isNew = false;
    for (const auto &each : m_rings) {
        const auto loaded = each->load();
        if (!loaded)
            return passOn(loaded);
        isNew = isNew || *loaded;
    }
    return isNew;
}

bool LiveOrder::hasPacket(const Recording &recording) const
{
    for (std::size_t at = recording.first; at < recording.end; ++at) {
        if (m_rings[at]->hasPacket())
            return true;
    }
    return false;
}

LiveRing *LiveOrder::next() const
{
    LiveRing *first = nullptr;
    for (const auto &each : m_rings) {
        if (each->hasPacket() && (first == nullptr || each->time() < first->time()))
            first = each.get();
    }
    if (first == nullptr || m_recordings.size() == 1)
        return first;
    const bool mustWait = std::ranges::any_of(m_recordings, [&](const Recording &each) {
        return !hasPacket(each) && each.completeUntil <= first->time();
    });
    return mustWait ? nullptr : first;
}

std::uint64_t LiveOrder::skippedPackets() const
{
    std::uint64_t skipped = 0;
    for (const auto &each : m_rings)
        skipped += each->skippedPackets();
    return skipped;
}

} // namespace tomato::capture
