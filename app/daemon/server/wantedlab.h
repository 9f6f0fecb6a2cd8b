// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/daemon/parts/labshare.h"
#include "app/daemon/server/labfindings.h"
#include "app/daemon/server/labtopology.h"
#include "app/daemon/server/topologyintake.h"
#include "app/daemon/server/wanteddevices.h"
#include "capture/service/captureorder.h"

namespace tomato::engine {

/// The wishes of a lab's user: its topology, what was agreed to, and the devices that are to run.
/// The topology is kept in the lab's folder.
class WantedLab final
{
public:
    explicit WantedLab(QString folder) : m_folder(std::move(folder)) {}

    /// Loads the topology that an earlier engine of this lab kept; false when there is none.
    bool load();
    /// Takes another topology, and counts it. Fails when it cannot be kept; nothing changes then.
    Result<> adopt(LabTopology topology);
    /// Takes what the lab was to be before.
    Result<> restore(const WantedLab &before);

    const LabTopology &labTopology() const { return m_topology; }
    const topology::Topology &topology() const { return m_topology.topology(); }
    /// Counts the topologies.
    quint64 topologyNumber() const { return m_number; }

    const Agreements &agreed() const { return m_agreed; }
    void setAgreed(Agreements agreed) { m_agreed = std::move(agreed); }
    WantedDevices &running() { return m_running; }
    const WantedDevices &running() const { return m_running; }
    /// The folder with the files that elements begin with; empty for none.
    const QString &files() const { return m_files; }
    void setFiles(QString files) { m_files = std::move(files); }

    /// Returns what is probably not intended in it while it runs.
    const std::vector<protocol::LabFinding> &findings() const;

    /// Returns the parameters `topology` and `agreed` of lab.start.
    QJsonObject params() const;
    /// Returns the parameters of fabric.apply, for this host's share of the lab.
    QJsonObject order(const LabShare &share, const std::vector<service::CaptureOrder> &captures,
                      int commitEvent) const;

private:
    QString path() const { return m_folder + QStringLiteral("/topology.json"); }

    QString m_folder;
    LabTopology m_topology;
    quint64 m_number = 1;
    Agreements m_agreed;
    WantedDevices m_running;
    QString m_files;
    /// It only remembers what follows from the others.
    mutable LabFindings m_findings;
};

} // namespace tomato::engine
