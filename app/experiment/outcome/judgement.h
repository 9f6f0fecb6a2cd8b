// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/experiment/outcome/packetlog.h"
#include "app/experiment/plan/experiment.h"
#include "app/experiment/steps/stepoutcome.h"
#include "app/topology/topology.h"

#include <QDir>

#include <functional>
#include <map>

namespace tomato::experiment {

/// The result of checking a statement.
struct Verdict
{
    QString name;
    bool held = false;
    /// The reason when it did not hold, with the packet, the link and the time; empty when it held.
    QString message;
    /// The measured number; empty where the statement has none, or none could be measured.
    std::optional<double> measured;
    QString unit;
    /// Some of the numbers that it was measured from, sorted; none where there is only one.
    std::vector<double> samples = {};
    /// See Statement.
    QString again = {};
    /// It did not hold since packets may have crossed that were not recorded.
    bool isUnproven = false;
};

/// Everything that a run left behind and that statements are about.
struct RunEvidence
{
    QDir folder;
    /// When the experiment's clock began, and after how many seconds the run was over.
    Timestamp zero{};
    double seconds = 0;
    std::vector<StepOutcome> outcomes;
    std::map<ConnectionId, LinkRecording> recordings;
    /// The rest of the run's record: machine, settings, programs and the like, by their names.
    QJsonObject surroundings = {};
};

/// Checks for each statement whether it held. A statement that cannot be checked did not hold.
class Judgement final
{
public:
    using ReadPackets =
        std::function<Result<std::vector<LoggedPacket>>(const ConnectionId &, const PacketWish &)>;

    /// `read` takes the place of the recordings' files while a run goes on.
    Judgement(const topology::Topology &topology, const Experiment &experiment,
              const RunEvidence &evidence, ReadPackets read = {})
        : m_topology(topology), m_experiment(experiment), m_evidence(evidence),
          m_read(std::move(read))
    {
    }

    std::vector<Verdict> judge() const;
    /// Judges a statement while the run goes on: nothing as long as what is still to come can
    /// change the verdict. All packets that came before `settled`, in seconds, are known.
    std::optional<Verdict> judgeSoFar(const Statement &statement, double settled) const;

private:
    using Packets = std::vector<LoggedPacket>;
    struct Window
    {
        double from = 0;
        double until = 0;
        bool isWhole = true;
        /// When recording must have begun: later than `from` where that is the step which began
        /// it, or where the whole run begins with such steps.
        double recordedFrom = 0;
    };

    Verdict verdictOn(const Statement &statement) const;
    bool isFinal(const Statement &statement, const Verdict &verdict, bool isOver) const;
    Result<> judge(const Statement &statement, Verdict &verdict) const;
    /// `found` are the chosen packets of that time; those of judgeWay() have keys. `gap` says why
    /// others may have crossed; it is empty where they surely did not.
    Result<> judgeCount(const Statement &statement, const Window &time, const Packets &found,
                        const std::string &gap, Verdict &verdict) const;
    Result<> judgeRate(const Statement &statement, const Window &time, const Packets &found,
                       const std::string &gap, Verdict &verdict) const;
    Result<> judgeWay(const Statement &statement, const Window &time, const Packets &sent,
                      std::string gap, Verdict &verdict) const;
    Result<> judgeSameAs(const Statement &statement, Verdict &verdict) const;
    Result<> judgeOrder(const Statement &statement, const Window &time, const Packets &first,
                        const std::string &gap, Verdict &verdict) const;
    Result<> judgeAppearance(const Statement &statement, const Window &time, const Packets &found,
                             const std::string &gap, Verdict &verdict) const;
    Result<> judgeCommand(const Statement &statement, Verdict &verdict) const;

    Result<const LinkRecording *> recording(const QString &connection) const;
    Result<Packets> packets(const PacketChoice &choice, const Window &window,
                            bool withKeys = false) const;
    Result<std::vector<unsigned>> sides(const PacketChoice &choice) const;
    /// Says why packets of that time may have crossed without being recorded; empty where each was.
    Result<std::string> gap(const PacketChoice &choice, const Window &window) const;
    std::string describe(const CoverageGap &gap, const PacketChoice &choice) const;
    Result<Window> window(const Statement &statement) const;
    double wholeRunFrom() const;
    double recordedFrom(const Moment &moment, double began) const;
    Result<double> secondsOf(const Moment &moment) const;
    Result<std::size_t> stepIndex(const QString &name) const;
    Timestamp timeOf(double seconds) const;
    /// Returns a text such as "packet 7 on h1--r1 (captures/h1--r1.pcapng) at 2.103456 s
    /// (2026-01-31T12:00:03.1Z)".
    std::string describe(const LoggedPacket &packet, const QString &connection) const;
    std::string describe(const Window &window) const;

    const topology::Topology &m_topology;
    const Experiment &m_experiment;
    const RunEvidence &m_evidence;
    ReadPackets m_read;
};

} // namespace tomato::experiment
