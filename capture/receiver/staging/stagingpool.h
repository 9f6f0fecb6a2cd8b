// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

namespace tomato::capture {

/// A piece of memory that holds records, filled from its beginning.
class StagingChunk final
{
public:
    explicit StagingChunk(std::size_t bytes)
        : memory(std::make_unique_for_overwrite<char[]>(bytes)), capacity(bytes), charge(bytes)
    {
    }

    const std::unique_ptr<char[]> memory;
    const std::size_t capacity;
    /// The bytes of the pool's budget that the chunk uses.
    std::size_t charge;
    std::size_t used = 0;
    /// Records that were put in, and of these those that nobody needs any more.
    std::size_t staged = 0;
    std::size_t released = 0;
    /// Nothing more is put in.
    bool closed = false;
};

/// Holds the frames of all wires of a lab that are not written yet, within one budget.
///
/// A wire gets a chunk while it holds no more than half of what is free: a blocked one takes a
/// third of the budget, the next one a third of the rest, and each leaves twice as much to others.
/// Thread-safe.
class StagingPool final
{
public:
    static constexpr std::size_t Budget = 128 << 20;
    /// The first size is for a wire with little traffic, the second for one that filled such a
    /// chunk. Each holds the longest record; for longer records no chunk of this size is requested.
    static constexpr std::size_t SmallChunk = 64 << 10;
    static constexpr std::size_t LargeChunk = 320 << 10;

    explicit StagingPool(std::size_t budget = Budget) : m_budget(budget) {}

    /// Returns a chunk of one of the two sizes; null when the budget allows none to a wire that
    /// holds this many bytes.
    std::unique_ptr<StagingChunk> allocate(std::size_t bytes, std::size_t heldByWire);
    void giveBack(std::unique_ptr<StagingChunk> chunk);
    /// Charges the budget for memory that a chunk needs beyond its own.
    void addCharge(std::size_t bytes);
    std::size_t heldBytes() const;

private:
    std::vector<std::unique_ptr<StagingChunk>> &spare(std::size_t bytes);

    const std::size_t m_budget;
    mutable std::mutex m_mutex;
    std::size_t m_held = 0;
    /// The chunk that was used last is used next, as it is still in the processor's cache.
    std::vector<std::unique_ptr<StagingChunk>> m_small;
    std::vector<std::unique_ptr<StagingChunk>> m_large;
};

} // namespace tomato::capture
