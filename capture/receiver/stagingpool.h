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
    /// What it takes of the pool's budget.
    std::size_t charge;
    std::size_t used = 0;
    /// Records that were put in, and of these those that nobody needs any more.
    std::size_t staged = 0;
    std::size_t released = 0;
    /// Nothing more is put in.
    bool closed = false;
};

/// The memory in which all wires of a lab keep what is not written yet: one budget.
///
/// A wire gets a chunk while it holds no more than half of what is free: one that is stuck takes a
/// third of the budget, the next one a third of the rest, and each leaves twice as much to others.
/// Thread-safe.
class StagingPool final
{
public:
    static constexpr std::size_t Budget = 128 << 20;
    /// For a wire with little traffic, and for one that filled such a chunk: each holds the longest
    /// record, or is not asked to.
    static constexpr std::size_t SmallChunk = 64 << 10;
    static constexpr std::size_t LargeChunk = 320 << 10;

    explicit StagingPool(std::size_t budget = Budget) : m_budget(budget) {}

    /// A chunk of one of the two sizes; null when there is none for a wire that holds so much.
    std::unique_ptr<StagingChunk> take(std::size_t bytes, std::size_t heldByWire);
    void giveBack(std::unique_ptr<StagingChunk> chunk);
    /// The same chunk needs more than its memory.
    void addCharge(std::size_t bytes);
    std::size_t heldBytes() const;

private:
    std::vector<std::unique_ptr<StagingChunk>> &spare(std::size_t bytes);

    const std::size_t m_budget;
    mutable std::mutex m_mutex;
    std::size_t m_held = 0;
    /// What was used last is used next: it is still in the processor's cache.
    std::vector<std::unique_ptr<StagingChunk>> m_small;
    std::vector<std::unique_ptr<StagingChunk>> m_large;
};

} // namespace tomato::capture
