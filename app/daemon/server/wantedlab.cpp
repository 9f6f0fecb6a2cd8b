// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/server/wantedlab.h"

#include "app/daemon/fabricorder.h"
#include "app/topology/format/tomatoformat.h"

#include <QJsonArray>
#include <QJsonObject>

namespace tomato::engine {

bool WantedLab::load()
{
    auto topology = LabTopology::load(path());
    if (!topology)
        return false; // a new lab
    m_topology = std::move(*topology);
    ++m_number;
    return true;
}

Result<> WantedLab::adopt(LabTopology topology)
{
    if (auto saved = topology::saveTopology(topology.topology(), path()); !saved)
        return saved;
    m_topology = std::move(topology);
    ++m_number;
    m_running.updateWanted(m_topology.topology());
    return {};
}

Result<> WantedLab::restore(const WantedLab &before)
{
    if (auto adopted = adopt(before.m_topology); !adopted)
        return adopted;
    m_agreed = before.m_agreed;
    m_running = before.m_running;
    m_files = before.m_files;
    return {};
}

const std::vector<protocol::LabFinding> &WantedLab::findings() const
{
    return m_findings.of(topology(), m_number, m_running.ids());
}

QJsonObject WantedLab::params() const
{
    return {{"topology", m_topology.json()},
            {"agreed", QJsonArray::fromStringList({m_agreed.begin(), m_agreed.end()})}};
}

QJsonObject WantedLab::order(const LabShare &share,
                             const std::vector<service::CaptureOrder> &captures,
                             int commitEvent) const
{
    return FabricOrder{m_topology.json(),
                       m_folder,
                       share.ownDevices(m_running.ids()),
                       share.farDevices(),
                       captures,
                       m_agreed,
                       m_files,
                       commitEvent}
        .toJson();
}

} // namespace tomato::engine
