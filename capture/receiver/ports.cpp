// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/receiver/ports.h"

#include <algorithm>

namespace tomato::capture {

void Ports::add(int interface, Listener listener)
{
    m_all[interface].push_back(std::move(listener));
    index();
}

void Ports::remove(const Staging &wire, int side)
{
    for (auto port = m_all.begin(); port != m_all.end();) {
        std::erase_if(port->second, [&](const Listener &each) {
            return each.wire.get() == &wire && each.side == side;
        });
        port = port->second.empty() ? m_all.erase(port) : std::next(port);
    }
    index();
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

/// The kernel counts its interfaces up, so the indexes of one network lie close together.
void Ports::index()
{
    m_byIndex.clear();
    if (m_all.empty())
        return;
    m_first = m_all.begin()->first;
    m_byIndex.resize(static_cast<std::size_t>(m_all.rbegin()->first - m_first) + 1);
    for (const auto &[interface, listeners] : m_all)
        m_byIndex[static_cast<std::size_t>(interface - m_first)] = &listeners;
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
