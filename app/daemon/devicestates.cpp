// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/devicestates.h"

namespace tomato::engine {

void DeviceStates::keepFailed()
{
    std::erase_if(m_last.elements,
                  [](const auto &each) { return each.second.state != ElementState::Failed; });
    m_last.wires.clear();
    m_last.linkProblems.clear();
}

const protocol::ElementStatus *DeviceStates::element(const ElementId &id) const
{
    const auto found = m_last.elements.find(id);
    return found == m_last.elements.end() ? nullptr : &found->second;
}

bool DeviceStates::isRunning(const ElementId &id) const
{
    const auto *known = element(id);
    return known && known->state == ElementState::Running;
}

pid_t DeviceStates::process(const ElementId &id) const
{
    const auto *known = element(id);
    return known ? static_cast<pid_t>(known->process) : 0;
}

QString DeviceStates::folder(const ElementId &id) const
{
    const auto *known = element(id);
    return known ? known->folder : QString();
}

std::string DeviceStates::interfaceName(const ElementId &device, const ElementId &interface) const
{
    const auto *known = element(device);
    if (!known)
        return {};
    const auto name = known->interfaces.find(interface);
    return name == known->interfaces.end() ? std::string() : name->second.toStdString();
}

Result<> DeviceStates::firstFailure(const std::set<ElementId> &among,
                                    const topology::Topology &topology) const
{
    std::set<ElementId> failed;
    for (const ElementId &id : among) {
        if (!isRunning(id))
            failed.insert(id);
    }
    if (failed.empty())
        return {};
    const auto *first = element(*failed.begin());
    std::string message =
        first && !first->reason.isEmpty() ? first->reason.toStdString() : "does not run";
    if (failed.size() > 1)
        message += " (and " + std::to_string(failed.size() - 1) + " more failed)";
    return failure(message, topology.label(*failed.begin()).toStdString());
}

protocol::FabricStatus DeviceStates::status(const topology::Topology &topology,
                                            const std::set<ElementId> &starting) const
{
    protocol::FabricStatus status{{}, m_last.wires, m_last.linkProblems};
    for (const auto &[id, device] : topology.elements()) {
        if (device.isInterface())
            continue;
        const auto *known = element(id);
        protocol::ElementStatus now = known ? *known : protocol::ElementStatus();
        now.name = device.name();
        if (starting.contains(id) && now.state != ElementState::Running)
            now.state = ElementState::Starting;
        status.elements.emplace(id, std::move(now));
    }
    return status;
}

} // namespace tomato::engine
