// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/outcome/judgement.h"

#include "app/experiment/outcome/judgementtexts.h"
#include "app/experiment/plan/repeatability.h"
#include "app/experiment/plan/samples.h"
#include "app/topology/lookup.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace tomato::experiment {

namespace {

using Quantity = Statement::Quantity;

/// The part of a command's output that is searched.
constexpr qint64 MaxOutputBytes = 16 * 1024 * 1024;
/// So many samples of a distribution are kept: enough to tell it from another one.
constexpr std::size_t MaxSamples = 1000;

std::string wanted(const Comparison &comparison)
{
    return "expected " + comparison.text().toStdString();
}

void setMeasured(Verdict &verdict, const Comparison &comparison, double value)
{
    verdict.measured = value;
    verdict.unit = unitText(comparison.unit());
}

tl::unexpected<Error> unproven(Verdict &verdict, const std::string &found, const std::string &gap)
{
    verdict.isUnproven = true;
    return failure(found + ", but " + gap);
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
    const auto time = m_evidence.window(statement);
    if (!time)
        return passOn(time);
    if (time->until <= time->from)
        return failure("no time is " + m_evidence.describe(*time));
    const bool isWay =
        statement.quantity == Quantity::Delay || statement.quantity == Quantity::Loss;
    const auto found = m_evidence.packets(statement.packets, *time, isWay);
    if (!found)
        return passOn(found);
    const auto lacks = m_evidence.gap(statement.packets, *time);
    if (!lacks)
        return passOn(lacks);
    switch (statement.quantity) {
    case Quantity::Count:
        return judgeCount(statement, *time, *found, *lacks, verdict);
    case Quantity::Rate:
    case Quantity::Throughput:
        return judgeRate(statement, *time, *found, *lacks, verdict);
    case Quantity::Delay:
    case Quantity::Loss: {
        const auto judged = judgeWay(statement, *time, *found, *lacks, verdict);
        return judged && statement.sameAs ? judgeSameAs(statement, verdict) : judged;
    }
    case Quantity::Before:
        return judgeOrder(statement, *time, *found, *lacks, verdict);
    case Quantity::Never:
    case Quantity::Some:
        return judgeAppearance(statement, *time, *found, *lacks, verdict);
    case Quantity::Command:
        break;
    }
    return {};
}

/// Packets that were not recorded can only be more.
Result<> Judgement::judgeCount(const Statement &statement, const Window &time, const Packets &found,
                               const std::string &gap, Verdict &verdict) const
{
    const Comparison &comparison = statement.comparison;
    const auto count = static_cast<double>(found.size());
    std::string message = wanted(comparison) + ", found " + std::to_string(found.size()) + " on " +
                          statement.packets.on.toStdString() + " " + m_evidence.describe(time);
    if (gap.empty()) {
        setMeasured(verdict, comparison, count);
        if (comparison.holds(count))
            return {};
    } else if (comparison.mayHoldFrom(count)) {
        if (comparison.holdsFrom(count) && !comparison.isAny())
            return {};
        return unproven(verdict, message, gap);
    }
    // Too many: the first that is too much. Too few: after which one they stopped.
    std::size_t good = found.size();
    while (good > 0 && !comparison.holds(static_cast<double>(good)))
        --good;
    if (good > 0 || (!found.empty() && comparison.holds(0)))
        message +=
            "; the first too many is " + m_evidence.describe(found[good], statement.packets.on);
    else if (!found.empty())
        message += "; the last is " + m_evidence.describe(found.back(), statement.packets.on);
    return failure(message);
}

Result<> Judgement::judgeRate(const Statement &statement, const Window &time, const Packets &found,
                              const std::string &gap, Verdict &verdict) const
{
    const Comparison &comparison = statement.comparison;
    if (!gap.empty())
        return unproven(verdict,
                        wanted(comparison) + ", found " + std::to_string(found.size()) +
                            " packets on " + statement.packets.on.toStdString() + " " +
                            m_evidence.describe(time),
                        gap);
    double bytes = 0;
    for (const LoggedPacket &packet : found)
        bytes += packet.bytes;
    auto count = static_cast<double>(found.size());
    double seconds = std::min(time.until, m_run.seconds) - std::max(time.from, 0.0);
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
        return failure("no time passes " + m_evidence.describe(time));
    const bool isRate = statement.quantity == Quantity::Rate;
    setMeasured(verdict, comparison, (isRate ? count : bytes * 8 / 1e6) / seconds);
    if (comparison.holds(*verdict.measured))
        return {};
    std::string message = wanted(comparison) + ", found " +
                          comparison.valueText(*verdict.measured).toStdString() + " on " +
                          statement.packets.on.toStdString() + " " + m_evidence.describe(time);
    if (!found.empty())
        message += ", from " + m_evidence.describe(found.front(), statement.packets.on) + " to " +
                   m_evidence.describe(found.back(), statement.packets.on);
    return failure(message);
}

Result<> Judgement::judgeWay(const Statement &statement, const Window &time, const Packets &sent,
                             std::string gap, Verdict &verdict) const
{
    const PacketChoice there{statement.to, statement.packets.filter, {}};
    const Window untilEnd{time.from, Endless, false, time.recordedFrom};
    const auto later = m_evidence.packets(there, untilEnd, true);
    if (!later)
        return passOn(later);
    const auto lacks = m_evidence.gap(there, untilEnd);
    if (!lacks)
        return passOn(lacks);
    if (gap.empty())
        gap = *lacks;
    if (sent.empty() && !gap.empty())
        return unproven(verdict,
                        "no packet was seen on " + statement.packets.on.toStdString() + " " +
                            m_evidence.describe(time),
                        gap);
    if (sent.empty())
        return failure("no packet was on " + statement.packets.on.toStdString() + " " +
                       m_evidence.describe(time));
    auto way = follow(sent, *later);
    if (!way)
        return failure(way.error().message, statement.packets.on.toStdString());
    const Comparison &comparison = statement.comparison;
    const bool isAboutEach =
        statement.quantity == Quantity::Delay && comparison.isAboutEach() && !comparison.isAny();
    const auto isBad = [&](double each) { return !comparison.holds(each); };
    // One that was too slow was so, whatever else there was.
    if (!gap.empty() && (!isAboutEach || std::ranges::none_of(way->milliseconds, isBad)))
        return unproven(verdict,
                        wanted(comparison) + ", found " + std::to_string(sent.size()) +
                            " packets on " + statement.packets.on.toStdString() + ", " +
                            std::to_string(way->arrived.size()) + " of them on " +
                            statement.to.toStdString(),
                        gap);
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
            message += "; the first lost is " +
                       m_evidence.describe(sent[way->lost.front()], statement.packets.on);
        return failure(message);
    }
    if (way->milliseconds.empty())
        return failure("none of " + std::to_string(sent.size()) + " packets came to " +
                       statement.to.toStdString());
    const auto worst = std::max_element(way->milliseconds.begin(), way->milliseconds.end());
    std::size_t at = static_cast<std::size_t>(worst - way->milliseconds.begin());
    std::vector<double> sorted = way->milliseconds;
    std::sort(sorted.begin(), sorted.end());
    double found = comparison.summary(sorted);
    if (gap.empty()) {
        setMeasured(verdict, comparison, found);
        verdict.samples = thinned(sorted, MaxSamples);
    }
    if (comparison.isAboutEach()) {
        const auto bad = std::ranges::find_if(way->milliseconds, isBad);
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
                   m_evidence.describe(sent[way->arrived[at]], statement.packets.on));
}

