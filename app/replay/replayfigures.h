// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <chrono>
#include <cstdint>
#include <vector>

namespace tomato::replay {

/// How well what was sent kept to its times.
class ReplayFigures final
{
public:
    using Duration = std::chrono::nanoseconds;

    ReplayFigures();

    /// A frame that was due then, and was handed to the kernel then; both count from the start.
    void addSent(std::size_t bytes, Duration due, Duration sent, bool isPadded);
    /// A frame that the interface did not take: it is longer than its MTU, or it is down.
    void addRefused() { ++m_refused; }

    std::uint64_t sent() const { return m_sent; }
    std::uint64_t refused() const { return m_refused; }
    std::uint64_t padded() const { return m_padded; }
    /// Frames that were more than a millisecond late.
    std::uint64_t late() const { return m_late; }
    /// By how much the latest frame was late.
    Duration latest() const { return m_latest; }
    /// By how much half of the last thousand frames were late: what adds up over a replay shows
    /// there, and not what held a single frame up.
    Duration drift() const;
    /// The error of the times between frames that this share of them did not exceed: 0.5, 0.99.
    Duration gapError(double share) const;

    /// `frames`, `bytes`, `refused`, `padded`, `late`, `latest_ms`, `seconds`, `drift_ms`,
    /// `gap_error_us` (`p50`, `p99`, `max`).
    QJsonObject toJson() const;
    /// "10000 frames in 1.000 s, 0 late, the latest by 0.2 ms, drift 0.012 ms, gap error p50 2.1
    /// us, p99 8.4 us"
    QString text() const;

private:
    std::uint64_t m_sent = 0;
    std::uint64_t m_bytes = 0;
    std::uint64_t m_refused = 0;
    std::uint64_t m_padded = 0;
    std::uint64_t m_late = 0;
    Duration m_lastDue{};
    Duration m_lastSent{};
    Duration m_latest{};
    /// How late the last frames were; a frame's place is its number's rest.
    std::vector<Duration> m_lastLate;
    /// Errors of gaps by tenths of a microsecond; the last one stands for all that are larger.
    std::vector<std::uint32_t> m_errors;
    Duration m_maxError{};
};

} // namespace tomato::replay
