// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/receiver/ports.h"

#include <algorithm>

namespace tomato::capture {

void Ports::add(int interface, Listener listener)
{
    std::vector<Listener> &listeners = m_all[interface];
    listeners.push_back(std::move(listener));
    // The kernel counts its interfaces up, so the indexes of one network lie close together.
    if (m_byIndex.empty())
        m_first = interface;
    if (interface < m_first)
        m_byIndex.insert(m_byIndex.begin(), static_cast<std::size_t>(m_first - interface), nullptr);
    m_first = std::min(m_first, interface);
    const auto at = static_cast<std::size_t>(interface - m_first);
    m_byIndex.resize(std::max(m_byIndex.size(), at + 1));
    m_byIndex[at] = &listeners;
}

void Ports::remove(const Staging &wire, int side)
{
    for (auto port = m_all.begin(); port != m_all.end();) {
        std::erase_if(port->second, [&](const Listener &each) {
            return each.wire.get() == &wire && each.side == side;
        });
        if (!port->second.empty()) {
            ++port;
            continue;
        }
        m_byIndex[static_cast<std::size_t>(port->first - m_first)] = nullptr;
        port = m_all.erase(port);
    }
    if (m_all.empty())
        m_byIndex.clear();
}

bool Ports::has(const Staging &wire) const
{
    return std::any_of(m_all.begin(), m_all.end(), [&](const auto &port) {
        return std::any_of(port.second.begin(), port.second.end(),
                           [&](const Listener &each) { return each.wire.get() == &wire; });
    });
}

std::vector<Listener *> Ports::open(int interface)
{
    std::vector<Listener *> open;
    if (const auto found = m_all.find(interface); found != m_all.end()) {
        for (Listener &each : found->second) {
            if (!each.isClosing)
                open.push_back(&each);
        }
    }
    return open;
}

bool Ports::matches(const Listener &listener, std::uint32_t seconds, std::uint32_t nanoseconds,
                    std::span<const unsigned char> frame, std::uint32_t original)
{
    const Timestamp time = std::chrono::seconds(seconds) + std::chrono::nanoseconds(nanoseconds);
    return time >= listener.since &&
           (!listener.filter || bpf_filter(listener.filter->bf_insns, frame.data(), original,
                                           static_cast<unsigned>(frame.size())) != 0);
}

} // namespace tomato::capture
