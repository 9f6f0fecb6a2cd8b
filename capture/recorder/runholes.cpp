// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/recorder/runholes.h"

#include "capture/receiver/staging/staging.h"
#include "capture/recorder/recorder.h"
#include "capture/recorder/sidecounters.h"

#include <algorithm>

namespace tomato::capture {

RunHoles::RunHoles(const RecorderSettings &settings)
    : m_settings(settings), m_log(settings.directory)
{
}

void RunHoles::begin(Timestamp wholeUntil, Timestamp now)
{
    for (const RingHole &each : readHoles(m_settings.directory)) {
        if (each.to == Timestamp::max())
            m_log.note({each.side, each.from, now});
    }
    const Timestamp from = std::max(wholeUntil, lookedUntil(m_settings.directory));
    for (const int side : {0, 1}) {
        const bool isRecorded = records(m_settings.direction, side);
        m_log.note({side, from, isRecorded ? now : Timestamp::max()});
        noteDeaf(side, now);
    }
    [[maybe_unused]] const auto written = m_log.write(); // it is tried again with each commit
}

void RunHoles::noteHeard(int side, Timestamp now)
{
    m_log.note({side, m_deafSince[static_cast<std::size_t>(side)], now});
}

void RunHoles::noteDeaf(int side, Timestamp now)
{
    m_deafSince[static_cast<std::size_t>(side)] = now;
}

void RunHoles::noteLoss(int side, PortCounters &port)
{
    if (const auto lost = port.takeLoss())
        m_log.note({side, lost->from, lost->to, lost->frames});
}

void RunHoles::noteEnd(Timestamp from)
{
    for (const int side : {0, 1})
        m_log.note({side, from, Timestamp::max()});
}

void RunHoles::write(Staging &staging, const SideCounters &sides)
{
    for (const RingHole &each : staging.takeHoles())
        m_log.note(each);
    for (const int side : {0, 1}) {
        if (const auto open = sides.port(side))
            noteLoss(side, *open);
    }
    [[maybe_unused]] const auto written = m_log.write();
}

} // namespace tomato::capture
