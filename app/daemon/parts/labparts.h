// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/daemon/parts/labsplit.h"
#include "app/daemon/parts/partlink.h"
#include "app/daemon/parts/partsrecord.h"
#include "app/daemon/parts/ringmirror.h"
#include "app/daemon/parts/trunksupervisor.h"
#include "app/protocol/linkstatistics.h"
#include "capture/archive/capturedring.h"

namespace tomato::engine {

/// The parts of a lab that run on other hosts, as its home sees them.
class LabParts final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const Result<> &)>;

    /// `folder` is the lab's. The parts that an engine which was killed has left are found there.
    LabParts(LabId lab, const QString &folder);
    ~LabParts() override;

    /// Decides which host runs what from now on.
    const LabSplit &plan(const topology::Topology &topology, const std::set<ElementId> &running);
    const LabSplit &split() const { return m_split; }
    /// Tells whether a part of the lab runs on another host or is to.
    bool areUsed() const
    {
        return m_split.isSplit() || !m_links.empty() || !m_record.parts().empty();
    }

    /// Fails when an element is to run on a host that nobody knows.
    Result<> checkHosts(const topology::Topology &topology) const;

    /// Brings the other hosts to the plan: the parameters `topology` and `agreed` of lab.start.
    void apply(const QJsonObject &params, const Done &done);
    void stop(const std::function<void()> &done);
    void flush(const ConnectionId &connection, const Done &done);

    struct Fetched
    {
        std::vector<capture::CapturedRing> rings;
        /// The hosts whose recordings are missing, and why; only when that was allowed.
        std::map<QString, QString> missing = {};
    };
    /// Copies the rings that other hosts have of these connections into the folder. A host that
    /// cannot be reached is an error, unless a part of them is enough.
    void fetchRings(const std::vector<ConnectionId> &connections, const QString &folder,
                    bool isPartEnough, const std::function<bool()> &goesOn,
                    const std::function<void(Result<Fetched>)> &done);

    /// Copies the rings of other hosts that record this connection, until the lab is stopped; each
    /// call begins to bring the copies up to date. Returns for each the host, the copy's directory
    /// (empty while there is none) and why it is not up to date.
    QJsonArray mirror(const ConnectionId &connection);

    /// Adds the status of the other hosts to that of this one.
    void addTo(protocol::FabricStatus &status) const;
    QJsonArray withCaptures(QJsonArray own) const;
    void addStatistics(const QJsonArray &own, const std::function<void(QJsonArray)> &done);
    /// Returns for each host its state, its kind, and which part runs there.
    QJsonArray describe() const;
    /// Returns the numbers that connections between hosts have in trunks.
    const WireNumbers &numbers() const { return m_numbers; }
    /// Returns what the trunk's process needs.
    QJsonObject wiresJson() const;
    QJsonObject hostsJson() const;
    /// Returns the number by which each host's part knows this home.
    QJsonObject epochsJson() const;
    /// The connections that have no carrier yet, of those that are to cross hosts.
    std::set<ConnectionId> missing(const topology::Topology &topology,
                                   const std::set<ConnectionId> &wires) const;

signals:
    void changed();

private:
    PartLink &link(const QString &host);
    void dropUnusedLinks();
    void stopLeft(const std::function<void()> &done);
    void remember();
    void dropMirrors();
    QString hostAt(const ConnectionId &connection, std::size_t side) const;

    LabId m_lab;
    PartsRecord m_record;
    qint64 m_epoch = 0;
    WireNumbers m_numbers;
    LabSplit m_split;
    std::map<QString, std::unique_ptr<PartLink>> m_links;
    TrunkSupervisor m_trunk;
    QString m_mirrorFolder;
    std::map<std::pair<ConnectionId, QString>, std::unique_ptr<RingMirror>> m_mirrors;
};

} // namespace tomato::engine
