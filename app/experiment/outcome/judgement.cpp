// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/outcome/judgement.h"

#include "app/base/isotime.h"
#include "app/experiment/plan/samples.h"
#include "app/experiment/plan/stepreader.h"
#include "app/topology/lookup.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace tomato::experiment {

namespace {

using Quantity = Statement::Quantity;

/// The part of a command's output that is searched.
constexpr qint64 MaxOutputBytes = 16 * 1024 * 1024;
/// So many samples of a distribution are kept: enough to tell it from another one.
constexpr std::size_t MaxSamples = 1000;
constexpr double Endless = std::numeric_limits<double>::infinity();

std::string secondsText(double seconds)
{
    return QString::number(seconds, 'f', 6).toStdString() + " s";
}

std::string wanted(const Comparison &comparison)
{
    return "expected " + comparison.text().toStdString();
}

void setMeasured(Verdict &verdict, const Comparison &comparison, double value)
{
    verdict.measured = value;
    verdict.unit = unitText(comparison.unit());
}

/// The packets that went from one link to another.
struct Way
{
    std::vector<double> milliseconds;
    /// Indices of the requested packets.
    std::vector<std::size_t> arrived;
    std::vector<std::size_t> lost;
};

/// Fails when two packets are identical: then it is unknown which of them arrived.
Result<Way> follow(const std::vector<LoggedPacket> &sent, const std::vector<LoggedPacket> &later)
{
    std::unordered_map<std::string, std::vector<Timestamp>> seen;
    for (const LoggedPacket &packet : later)
        seen[packet.key].push_back(packet.time);
    std::unordered_map<std::string, int> alike;
    std::size_t ambiguous = 0;
    for (const LoggedPacket &packet : sent)
        ambiguous += ++alike[packet.key] > 1 ? 1 : 0;
    if (ambiguous > 0)
        return failure(std::to_string(ambiguous) + " of " + std::to_string(sent.size()) +
                       " packets are the same as earlier ones, so that they cannot be told apart");
    Way way;
    for (std::size_t i = 0; i < sent.size(); ++i) {
        const auto found = seen.find(sent[i].key);
        const std::vector<Timestamp> none;
        const auto &times = found == seen.end() ? none : found->second;
        const auto time = std::find_if(times.begin(), times.end(),
                                       [&](Timestamp each) { return each >= sent[i].time; });
        if (time == times.end()) {
            way.lost.push_back(i);
            continue;
        }
        way.arrived.push_back(i);
        way.milliseconds.push_back(
            std::chrono::duration<double, std::milli>(*time - sent[i].time).count());
    }
    return way;
}

} // namespace

std::vector<Verdict> Judgement::judge() const
{
    std::vector<Verdict> verdicts;
    for (const Statement &statement : m_experiment.expect)
        verdicts.push_back(verdictOn(statement));
    return verdicts;
}

Verdict Judgement::verdictOn(const Statement &statement) const
{
    Verdict verdict{statement.name, false, {}, {}, {}};
    const auto result = judge(statement, verdict);
    verdict.held = result.has_value();
    verdict.again = statement.again;
    if (!result)
        verdict.message = QString::fromStdString(result.error().text());
    return verdict;
}

Result<> Judgement::judge(const Statement &statement, Verdict &verdict) const
{
    if (statement.quantity == Quantity::Command)
        return judgeCommand(statement, verdict);
    const auto time = window(statement);
    if (!time)
        return passOn(time);
    const bool isWay =
        statement.quantity == Quantity::Delay || statement.quantity == Quantity::Loss;
    const auto found = packets(statement.packets, *time, isWay);
    if (!found)
        return passOn(found);
    switch (statement.quantity) {
    case Quantity::Count:
        return judgeCount(statement, *time, *found, verdict);
    case Quantity::Rate:
    case Quantity::Throughput:
        return judgeRate(statement, *time, *found, verdict);
    case Quantity::Delay:
    case Quantity::Loss:
        return judgeWay(statement, *time, *found, verdict);
    case Quantity::Before:
        return judgeOrder(statement, *time, *found);
    case Quantity::Never:
    case Quantity::Some:
        return judgeAppearance(statement, *time, *found);
    case Quantity::Command:
        break;
    }
    return {};
}

