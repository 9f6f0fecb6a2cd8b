// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/replay/replayfigures.h"

#include <algorithm>
#include <cmath>

namespace tomato::replay {

using namespace std::chrono_literals;

/// Errors are told apart to 0.1 us, up to 100 ms.
static constexpr std::chrono::nanoseconds ErrorStep = 100ns;
static constexpr std::size_t ErrorSteps = 1'000'000;
static constexpr std::chrono::nanoseconds LateFrom = 1ms;
static constexpr std::size_t LastFrames = 1000;

static double inUnits(std::chrono::nanoseconds duration, double unit)
{
    return static_cast<double>(duration.count()) / unit;
}

ReplayFigures::ReplayFigures() : m_errors(ErrorSteps + 1) {}

void ReplayFigures::addSent(std::size_t bytes, Duration due, Duration sent, bool isPadded)
{
    if (m_sent > 0) {
        const Duration planned = due - m_lastDue;
        const Duration error = std::chrono::abs(sent - m_lastSent - planned);
        const auto step = static_cast<std::size_t>(error / ErrorStep);
        ++m_errors[std::min(step, ErrorSteps)];
        m_maxError = std::max(m_maxError, error);
    }
    if (m_lastLate.size() < LastFrames)
        m_lastLate.emplace_back();
    m_lastLate[m_sent % LastFrames] = sent - due;
    m_latest = std::max(m_latest, sent - due);
    ++m_sent;
    m_bytes += bytes;
    m_padded += isPadded ? 1 : 0;
    m_late += sent - due > LateFrom ? 1 : 0;
    m_lastDue = due;
    m_lastSent = sent;
}

ReplayFigures::Duration ReplayFigures::drift() const
{
    if (m_lastLate.empty())
        return {};
    std::vector<Duration> late = m_lastLate;
    const auto middle = late.begin() + static_cast<std::ptrdiff_t>(late.size() / 2);
    std::nth_element(late.begin(), middle, late.end());
    return *middle;
}

ReplayFigures::Duration ReplayFigures::gapError(double share) const
{
    if (m_sent < 2)
        return {};
    const auto wanted =
        static_cast<std::uint64_t>(std::ceil(share * static_cast<double>(m_sent - 1)));
    std::uint64_t seen = 0;
    for (std::size_t step = 0; step < ErrorSteps; ++step) {
        seen += m_errors[step];
        if (seen >= wanted)
            return std::min(ErrorStep * static_cast<std::int64_t>(step + 1), m_maxError);
    }
    return m_maxError;
}

QJsonObject ReplayFigures::toJson() const
{
    const QJsonObject errors{{"p50", inUnits(gapError(0.5), 1e3)},
                             {"p99", inUnits(gapError(0.99), 1e3)},
                             {"max", inUnits(m_maxError, 1e3)}};
    return {{"frames", static_cast<qint64>(m_sent)},
            {"bytes", static_cast<qint64>(m_bytes)},
            {"refused", static_cast<qint64>(m_refused)},
            {"padded", static_cast<qint64>(m_padded)},
            {"late", static_cast<qint64>(m_late)},
            {"latest_ms", inUnits(m_latest, 1e6)},
            {"seconds", inUnits(m_lastSent, 1e9)},
            {"drift_ms", inUnits(drift(), 1e6)},
            {"gap_error_us", errors}};
}

QString ReplayFigures::text() const
{
    QString text = QStringLiteral("%1 frames in %2 s, %3 late, the latest by %4 ms, drift %5 ms, "
                                  "gap error p50 %6 us, p99 %7 us")
                       .arg(m_sent)
                       .arg(inUnits(m_lastSent, 1e9), 0, 'f', 3)
                       .arg(m_late)
                       .arg(inUnits(m_latest, 1e6), 0, 'f', 3)
                       .arg(inUnits(drift(), 1e6), 0, 'f', 3)
                       .arg(inUnits(gapError(0.5), 1e3), 0, 'f', 1)
                       .arg(inUnits(gapError(0.99), 1e3), 0, 'f', 1);
    if (m_refused > 0)
        text += QStringLiteral("; %1 were not taken by the interface").arg(m_refused);
    if (m_padded > 0)
        text += QStringLiteral("; %1 were not recorded whole, and end in zeros").arg(m_padded);
    return text;
}

} // namespace tomato::replay
