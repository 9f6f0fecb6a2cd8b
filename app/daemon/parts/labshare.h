// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/daemon/parts/clockseries.h"
#include "app/daemon/parts/labparts.h"

#include <QTimer>

#include <optional>

namespace tomato::engine {

/// The share of a lab that this host runs. At the lab's home it is all that no other host runs, and
/// the others are asked to do their parts. Elsewhere it is the part that the home ordered.
class LabShare final : public QObject
{
    Q_OBJECT

public:
    using Done = LabParts::Done;

    /// `folder` is where the lab's files are kept; copies from other hosts that an engine which was
    /// killed left there are removed.
    LabShare(const LabId &lab, const QString &folder);

    /// Sets the order of the lab's home; none where this host is the home.
    void setOrder(std::optional<PartOrder> order) { m_order = std::move(order); }
    const std::optional<PartOrder> &order() const { return m_order; }
    /// Tells whether this host is the home of a lab that other hosts have parts of.
    bool hasOtherHosts() const { return !m_order && m_parts.areUsed(); }
    LabParts &parts() { return m_parts; }
    const LabParts &parts() const { return m_parts; }
    /// Returns the name that the lab's home has for this host.
    QString ownHost() const;

    /// Decides at home which host runs what from now on.
    void plan(const topology::Topology &topology, const std::set<ElementId> &running);
    /// Returns those of the devices that are to run which run here.
    std::set<ElementId> ownDevices(const std::set<ElementId> &running) const;
    std::set<ElementId> farDevices() const;
    /// Fails when an element that runs on another host is to begin with files of this one, in
    /// `files`; empty for none.
    Result<> checkFiles(const topology::Topology &topology, const QString &files) const;

    /// Calls `done` when all connections between hosts carry frames; with an error when they do not
    /// within 20 s.
    void awaitWires(const Done &done);
    /// Reports the connections that carry frames.
    void updateWires(const topology::Topology &topology, const std::set<ConnectionId> &wires);
    /// Ends the waiting for wires, where somebody waits.
    void endAwaiting(const Result<> &result);

    /// Returns the interfaces and the hosts that a trunk is to join; `interfaces` are the fabric's
    /// by connection, `worker` is its process.
    QJsonObject trunkPlan(qint64 worker, const std::map<ConnectionId, QString> &interfaces) const;
    /// Returns the connections that have these numbers in the trunk.
    QJsonArray connectionsOf(const std::set<int> &wires) const;
    void setTrunkReport(QJsonObject report);
    /// The trunk has ended, and another one counts from zero: what it lost stays counted.
    void endTrunk();
    /// The lab has stopped.
    void forgetLosses();
    /// Returns how far the clocks of other hosts were ahead, as hosts.json has it.
    QJsonObject clocks() const { return m_clocks.toJson(); }
    /// Counts the frames that this host's end of the trunk dropped since the lab started.
    qint64 framesLostInTrunk() const;
    /// Completes the counters of this host's wires with the trunk's losses and the other hosts'.
    void addStatistics(const QJsonArray &own, const std::function<void(QJsonArray)> &done);
    /// Returns the hosts that parts of the lab run on, as lab.hosts has them.
    QJsonArray hosts() const;

    struct FetchOptions
    {
        /// Hosts that cannot be reached are left out.
        bool isPartEnough = false;
        /// Times stay as the clock of each host had them.
        bool hasRawClocks = false;
    };
    /// Copies the recordings of other hosts on these connections into a folder of the lab's that is
    /// removed with the last of the rings; they come with the offsets of their clocks to this one.
    void fetchRings(const std::vector<ConnectionId> &connections, FetchOptions options,
                    const std::function<bool()> &goesOn,
                    const std::function<void(Result<LabParts::Fetched>)> &done);

private:
    std::map<ConnectionId, int> crossingWires() const;
    std::string trunkProblem() const;
    void widenBound(QJsonObject &told) const;
    std::optional<ConnectionId> connectionOf(int wire) const;
    QJsonArray withTrunkLosses(const QJsonArray &statistics) const;
    std::map<int, qint64> lostFrames() const;

    QString m_folder;
    std::optional<PartOrder> m_order;
    LabParts m_parts;
    QJsonObject m_trunkReport;
    /// When that came, in nanoseconds since 1970.
    qint64 m_reported = 0;
    ClockSeries m_clocks;
    /// What earlier trunks lost, by the numbers of wires.
    std::map<int, qint64> m_lostBefore;
    /// The callback of a caller who waits for wires between hosts.
    Done m_awaiting;
    QTimer m_wiresTime;
    /// The first connection that had no carrier when wires were reported last.
    QString m_missing;
};

} // namespace tomato::engine
