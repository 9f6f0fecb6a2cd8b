// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/merge/mergesource.h"

#include <optional>
#include <vector>

namespace tomato::capture {

/// Hands out the packets of several sources in the order of time; of equal times that of the first
/// source comes first.
class MergeQueue final
{
public:
    /// Borrows the sources, none of whose packets was read yet.
    explicit MergeQueue(std::vector<MergeSource> &sources) : m_sources(&sources) {}

    /// The source that is at the next packet; nothing at the end of all.
    Result<std::optional<std::size_t>> next();

    /// The bytes of all sources, and how many of them have been read.
    std::uint64_t bytes() const;
    std::uint64_t bytesDone() const;

private:
    struct Waiting
    {
        Timestamp time{};
        std::size_t source = 0;
    };
    static bool isLater(const Waiting &one, const Waiting &other);
    Result<> enqueue(std::size_t source);

    std::vector<MergeSource> *m_sources;
    std::vector<Waiting> m_queue;
    /// The source whose packet was handed out last.
    std::optional<std::size_t> m_current;
    bool m_isBegun = false;
};

} // namespace tomato::capture