Timestamp Judgement::timeOf(double seconds) const
{
    if (std::isinf(seconds))
        return seconds < 0 ? Timestamp::min() : Timestamp::max();
    return m_evidence.zero +
           std::chrono::duration_cast<Timestamp>(std::chrono::duration<double>(seconds));
}

std::string Judgement::describe(const LoggedPacket &packet, const QString &connection) const
{
    const double seconds = std::chrono::duration<double>(packet.time - m_evidence.zero).count();
    std::string file;
    // While a run goes on there are no files yet.
    if (const auto found = recording(connection);
        found && packet.file < static_cast<std::uint32_t>((*found)->files.size()))
        file = " (" +
               m_evidence.folder.relativeFilePath((*found)->files[packet.file]).toStdString() + ")";
    return "packet " + std::to_string(packet.number) + " on " + connection.toStdString() + file +
           " at " + secondsText(seconds) + " (" + isoTime(packet.time) + ")";
}

std::string Judgement::describe(const Window &window) const
{
    if (window.isWhole)
        return "in the whole run";
    return "from " + secondsText(window.from) + " to " +
           (std::isinf(window.until) ? "the end" : secondsText(window.until));
}

Result<std::size_t> Judgement::stepIndex(const QString &name) const
{
    const Step *step = findStep(m_experiment.steps, name);
    if (step == nullptr)
        return failure("there is no step '" + name.toStdString() + "'");
    return static_cast<std::size_t>(step - m_experiment.steps.data());
}

Result<double> Judgement::secondsOf(const Moment &moment) const
{
    if (moment.step.isEmpty())
        return moment.seconds;
    const auto index = stepIndex(moment.step);
    if (!index)
        return passOn(index);
    const auto began = m_evidence.outcomes[*index].began;
    if (!began)
        return failure("the step '" + moment.step.toStdString() + "' never began");
    return *began;
}