/// After the delays of its own packets were judged.
Result<> Judgement::judgeSameAs(const Statement &statement, Verdict &verdict) const
{
    Statement other = statement;
    other.packets = statement.sameAs->packets;
    other.to = statement.sameAs->to;
    other.from = statement.sameAs->from;
    other.until = statement.sameAs->until;
    other.within.reset();
    other.comparison = {};
    other.sameAs.reset();
    Verdict second;
    if (const auto judged = judge(other, second); !judged) {
        verdict.isUnproven = second.isUnproven;
        return judged;
    }
    const auto test = Repeatability::parse(
        QStringLiteral("distribution %1").arg(statement.distribution, 0, 'f', 12));
    if (!test)
        return passOn(test);
    const auto difference = test->difference(verdict.samples, second.samples);
    if (!difference)
        return {};
    const auto text = [](const std::vector<double> &samples) {
        return std::to_string(samples.size()) + " delays with a median of " +
               QString::number(quantile(samples, 0.5), 'g', 6).toStdString() + " ms";
    };
    return failure(text(verdict.samples) + " against " + text(second.samples) + ": one " +
                   difference->toStdString());
}

/// A packet of either that was not recorded may have been the first one.
Result<> Judgement::judgeOrder(const Statement &statement, const Window &time, const Packets &first,
                               const std::string &gap, Verdict &verdict) const
{
    const auto second = m_evidence.packets(statement.later, time);
    if (!second)
        return passOn(second);
    if (!gap.empty() &&
        (first.empty() || (!second->empty() && second->front().time <= first.front().time)))
        return unproven(verdict,
                        "the packet that comes first was not seen before the other one on " +
                            statement.packets.on.toStdString() + " " + m_evidence.describe(time),
                        gap);
    if (first.empty())
        return failure("the packet that comes first was never on " +
                       statement.packets.on.toStdString() + " " + m_evidence.describe(time));
    if (second->empty())
        return failure("the packet that comes later was never on " +
                       statement.later.on.toStdString() + " " + m_evidence.describe(time));
    if (first.front().time < second->front().time) {
        Window before = time;
        before.until = std::chrono::duration<double>(first.front().time - m_run.zero).count();
        const auto lacks = m_evidence.gap(statement.later, before);
        if (!lacks)
            return passOn(lacks);
        if (!lacks->empty())
            return unproven(verdict,
                            "the packet that comes later was seen later on " +
                                statement.later.on.toStdString(),
                            *lacks);
        return {};
    }
    const std::string early = m_evidence.describe(second->front(), statement.later.on);
    const std::string late = m_evidence.describe(first.front(), statement.packets.on);
    return early == late ? failure("the first of both is " + early)
                         : failure(early + " came before " + late);
}

