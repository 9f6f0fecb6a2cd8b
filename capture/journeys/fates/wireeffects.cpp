// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/fates/wireeffects.h"

#include "app/base/linkqueue.h"

#include <algorithm>
#include <charconv>
#include <iterator>

namespace tomato::journeys {

namespace {

constexpr Timestamp SettleEvery = std::chrono::seconds(1);
/// Frames that come to the queue earlier or later by more are not looked at.
constexpr Timestamp MaxSpread = std::chrono::seconds(1);

/// The value of "delay 20 ms" for "delay"; nothing for another effect.
std::optional<double> valueOf(std::string_view effect, std::string_view name)
{
    if (!effect.starts_with(name) || effect.substr(name.size(), 1) != " ")
        return {};
    effect.remove_prefix(name.size() + 1);
    double value = 0;
    const auto [end, error] = std::from_chars(effect.data(), effect.data() + effect.size(), value);
    return error == std::errc() ? std::optional(value) : std::nullopt;
}

Timestamp milliseconds(double value)
{
    return Timestamp(static_cast<Timestamp::rep>(value * 1e6));
}

} // namespace

WireEffects::Setting WireEffects::settingOf(std::string_view emulation)
{
    const bool isElementDown = emulation.starts_with("the element at an end is stopped");
    if (isElementDown || emulation.starts_with("the link is down")) {
        Setting down;
        down.isDown = true;
        down.isElementDown = isElementDown;
        return down;
    }
    bool loses = false;
    bool reorders = false;
    bool isTraced = false;
    bool isAimed = false;
    double bandwidth = 0;
    double limit = 0;
    double delay = 0;
    double jitter = 0;
    bool isUniform = true;
    while (!emulation.empty()) {
        const std::size_t end = std::min(emulation.find(", "), emulation.size());
        const std::string_view effect = emulation.substr(0, end);
        emulation.remove_prefix(std::min(end + 2, emulation.size()));
        loses = loses || effect.starts_with("loss ") || effect.starts_with("drop ");
        reorders = reorders || effect.starts_with("reordering ");
        bandwidth = valueOf(effect, "bandwidth").value_or(bandwidth);
        limit = valueOf(effect, "queue").value_or(limit);
        delay = valueOf(effect, "delay").value_or(delay);
        if (const auto value = valueOf(effect, "jitter")) {
            jitter = *value;
            isUniform = effect.ends_with("(uniform)");
        }
        isAimed = isAimed || effect.starts_with("only for ");
        isTraced = isTraced || effect.starts_with("trace ");
    }
    Setting setting{loses, bandwidth > 0 || isTraced, {}, false, false};
    // What goes past the queue does not fill it.
    if (!loses || bandwidth <= 0 || limit <= 0 || reorders || isAimed)
        return setting;
    const double bytesPerSecond = bandwidth * 125;
    const Queue queue{bytesPerSecond, static_cast<std::uint32_t>(limit),
                      LinkQueue::mostFrames(bytesPerSecond, (delay + jitter) / 1000),
                      milliseconds(delay), milliseconds(jitter * (isUniform ? 1 : 8))};
    if (queue.spread <= MaxSpread)
        setting.queue = queue;
    return setting;
}

void WireEffects::add(PointId point, Timestamp since, std::string_view emulation)
{
    Wire &wire = m_wires[point];
    const auto later = std::upper_bound(
        wire.changes.begin(), wire.changes.end(), since,
        [](Timestamp wanted, const Change &change) { return wanted < change.since; });
    const Setting &setting = wire.changes.insert(later, {since, settingOf(emulation)})->setting;
    if (setting.isDown)
        m_downs.insert(point);
    wire.hasQueue = wire.hasQueue || setting.queue;
    m_hasQueues = m_hasQueues || wire.hasQueue;
}

void WireEffects::add(const Places &places, const Journey &journey, Timestamp earliest)
{
    if (!m_hasQueues)
        return;
    std::vector<bool> isLeaf(journey.hops.size(), true);
    for (const Hop &hop : journey.hops) {
        if (hop.parent == Hop::NoParent)
            continue;
        isLeaf[hop.parent] = false;
        const Hop &sent = journey.hops[hop.parent];
        const auto wire = m_wires.find(sent.point);
        if (wire == m_wires.end() || !wire->second.hasQueue || !places.isOntoWire(sent.point))
            continue;
        wire->second.fill.add(sent.time, hop.time, hop.length, hop.match != Match::Ambiguous);
        ++m_frames;
    }
    for (std::size_t at = 0; at < journey.hops.size(); ++at) {
        const Hop &hop = journey.hops[at];
        if (!isLeaf[at] || !dependsOnQueue(hop.point, hop.time) || m_losses >= MaxLosses ||
            hop.time < m_settled)
            continue;
        m_wires.at(hop.point).losses.push_back({hop.time, hop.length, hop.isMistakable});
        ++m_losses;
    }
    m_now = std::max(m_now, journey.hops.back().time);
    const Timestamp settled = std::min(m_now - Settled, earliest);
    if (settled - SettleEvery > m_settled)
        settle(settled);
    if (m_frames >= MaxFrames)
        forget();
}

/// Losses before now, or soon after, cannot be told from what is left.
void WireEffects::forget()
{
    for (auto &[point, wire] : m_wires)
        wire.fill.clear();
    m_frames = 0;
    m_wholeSince = m_now + Settled;
}

void WireEffects::finish()
{
    settle(Timestamp::max());
}

void WireEffects::settle(Timestamp before)
{
    m_settled = before;
    m_frames = 0;
    for (auto &[point, wire] : m_wires) {
        if (!wire.hasQueue)
            continue;
        settle(wire, before);
        m_frames += wire.fill.size();
    }
}

void WireEffects::settle(Wire &wire, Timestamp before) const
{
    const auto open = wire.losses.begin() + static_cast<std::ptrdiff_t>(wire.settled);
    std::sort(open, wire.losses.end(),
              [](const Loss &one, const Loss &other) { return one.sent < other.sent; });
    wire.fill.prepare((open == wire.losses.end() ? before : open->sent) - MaxSpread);
    auto each = open;
    for (; each != wire.losses.end() && each->sent < before; ++each) {
        const Setting *setting = settingAt(wire, each->sent);
        if (setting == nullptr || !setting->queue || each->sent < m_wholeSince ||
            each->isMistakable)
            continue;
        const auto room = wire.fill.roomFor(each->sent, each->bytes, *setting->queue);
        if (room != QueueFill::Room::Unknown)
            each->cause = room == QueueFill::Room::None ? Cause::QueueFull : Cause::Emulation;
    }
    settleAlike(wire, wire.settled, before);
    wire.settled = static_cast<std::size_t>(each - wire.losses.begin());
}

/// The one that was lost was sent no earlier, and no more apart from the next that looks like it
/// than frames are on their way. So all of a chain of them are looked at, beginning with the last.
void WireEffects::settleAlike(Wire &wire, std::size_t open, Timestamp before) const
{
    const std::vector<Timestamp> &others = wire.fill.unsure();
    std::size_t other = others.size();
    std::size_t loss = wire.losses.size();
    Timestamp next = Timestamp::max();
    bool hadRoom = true;
    while (loss > open) {
        if (!wire.losses[loss - 1].isMistakable) {
            --loss;
            continue;
        }
        const bool isLoss = other == 0 || others[other - 1] <= wire.losses[loss - 1].sent;
        const Timestamp time = isLoss ? wire.losses[loss - 1].sent : others[other - 1];
        const Setting *setting = settingAt(wire, time);
        const Queue *queue = setting != nullptr && setting->queue ? &*setting->queue : nullptr;
        const Timestamp longest = queue != nullptr ? QueueFill::mostOf(*queue) : Settled;
        hadRoom = hadRoom || next - time > longest;
        // What left until then is known.
        const bool isKnown = before == Timestamp::max() || time + longest < before + Settled;
        hadRoom = hadRoom && isKnown && queue != nullptr && time >= m_wholeSince &&
                  !wire.fill.mayBeFull(time, *queue);
        next = time;
        if (!isLoss) {
            --other;
            continue;
        }
        Loss &lost = wire.losses[--loss];
        if (lost.sent < before)
            lost.cause = hadRoom ? Cause::Emulation : Cause::Unknown;
    }
}

const WireEffects::Setting &WireEffects::at(const Wire &wire, Timestamp time)
{
    // A link that is driven by an experiment may have thousands, and each loss is looked up.
    const auto later = std::upper_bound(
        wire.changes.begin(), wire.changes.end(), time,
        [](Timestamp wanted, const Change &change) { return wanted < change.since; });
    return later == wire.changes.begin() ? wire.changes.front().setting : std::prev(later)->setting;
}

const WireEffects::Setting *WireEffects::settingAt(const Wire &wire, Timestamp sent)
{
    const Setting &before = at(wire, sent - Margin);
    return before == at(wire, sent + Margin) ? &before : nullptr;
}

WireEffects::Cause WireEffects::causeAround(const Setting &before, const Setting &after)
{
    // A link that is down loses what is under way on it, and is sent nothing.
    const bool loses = before.loses || after.loses;
    if (before.isDown || after.isDown) {
        if (loses || before.limits || after.limits)
            return Cause::Unknown;
        return before.isElementDown || after.isElementDown ? Cause::ElementDown : Cause::LinkDown;
    }
    const bool limits = before.limits || after.limits;
    if (loses == limits)
        return Cause::Unknown;
    return loses ? Cause::Emulation : Cause::QueueFull;
}

bool WireEffects::dependsOnQueue(PointId point, Timestamp sent) const
{
    const auto found = m_wires.find(point);
    if (found == m_wires.end() || !found->second.hasQueue)
        return false;
    const Setting *setting = settingAt(found->second, sent);
    return setting != nullptr && setting->queue;
}

WireEffects::Cause WireEffects::causeAt(PointId point, Timestamp sent) const
{
    const auto found = m_wires.find(point);
    if (found == m_wires.end())
        return Cause::Unknown;
    const Wire &wire = found->second;
    const Setting *setting = settingAt(wire, sent);
    if (setting == nullptr || !setting->queue)
        return causeAround(at(wire, sent - Margin), at(wire, sent + Margin));
    const auto settled = wire.losses.begin() + static_cast<std::ptrdiff_t>(wire.settled);
    const auto loss =
        std::lower_bound(wire.losses.begin(), settled, sent,
                         [](const Loss &each, Timestamp time) { return each.sent < time; });
    return loss != settled && loss->sent == sent ? loss->cause : Cause::Unknown;
}

const WireEffects::Setting *WireEffects::downAround(const Wire &wire, Timestamp time)
{
    const Timestamp from = time - Margin - Asking;
    if (at(wire, from).isDown)
        return &at(wire, from);
    const auto change =
        std::upper_bound(wire.changes.begin(), wire.changes.end(), from,
                         [](Timestamp wanted, const Change &each) { return wanted < each.since; });
    for (auto each = change; each != wire.changes.end() && each->since <= time + Margin; ++each) {
        if (each->setting.isDown)
            return &each->setting;
    }
    return nullptr;
}

std::vector<WireEffects::Down> WireEffects::downBehind(const Places &places, PlaceId place,
                                                       PointId cameBy, Timestamp time) const
{
    std::vector<Down> found;
    for (const PointId each : m_downs) {
        const Point &point = places.point(each);
        const bool isBack =
            point.from == places.point(cameBy).to && point.to == places.point(cameBy).from;
        if (places.outOf(each) != place || isBack)
            continue;
        if (const Setting *down = downAround(m_wires.at(each), time))
            found.push_back({each, down->isElementDown});
    }
    return found;
}

std::vector<PointId> WireEffects::unseenLosses(const Places &places) const
{
    std::vector<PointId> found;
    for (const auto &[point, wire] : m_wires) {
        const bool mayLose = std::ranges::any_of(wire.changes, [](const Change &change) {
            return change.setting.loses || change.setting.limits;
        });
        if (mayLose && places.point(point).moment == Moment::Sent && !places.isOntoWire(point))
            found.push_back(point);
    }
    return found;
}

} // namespace tomato::journeys
