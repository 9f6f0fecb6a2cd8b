// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/receiver/lossledger.h"

#include <algorithm>

namespace tomato::capture {

bool LossLedger::isOpen() const
{
    std::uint64_t told = m_settled;
    for (const auto &[port, each] : m_ports)
        told += each.lost;
    return told < m_dropped;
}

void LossLedger::attribute()
{
    const std::uint64_t all = m_dropped - std::min(m_dropped, m_settled);
    std::uint64_t missing = 0;
    for (const auto &[port, each] : m_ports)
        missing += each.missing;
    for (auto &[port, each] : m_ports) {
        const std::uint64_t others = missing - each.missing;
        const std::uint64_t surely = std::min(all - std::min(all, others), each.missing);
        each.lost = std::max(each.lost, surely);
    }
}

std::uint64_t LossLedger::lost(const void *port) const
{
    const auto found = m_ports.find(port);
    return found == m_ports.end() ? 0 : found->second.lost;
}

std::uint64_t LossLedger::takeLossOf(const void *port)
{
    const auto found = m_ports.find(port);
    if (found == m_ports.end())
        return 0;
    std::uint64_t told = m_settled;
    double missing = 0;
    for (const auto &[other, each] : m_ports) {
        told += each.lost;
        missing += static_cast<double>(each.missing - std::min(each.missing, each.lost));
    }
    Port gone = found->second;
    const std::uint64_t open = m_dropped - std::min(m_dropped, told);
    const std::uint64_t more = gone.missing - std::min(gone.missing, gone.lost);
    if (missing > 0)
        gone.lost +=
            std::min({more, open,
                      static_cast<std::uint64_t>(
                          static_cast<double>(open) * static_cast<double>(more) / missing + 0.5)});
    m_ports.erase(found);
    m_settled += gone.lost;
    return gone.lost;
}

} // namespace tomato::capture