Result<Judgement::Window> Judgement::window(const Statement &statement) const
{
    Window window{-Endless, Endless, !statement.from && !statement.until};
    if (statement.from) {
        const auto from = secondsOf(*statement.from);
        if (!from)
            return passOn(from);
        window.from = *from;
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

Result<const LinkRecording *> Judgement::recording(const QString &connection) const
{
    const auto id = topology::findConnection(m_topology, connection);
    if (!id)
        return passOn(id);
    const auto found = m_evidence.recordings.find(*id);
    if (found == m_evidence.recordings.end())
        return failure("was not recorded", connection.toStdString());
    if (found->second.missing > 0)
        return failure(std::to_string(found->second.missing) +
                           " packets are not in the recording, so that nothing can be said of it "
                           "(capture_segments keeps more)",
                       connection.toStdString());
    return &found->second;
}

Result<Judgement::Packets> Judgement::packets(const PacketChoice &choice, const Window &window,
                                              bool withKeys) const
{
    const auto recorded = recording(choice.on);
    if (!recorded)
        return passOn(recorded);
    PacketWish wish{choice.filter, {}, {}, timeOf(window.from), timeOf(window.until), withKeys};
    const auto id = topology::findConnection(m_topology, choice.on);
    if (!choice.sentBy.isEmpty()) {
        const auto element = topology::findElement(m_topology, choice.sentBy);
        if (!id || !element)
            return failure("there is no such end", choice.sentBy.toStdString());
        const auto &ends = m_topology.connection(*id)->ends;
        for (unsigned side = 0; side < ends.size(); ++side) {
            const topology::Element *device = m_topology.deviceOf(ends[side]);
            if (device == nullptr || device->id != *element)
                continue;
            wish.senders << m_topology.label(ends[side]);
            wish.sides.push_back(side);
        }
    }
    return m_read ? m_read(*id, wish) : readPackets(**recorded, wish);
}

Result<> Judgement::judgeCount(const Statement &statement, const Window &time, const Packets &found,
                               Verdict &verdict) const
{
    const Comparison &comparison = statement.comparison;
    setMeasured(verdict, comparison, static_cast<double>(found.size()));
    if (comparison.holds(*verdict.measured))
        return {};
    std::string message = wanted(comparison) + ", found " + std::to_string(found.size()) + " on " +
                          statement.packets.on.toStdString() + " " + describe(time);
    // Too many: the first that is too much. Too few: after which one they stopped.
    std::size_t good = found.size();
    while (good > 0 && !comparison.holds(static_cast<double>(good)))
        --good;
    if (good > 0 || (!found.empty() && comparison.holds(0)))
        message += "; the first too many is " + describe(found[good], statement.packets.on);
    else if (!found.empty())
        message += "; the last is " + describe(found.back(), statement.packets.on);
    return failure(message);
}

Result<> Judgement::judgeRate(const Statement &statement, const Window &time, const Packets &found,
                              Verdict &verdict) const
{
    const Comparison &comparison = statement.comparison;
    double bytes = 0;
    for (const LoggedPacket &packet : found)
        bytes += packet.bytes;
    auto count = static_cast<double>(found.size());
    double seconds = std::min(time.until, m_evidence.seconds) - std::max(time.from, 0.0);
    if (time.isWhole) {
        if (found.size() < 2)
            return failure(wanted(comparison) + ", found " + std::to_string(found.size()) +
                           " packets on " + statement.packets.on.toStdString() +
                           ", which have no rate; from and until give it a time");
        // The time reaches from the first to the last packet, so that all packets but the first
        // came in it.
        seconds = std::chrono::duration<double>(found.back().time - found.front().time).count();
        bytes -= found.front().bytes;
        --count;
    }
    if (seconds <= 0)
        return failure("no time passes " + describe(time));
    const bool isRate = statement.quantity == Quantity::Rate;
    setMeasured(verdict, comparison, (isRate ? count : bytes * 8 / 1e6) / seconds);
    if (comparison.holds(*verdict.measured))
        return {};
    std::string message = wanted(comparison) + ", found " +
                          comparison.valueText(*verdict.measured).toStdString() + " on " +
                          statement.packets.on.toStdString() + " " + describe(time);
    if (!found.empty())
        message += ", from " + describe(found.front(), statement.packets.on) + " to " +
                   describe(found.back(), statement.packets.on);
    return failure(message);
}

Result<> Judgement::judgeWay(const Statement &statement, const Window &time, const Packets &sent,
                             Verdict &verdict) const
{
    const auto later =
        packets({statement.to, statement.packets.filter, {}}, {time.from, Endless, false}, true);
    if (!later)
        return passOn(later);
    if (sent.empty())
        return failure("no packet was on " + statement.packets.on.toStdString() + " " +
                       describe(time));
    auto way = follow(sent, *later);
    if (!way)
        return failure(way.error().message, statement.packets.on.toStdString());
    const Comparison &comparison = statement.comparison;
    if (statement.quantity == Quantity::Loss) {
        setMeasured(verdict, comparison,
                    100.0 * static_cast<double>(way->lost.size()) /
                        static_cast<double>(sent.size()));
        if (comparison.holds(*verdict.measured))
            return {};
        std::string message =
            wanted(comparison) + ", found " +
            comparison.valueText(*verdict.measured).toStdString() + " (" +
            std::to_string(way->lost.size()) + " of " + std::to_string(sent.size()) + ") between " +
            statement.packets.on.toStdString() + " and " + statement.to.toStdString();
        if (!way->lost.empty())
            message +=
                "; the first lost is " + describe(sent[way->lost.front()], statement.packets.on);
        return failure(message);
    }
    if (way->milliseconds.empty())
        return failure("none of " + std::to_string(sent.size()) + " packets came to " +
                       statement.to.toStdString());
    const auto worst = std::max_element(way->milliseconds.begin(), way->milliseconds.end());
    std::size_t at = static_cast<std::size_t>(worst - way->milliseconds.begin());
    std::vector<double> sorted = way->milliseconds;
    std::sort(sorted.begin(), sorted.end());
    setMeasured(verdict, comparison, comparison.summary(sorted));
    verdict.samples = thinned(sorted, MaxSamples);
    double found = *verdict.measured;
    if (comparison.isAboutEach()) {
        const auto bad = std::find_if_not(way->milliseconds.begin(), way->milliseconds.end(),
                                          [&](double each) { return comparison.holds(each); });
        if (bad == way->milliseconds.end())
            return {};
        at = static_cast<std::size_t>(bad - way->milliseconds.begin());
        found = *bad;
    } else if (comparison.holds(found)) {
        return {};
    }
    return failure(wanted(comparison) + ", found " + comparison.valueText(found).toStdString() +
                   " to " + statement.to.toStdString() +
                   (comparison.isAboutEach() ? "; it is " : "; the slowest is ") +
                   describe(sent[way->arrived[at]], statement.packets.on));
}

Result<> Judgement::judgeOrder(const Statement &statement, const Window &time,
                               const Packets &first) const
{
    const auto second = packets(statement.later, time);
    if (!second)
        return passOn(second);
    if (first.empty())
        return failure("the packet that comes first was never on " +
                       statement.packets.on.toStdString() + " " + describe(time));
    if (second->empty())
        return failure("the packet that comes later was never on " +
                       statement.later.on.toStdString() + " " + describe(time));
    if (first.front().time < second->front().time)
        return {};
    return failure(describe(second->front(), statement.later.on) + " came before " +
                   describe(first.front(), statement.packets.on));
}

Result<> Judgement::judgeAppearance(const Statement &statement, const Window &time,
                                    const Packets &found) const
{
    if (statement.quantity == Quantity::Never)
        return found.empty() ? Result<>()
                             : failure(std::to_string(found.size()) + " came; the first is " +
                                       describe(found.front(), statement.packets.on));
    if (!found.empty())
        return {};
    std::string message =
        "none was on " + statement.packets.on.toStdString() + " " + describe(time);
    const auto later = packets(statement.packets, {time.until, Endless, false});
    if (later && !later->empty())
        message += "; the first after that is " + describe(later->front(), statement.packets.on);
    return failure(message);
}

Result<> Judgement::judgeCommand(const Statement &statement, Verdict &verdict) const
{
    const auto index = stepIndex(statement.step);
    if (!index)
        return passOn(index);
    const StepOutcome &outcome = m_evidence.outcomes[*index];
    const std::string when =
        outcome.began ? " (began at " + secondsText(*outcome.began) + ")" : std::string();
    if (!outcome.began)
        return failure("the step never began");
    if (statement.exitCode && !outcome.exitCode)
        return failure("it has no exit code" + when);
    if (statement.exitCode && !statement.exitCode->holds(*outcome.exitCode))
        return failure("its exit code is " + std::to_string(*outcome.exitCode) + ", " +
                       wanted(*statement.exitCode) + when);
    if (statement.output.isEmpty())
        return {};
    QFile file(m_evidence.folder.filePath(outcome.output));
    if (!file.open(QIODevice::ReadOnly))
        return failure("cannot read its output: " + file.errorString().toStdString(),
                       outcome.output.toStdString());
    const QString text = QString::fromUtf8(file.read(MaxOutputBytes));
    const QRegularExpression expression(statement.output, QRegularExpression::MultilineOption);
    const auto match = expression.match(text);
    if (!match.hasMatch())
        return failure("its output has no '" + statement.output.toStdString() + "'" + when,
                       outcome.output.toStdString());
    if (!statement.value)
        return {};
    bool isNumber = false;
    const double value = match.captured(1).toDouble(&isNumber);
    if (!isNumber)
        return failure("expected a number in its output, found '" +
                           match.captured(1).toStdString() + "'",
                       outcome.output.toStdString());
    setMeasured(verdict, *statement.value, value);
    if (statement.value->holds(value))
        return {};
    return failure(wanted(*statement.value) + ", found " +
                       statement.value->valueText(value).toStdString() + " in its output" + when,
                   outcome.output.toStdString());
}

} // namespace tomato::experiment
