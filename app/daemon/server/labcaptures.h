// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/daemon/parts/labshare.h"
#include "app/daemon/server/workersupervisor.h"
#include "capture/service/captures.h"

#include <filesystem>
#include <set>
#include <vector>

namespace tomato::engine {

/// The captures of a lab on all hosts: its topology says which there are to be, the worker records
/// those of this host, and the other hosts have theirs.
class LabCaptures final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const Result<> &)>;

    /// `folder` is where the lab's files are kept.
    LabCaptures(const LabId &lab, QString folder, LabShare &share);

    /// Those of this host.
    service::Captures &own() { return m_own; }
    const service::Captures &own() const { return m_own; }
    /// Returns the own capture of a connection; null where there is none, and where only another
    /// host is to record it, as what was recorded here before is no part of that.
    const service::Capture *latest(const ConnectionId &connection) const;
    /// Sets the captures that a topology which was accepted requests.
    void setWanted(const topology::Topology &topology, bool keepsOffloads);
    /// Takes over what the worker began to record, with the addresses of elements.
    Result<> begin(std::vector<service::CaptureOrder> orders, const protocol::WorkerStatus &status);
    /// Has frames that were on the wire before written, on all hosts.
    void flush(const ConnectionId &connection, WorkerSupervisor &worker, const Done &done);
    /// Returns the captures of all hosts, as capture.list has them.
    QJsonArray all() const;
    /// Does so with this as the status of the own ones, which is not looked up again then.
    QJsonArray all(const std::vector<protocol::CaptureStatus> &own) const;
    /// Returns the latest runs of a connection, each host's in a folder of this machine; those of
    /// other hosts are copies, which each call begins to bring up to date.
    QJsonArray mirror(const ConnectionId &connection);
    /// Returns the files in which elements logged TLS secrets; none unless the lab's setting is
    /// that recordings have them.
    std::vector<std::filesystem::path> keyLogs(const topology::Topology &topology) const;

private:
    QString m_folder;
    LabShare &m_share;
    service::Captures m_own;
    std::set<ConnectionId> m_elsewhere;
};

} // namespace tomato::engine
