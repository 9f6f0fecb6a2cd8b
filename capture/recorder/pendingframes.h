// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/receiver/staging/staging.h"

#include <memory>
#include <span>
#include <vector>

namespace tomato::capture {

/// The frames that a recorder took from the staging and has not committed. The first of them were
/// given to the writer of its ring. Not thread-safe.
class PendingFrames final
{
public:
    explicit PendingFrames(std::shared_ptr<Staging> staging) : m_staging(std::move(staging)) {}

    /// Puts what was received behind what is there.
    Staging::Counts receive() { return m_staging->take(m_frames); }

    bool isWritten() const { return m_written == m_frames.size(); }
    std::span<const StagedFrame> unwritten() const { return uncommitted(m_written); }
    std::span<const StagedFrame> uncommitted() const { return uncommitted(m_released); }

    /// The first ones of unwritten() were given to the writer, or are not to be.
    void noteWritten(std::size_t count) { m_written += count; }
    /// Gives the memory of the frames back that were written: they are committed.
    void release();

private:
    std::span<const StagedFrame> uncommitted(std::size_t from) const
    {
        return std::span(m_frames).subspan(from);
    }

    std::shared_ptr<Staging> m_staging;
    std::vector<StagedFrame> m_frames;
    std::size_t m_written = 0;
    std::size_t m_released = 0;
};

} // namespace tomato::capture
