// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/experiment/outcome/packetlog.h"
#include "app/experiment/outcome/runevidence.h"
#include "app/experiment/plan/experiment.h"
#include "app/topology/topology.h"

#include <functional>
#include <string>
#include <vector>

namespace tomato::experiment {

/// Finds in what a run left behind the times and packets that statements are about, and why packets
/// may be missing. Texts of errors are for people.
class StatementEvidence final
{
public:
    using Packets = std::vector<LoggedPacket>;
    using ReadPackets = std::function<Result<Packets>(const ConnectionId &, const PacketWish &)>;
    /// The time that a statement is about, in seconds of the experiment's clock.
    struct Window
    {
        double from = 0;
        double until = 0;
        bool isWhole = true;
        /// When recording must have begun: later than `from` where that is the step which began
        /// it, or where the whole run begins with such steps.
        double recordedFrom = 0;
    };

    /// Borrows all. `read` takes the place of the recordings' files while the run goes on.
    StatementEvidence(const topology::Topology &topology, const Experiment &experiment,
                      const RunEvidence &run, ReadPackets read)
        : m_topology(topology), m_experiment(experiment), m_run(run), m_read(std::move(read))
    {
    }

    /// Fails when one of its steps has not begun.
    Result<Window> window(const Statement &statement) const;
    Result<std::size_t> stepIndex(const QString &name) const;
    Result<Packets> packets(const PacketChoice &choice, const Window &window,
                            bool withKeys = false) const;
    /// Reads packets while the run goes on.
    Result<Packets> read(const ConnectionId &connection, const PacketWish &wish) const
    {
        return m_read(connection, wish);
    }
    /// Says why packets of that time may have crossed without being recorded; empty where each was.
    Result<std::string> gap(const PacketChoice &choice, const Window &window) const;

    /// Returns a text such as "packet 7 on h1--r1 (captures/h1--r1.pcapng) at 2.103456 s
    /// (2026-01-31T12:00:03.1Z)".
    std::string describe(const LoggedPacket &packet, const QString &connection) const;
    std::string describe(const Window &window) const;

private:
    Result<const LinkRecording *> recording(const QString &connection) const;
    Result<std::vector<unsigned>> sides(const PacketChoice &choice) const;
    std::string describe(const CoverageGap &gap, const PacketChoice &choice) const;
    double wholeRunFrom() const;
    double recordedFrom(const Moment &moment, double began) const;
    Result<double> secondsOf(const Moment &moment) const;
    Timestamp timeOf(double seconds) const;

    const topology::Topology &m_topology;
    const Experiment &m_experiment;
    const RunEvidence &m_run;
    ReadPackets m_read;
};

} // namespace tomato::experiment
