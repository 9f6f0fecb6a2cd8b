// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/ring/ringreader.h"

#include <atomic>
#include <memory>

namespace tomato::service {

/// Keeps a run's folder for as long as somebody reads it: an obsolete run is removed when the last
/// download and the last viewer release it.
class RunHold final
{
public:
    static Result<std::shared_ptr<RunHold>> open(const std::filesystem::path &directory);
    ~RunHold();

    /// Shares the hold with whoever has the reader.
    static std::shared_ptr<capture::RingReader> reader(const std::shared_ptr<RunHold> &hold);
    /// Reads the run's arrivals; null when it has none that can be read.
    const capture::RingReader *arrivals() const { return m_arrivals.get(); }
    /// The folder goes when nobody reads it any more.
    void makeObsolete() { m_obsolete = true; }

private:
    RunHold(std::shared_ptr<capture::RingReader> ring,
            std::shared_ptr<capture::RingReader> arrivals)
        : m_ring(std::move(ring)), m_arrivals(std::move(arrivals))
    {
    }

    std::shared_ptr<capture::RingReader> m_ring;
    std::shared_ptr<capture::RingReader> m_arrivals;
    std::atomic<bool> m_obsolete = false;
};

} // namespace tomato::service
