// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/receiver/portcounters.h"
#include "capture/receiver/staging/staging.h"
#include "capture/ring/counters.h"

#include <array>
#include <atomic>
#include <memory>
#include <mutex>

namespace tomato::capture {

/// Counts what the two sides of a wire received and lost, over all the ports that each side had.
/// Any thread may call port(), open() and askPorts(); the others belong to the recorder's thread.
class SideCounters final
{
public:
    /// `before` are the counters of a killed recorder of the same run. With a filter the
    /// interfaces say how many frames came in, as only some of them are received.
    SideCounters(const TapCounters &before, std::shared_ptr<const Staging> staging, bool hasFilter)
        : m_staging(std::move(staging)), m_hasFilter(hasFilter), m_before(before)
    {
    }

    void open(int side, std::shared_ptr<PortCounters> port);
    /// Returns the counters of the side's port; null while it has none.
    std::shared_ptr<PortCounters> port(int side) const;
    /// Asks the open ports what they counted. Returns whether totals() changed without a frame that
    /// was received.
    bool askPorts();

    /// Sets how many frames were taken from the staging.
    void setReceived(const Staging::Counts &counts) { m_received = counts; }
    /// Adds the values of the side's port, which was closed, to those of the ports before it. What
    /// came in there was received.
    void close(int side);
    /// A frame of this side that was received is not recorded.
    void takeBack(int side);
    /// Returns what the sides received and lost. An interface's counters may be older: it has seen
    /// at least the frames that are known here.
    TapCounters totals();

private:
    const std::shared_ptr<const Staging> m_staging;
    const bool m_hasFilter;

    mutable std::mutex m_mutex;
    /// The counters of the sides that are open.
    std::array<std::shared_ptr<PortCounters>, 2> m_ports;
    /// The kernel's losses as totals() told them last.
    std::atomic<std::uint64_t> m_lostTold = 0;

    Staging::Counts m_received;
    /// The counters of a killed recorder, and of ports that were closed.
    TapCounters m_before;
    /// The frames that were received and lost at each side when its last port was closed.
    BySide m_knownBefore{};
};

} // namespace tomato::capture
