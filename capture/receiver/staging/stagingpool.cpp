// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/receiver/staging/stagingpool.h"

namespace tomato::capture {

/// Kept of each size, so that usual loads need nothing from the system.
static constexpr std::size_t SpareChunks = 12;

std::unique_ptr<StagingChunk> StagingPool::allocate(std::size_t bytes, std::size_t heldByWire)
{
    const std::lock_guard guard(m_mutex);
    if (m_held + 2 * heldByWire + bytes > m_budget)
        return {};
    m_held += bytes;
    auto &spares = spare(bytes);
    if (spares.empty())
        return std::make_unique<StagingChunk>(bytes);
    auto chunk = std::move(spares.back());
    spares.pop_back();
    return chunk;
}

void StagingPool::giveBack(std::unique_ptr<StagingChunk> chunk)
{
    const std::lock_guard guard(m_mutex);
    m_held -= chunk->charge;
    auto &spares = spare(chunk->capacity);
    if (spares.size() >= SpareChunks)
        return;
    chunk->charge = chunk->capacity;
    chunk->used = chunk->staged = chunk->released = 0;
    chunk->closed = false;
    spares.push_back(std::move(chunk));
}

void StagingPool::addCharge(std::size_t bytes)
{
    const std::lock_guard guard(m_mutex);
    m_held += bytes;
}

std::size_t StagingPool::heldBytes() const
{
    const std::lock_guard guard(m_mutex);
    return m_held;
}

std::vector<std::unique_ptr<StagingChunk>> &StagingPool::spare(std::size_t bytes)
{
    return bytes == SmallChunk ? m_small : m_large;
}

} // namespace tomato::capture
