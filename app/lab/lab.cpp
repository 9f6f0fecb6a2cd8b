// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/lab.h"

#include "app/lab/fabric.h"

namespace tomato::lab {

Lab::Lab(WireListener &listener) : m_fabric(std::make_unique<Fabric>(listener)) {}

Lab::~Lab() = default;

void Lab::apply(const topology::Topology &topology, const std::set<ElementId> &running,
                const std::function<void(int, int)> &progress)
{
    m_fabric->apply(topology, running, progress);
}

void Lab::stop()
{
    m_fabric->stop();
}

void Lab::keepIn(const std::string &folder)
{
    m_fabric->keepIn(folder);
}

void Lab::agreeTo(std::set<QString> agreed)
{
    m_fabric->agreeTo(std::move(agreed));
}

void Lab::giveFiles(std::string folder)
{
    m_fabric->giveFiles(std::move(folder));
}

void Lab::setFar(std::set<ElementId> devices)
{
    m_fabric->setFar(std::move(devices));
}

void Lab::setCarriers(std::set<ConnectionId> connections)
{
    m_fabric->setCarriers(std::move(connections));
}

std::map<ConnectionId, std::string> Lab::farInterfaces() const
{
    return m_fabric->wires().farInterfaces();
}

void Lab::giveUpWhen(std::function<bool()> asked)
{
    m_fabric->giveUpWhen(std::move(asked));
}

std::map<ElementId, ElementStatus> Lab::status() const
{
    return m_fabric->status();
}

std::set<ConnectionId> Lab::wires() const
{
    return m_fabric->wires().carrying();
}

std::map<ConnectionId, std::string> Lab::linkProblems() const
{
    return m_fabric->wires().linkProblems();
}

std::map<ConnectionId, WireCounts> Lab::statistics() const
{
    return m_fabric->wires().statistics();
}

} // namespace tomato::lab