Result<> Judgement::judgeAppearance(const Statement &statement, const Window &time,
                                    const Packets &found, const std::string &gap,
                                    Verdict &verdict) const
{
    if (found.empty() && !gap.empty())
        return unproven(verdict,
                        "none was seen on " + statement.packets.on.toStdString() + " " +
                            m_evidence.describe(time),
                        gap);
    if (statement.quantity == Quantity::Never)
        return found.empty() ? Result<>()
                             : failure(std::to_string(found.size()) + " came; the first is " +
                                       m_evidence.describe(found.front(), statement.packets.on));
    if (!found.empty())
        return {};
    std::string message =
        "none was on " + statement.packets.on.toStdString() + " " + m_evidence.describe(time);
    const auto later = m_evidence.packets(statement.packets, {time.until, Endless, false});
    if (later && !later->empty())
        message += "; the first after that is " +
                   m_evidence.describe(later->front(), statement.packets.on);
    return failure(message);
}

Result<> Judgement::judgeCommand(const Statement &statement, Verdict &verdict) const
{
    const auto index = m_evidence.stepIndex(statement.step);
    if (!index)
        return passOn(index);
    const StepOutcome &outcome = m_run.outcomes[*index];
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
    QFile file(m_run.folder.filePath(outcome.output));
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

std::optional<Verdict> Judgement::judgeSoFar(const Statement &statement, double settled) const
{
    if (statement.quantity == Quantity::Command) {
        const auto index = m_evidence.stepIndex(statement.step);
        if (!index || !m_run.outcomes[*index].ended)
            return std::nullopt;
        return verdictOn(statement);
    }
    for (const QString &on : {statement.packets.on, statement.to, statement.later.on}) {
        if (on.isEmpty())
            continue;
        const auto id = topology::findConnection(m_topology, on);
        if (!id || !m_run.recordings.contains(*id))
            return std::nullopt;
    }
    const auto time = m_evidence.window(statement);
    if (!time)
        return std::nullopt; // one of its steps has not begun
    bool isRead = true;
    const Judgement tried(m_topology, m_experiment, m_run,
                          [this, &isRead](const ConnectionId &id, const PacketWish &wish) {
                              auto packets = m_evidence.read(id, wish);
                              isRead = isRead && packets;
                              return packets;
                          });
    Verdict verdict = tried.verdictOn(statement);
    // Recordings that begin later are known then.
    if (!isRead || verdict.isUnproven || !tried.isFinal(statement, verdict, time->until <= settled))
        return std::nullopt;
    return verdict;
}

bool Judgement::isFinal(const Statement &statement, const Verdict &verdict, bool isOver) const
{
    switch (statement.quantity) {
    case Quantity::Never:
        return isOver || !verdict.held;
    case Quantity::Some:
        return isOver || verdict.held;
    case Quantity::Count:
        if (isOver || !verdict.measured)
            return isOver;
        return verdict.held ? statement.comparison.holdsFrom(*verdict.measured)
                            : !statement.comparison.mayHoldFrom(*verdict.measured);
    case Quantity::Rate:
    case Quantity::Throughput:
        return isOver;
    case Quantity::Before: {
        // The first packets of both stay the first ones.
        const auto time = m_evidence.window(statement);
        const auto first = m_evidence.packets(statement.packets, *time);
        const auto second = m_evidence.packets(statement.later, *time);
        return isOver || (first && second && !first->empty() && !second->empty());
    }
    case Quantity::Delay:
        // A packet that was too slow stays so; those on their way are not known yet.
        return !verdict.held && verdict.measured && statement.comparison.isAboutEach() &&
               !statement.sameAs;
    case Quantity::Loss:
    case Quantity::Command:
        break;
    }
    return false;
}

} // namespace tomato::experiment
