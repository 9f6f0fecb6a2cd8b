// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/outcome/statementevidence.h"

#include "app/base/isotime.h"
#include "app/experiment/outcome/judgementtexts.h"
#include "app/experiment/plan/stepreader.h"
#include "app/topology/lookup.h"

#include <algorithm>
#include <cmath>

namespace tomato::experiment {

/// A time that is counted from a step ends a little later than planned where the step was late; the
/// recordings go on until the lab ends.
static constexpr double EndSlack = 0.05;

Timestamp StatementEvidence::timeOf(double seconds) const
{
    if (std::isinf(seconds))
        return seconds < 0 ? Timestamp::min() : Timestamp::max();
    return m_run.zero +
           std::chrono::duration_cast<Timestamp>(std::chrono::duration<double>(seconds));
}

std::string StatementEvidence::describe(const LoggedPacket &packet, const QString &connection) const
{
    const double seconds = std::chrono::duration<double>(packet.time - m_run.zero).count();
    std::string file;
    // While a run goes on there are no files yet.
    if (const auto found = recording(connection);
        found && packet.file < static_cast<std::uint32_t>((*found)->files.size()))
        file =
            " (" + m_run.folder.relativeFilePath((*found)->files[packet.file]).toStdString() + ")";
    return "packet " + std::to_string(packet.number) + " on " + connection.toStdString() + file +
           " at " + secondsText(seconds) + " (" + isoTime(packet.time) + ")";
}

std::string StatementEvidence::describe(const Window &window) const
{
    if (window.isWhole)
        return "in the whole run";
    return "from " + secondsText(window.from) + " to " +
           (std::isinf(window.until) ? "the end" : secondsText(window.until));
}

Result<std::size_t> StatementEvidence::stepIndex(const QString &name) const
{
    const Step *step = findStep(m_experiment.steps, name);
    if (step == nullptr)
        return failure("there is no step '" + name.toStdString() + "'");
    return static_cast<std::size_t>(step - m_experiment.steps.data());
}

Result<double> StatementEvidence::secondsOf(const Moment &moment) const
{
    if (moment.step.isEmpty())
        return moment.seconds;
    const auto index = stepIndex(moment.step);
    if (!index)
        return passOn(index);
    const auto began = m_run.outcomes[*index].began;
    if (!began)
        return failure("the step '" + moment.step.toStdString() + "' never began");
    return *began;
}

Result<StatementEvidence::Window> StatementEvidence::window(const Statement &statement) const
{
    Window window{-Endless, Endless, !statement.from && !statement.until, wholeRunFrom()};
    if (statement.from) {
        const auto from = secondsOf(*statement.from);
        if (!from)
            return passOn(from);
        window.from = *from;
        window.recordedFrom = recordedFrom(*statement.from, *from);
        if (statement.within)
            window.until = *from + *statement.within;
    } else if (statement.until) {
        window.from = 0;
    }
    if (statement.until) {
        const auto until = secondsOf(*statement.until);
        if (!until)
            return passOn(until);
        window.until = *until;
    }
    return window;
}

Result<const LinkRecording *> StatementEvidence::recording(const QString &connection) const
{
    const auto id = topology::findConnection(m_topology, connection);
    if (!id)
        return passOn(id);
    const auto found = m_run.recordings.find(*id);
    if (found == m_run.recordings.end())
        return failure("was not recorded", connection.toStdString());
    if (found->second.missing > 0)
        return failure(std::to_string(found->second.missing) +
                           " packets are not in the recording, so that nothing can be said of it "
                           "(capture_segments keeps more)",
                       connection.toStdString());
    return &found->second;
}

Result<StatementEvidence::Packets>
StatementEvidence::packets(const PacketChoice &choice, const Window &window, bool withKeys) const
{
    const auto recorded = recording(choice.on);
    if (!recorded)
        return passOn(recorded);
    PacketWish wish{choice.filter, {}, {}, timeOf(window.from), timeOf(window.until), withKeys};
    const auto id = topology::findConnection(m_topology, choice.on);
    const auto ends = sides(choice);
    if (!ends)
        return passOn(ends);
    wish.sides = *ends;
    for (const unsigned side : *ends)
        wish.senders << m_topology.label(m_topology.connection(*id)->ends[side]);
    return m_read ? m_read(*id, wish) : readPackets(**recorded, wish);
}

Result<std::vector<unsigned>> StatementEvidence::sides(const PacketChoice &choice) const
{
    std::vector<unsigned> found;
    if (choice.sentBy.isEmpty())
        return found;
    const auto id = topology::findConnection(m_topology, choice.on);
    const auto element = topology::findElement(m_topology, choice.sentBy);
    if (!id || !element)
        return failure("there is no such end", choice.sentBy.toStdString());
    const auto &ends = m_topology.connection(*id)->ends;
    for (unsigned side = 0; side < ends.size(); ++side) {
        const topology::Element *device = m_topology.deviceOf(ends[side]);
        if (device != nullptr && device->id == *element)
            found.push_back(side);
    }
    return found;
}

/// The steps that begin to record before all others belong to the start; later ones do not.
double StatementEvidence::wholeRunFrom() const
{
    double others = Endless;
    for (std::size_t i = 0; i < m_experiment.steps.size(); ++i) {
        const Action action = m_experiment.steps[i].action;
        if (action != Action::CaptureStart && action != Action::Start &&
            action != Action::CaptureMark)
            others = std::min(others, m_run.outcomes[i].began.value_or(Endless));
    }
    double begin = 0;
    for (std::size_t i = 0; i < m_experiment.steps.size(); ++i) {
        const double ended = m_run.outcomes[i].ended.value_or(0);
        if (m_experiment.steps[i].action == Action::CaptureStart && ended <= others)
            begin = std::max(begin, ended);
    }
    return begin;
}

double StatementEvidence::recordedFrom(const Moment &moment, double began) const
{
    const auto index =
        moment.step.isEmpty() ? Result<std::size_t>(failure({})) : stepIndex(moment.step);
    if (!index || m_experiment.steps[*index].action != Action::CaptureStart)
        return began;
    return m_run.outcomes[*index].ended.value_or(began);
}

Result<std::string> StatementEvidence::gap(const PacketChoice &choice, const Window &window) const
{
    const auto recorded = recording(choice.on);
    const auto ends = sides(choice);
    if (!recorded || !ends)
        return recorded ? Result<std::string>(passOn(ends)) : passOn(recorded);
    const bool isOver = !m_read;
    const double end = isOver ? m_run.seconds : Endless;
    if (!std::isinf(window.until) && window.until > end + EndSlack)
        return "the run ended at " + secondsText(end);
    if (window.from > end)
        return "the run ended at " + secondsText(end);
    const auto found =
        findGap((*recorded)->times, {choice.filter, *ends, timeOf(window.recordedFrom),
                                     timeOf(std::min(window.until, end))});
    return found ? describe(*found, choice) : std::string();
}

std::string StatementEvidence::describe(const CoverageGap &gap, const PacketChoice &choice) const
{
    const std::string on = choice.on.toStdString();
    const auto seconds = [this](Timestamp time) {
        return secondsText(std::chrono::duration<double>(time - m_run.zero).count());
    };
    switch (gap.reason) {
    case CoverageGap::Reason::Filter:
        return on + " was recorded only where \"" + gap.by.filter.toStdString() + "\" matches";
    case CoverageGap::Reason::Length:
        return "only " + std::to_string(gap.by.snapLength) + " bytes of each frame on " + on +
               " were recorded, and the filter looks at more";
    case CoverageGap::Reason::Direction: {
        const auto id = topology::findConnection(m_topology, choice.on);
        const std::string sender =
            id ? m_topology.label(m_topology.connection(*id)->ends[gap.by.side]).toStdString() : "";
        return "only what " + sender + " sends was recorded on " + on;
    }
    case CoverageGap::Reason::NotRecorded:
        break;
    }
    return on + " was not recorded from " + seconds(gap.from) + " to " +
           (gap.until == Timestamp::max() ? "the end" : seconds(gap.until)) +
           (gap.by.ending.isEmpty() ? "" : " (" + gap.by.ending.toStdString() + ")");
}

} // namespace tomato::experiment
