// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/merge/mergequeue.h"

#include <algorithm>
#include <utility>

namespace tomato::capture {

/// std::push_heap has the greatest in front.
bool MergeQueue::isLater(const Waiting &one, const Waiting &other)
{
    return one.time != other.time ? one.time > other.time : one.source > other.source;
}

Result<> MergeQueue::enqueue(std::size_t source)
{
    MergeSource &from = (*m_sources)[source];
    const auto advanced = from.advance();
    if (!advanced)
        return passOn(advanced);
    if (*advanced) {
        m_queue.push_back({from.packet().time, source});
        std::push_heap(m_queue.begin(), m_queue.end(), isLater);
    }
    return {};
}

Result<std::optional<std::size_t>> MergeQueue::next()
{
    if (!std::exchange(m_isBegun, true)) {
        for (std::size_t source = 0; source < m_sources->size(); ++source) {
            if (const auto queued = enqueue(source); !queued)
                return passOn(queued);
        }
    }
    if (const auto read = std::exchange(m_current, std::nullopt)) {
        if (const auto queued = enqueue(*read); !queued)
            return passOn(queued);
    }
    if (m_queue.empty())
        return std::optional<std::size_t>();
    std::pop_heap(m_queue.begin(), m_queue.end(), isLater);
    m_current = m_queue.back().source;
    m_queue.pop_back();
    return m_current;
}

std::uint64_t MergeQueue::bytes() const
{
    std::uint64_t all = 0;
    for (const MergeSource &source : *m_sources)
        all += source.bytes();
    return all;
}

std::uint64_t MergeQueue::bytesDone() const
{
    std::uint64_t done = 0;
    for (const MergeSource &source : *m_sources)
        done += source.bytesDone();
    return done;
}

} // namespace tomato::capture
