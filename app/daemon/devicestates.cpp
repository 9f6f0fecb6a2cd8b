// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/devicestates.h"

namespace tomato::engine {

void DeviceStates::update(const QJsonObject &status)
{
    m_elements.clear();
    for (const QJsonValue &each : status.value("elements").toArray()) {
        const QJsonObject element = each.toObject();
        m_elements[ElementId(element.value("id").toString().toStdString())] = element;
    }
    m_wires = status.value("wires").toArray();
    m_linkProblems = status.value("linkProblems").toObject();
}

void DeviceStates::clear()
{
    m_elements.clear();
    m_wires = {};
    m_linkProblems = {};
}

void DeviceStates::keepFailed()
{
    std::erase_if(m_elements, [this](const auto &each) {
        return state(each.first) != QLatin1String("failed");
    });
    m_wires = {};
    m_linkProblems = {};
}

QString DeviceStates::state(const ElementId &id) const
{
    const auto found = m_elements.find(id);
    return found == m_elements.end() ? QStringLiteral("stopped")
                                     : found->second.value("state").toString();
}

bool DeviceStates::isRunning(const ElementId &id) const
{
    return state(id) == QLatin1String("running");
}

pid_t DeviceStates::process(const ElementId &id) const
{
    const auto found = m_elements.find(id);
    return found == m_elements.end() ? 0 : found->second.value("process").toInt();
}

std::string DeviceStates::interfaceName(const ElementId &device, const ElementId &interface) const
{
    const auto found = m_elements.find(device);
    if (found == m_elements.end())
        return {};
    const QJsonObject names = found->second.value("interfaces").toObject();
    return names.value(QString::fromStdString(interface.value)).toString().toStdString();
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
    const auto first = m_elements.find(*failed.begin());
    const QString reason =
        first == m_elements.end() ? QString() : first->second.value("reason").toString();
    std::string message = reason.isEmpty() ? "does not run" : reason.toStdString();
    if (failed.size() > 1)
        message += " (and " + std::to_string(failed.size() - 1) + " more failed)";
    return failure(message, topology.label(*failed.begin()).toStdString());
}

QJsonArray DeviceStates::elements(const topology::Topology &topology,
                                  const std::set<ElementId> &starting) const
{
    QJsonArray all;
    for (const auto &[id, element] : topology.elements()) {
        if (element.isInterface())
            continue;
        const auto found = m_elements.find(id);
        QJsonObject json = found == m_elements.end() ? QJsonObject() : found->second;
        const bool isStarting = starting.contains(id) && !isRunning(id);
        json.insert("id", QString::fromStdString(id.value));
        json.insert("name", element.name());
        json.insert("state", isStarting ? QStringLiteral("starting") : state(id));
        all.append(json);
    }
    return all;
}

} // namespace tomato::engine
