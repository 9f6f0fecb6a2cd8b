// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/recordedtimes.h"

#include "app/base/isotime.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

namespace tomato::capture {

namespace {

constexpr std::string_view Recorded = "Recorded";
constexpr std::string_view Missing = "Packets may be missing";
constexpr std::string_view From = " from ";
constexpr std::string_view To = " to ";
constexpr std::string_view WentOn = "; the recording went on";
constexpr std::string_view HadEnded = "; the recording had ended";
constexpr std::string_view OfThem = ", ";
constexpr std::string_view AreKnown = " of them are known";
constexpr std::size_t MaxTimesFound = 1'000'000;

std::string_view takeTimesLine(std::string_view &text)
{
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

bool take(std::string_view &line, std::string_view words)
{
    if (!line.starts_with(words))
        return false;
    line.remove_prefix(words.size());
    return true;
}

bool takeEnd(std::string_view &line, std::string_view words)
{
    if (!line.ends_with(words))
        return false;
    line.remove_suffix(words.size());
    return true;
}

std::string fromTo(std::optional<Timestamp> from, std::optional<Timestamp> to)
{
    return (from ? std::string(From) + isoTime(*from) : std::string()) +
           (to ? std::string(To) + isoTime(*to) : std::string());
}

/// Nanoseconds in 63 bits reach from 1970 to 2262.
std::optional<Timestamp> timeIn(std::string_view text)
{
    constexpr std::string_view First = "1970";
    constexpr std::string_view Last = "2261";
    const std::string_view year = text.substr(0, First.size());
    return year < First || year > Last ? std::nullopt : timeFromIso(std::string(text));
}

/// Reads " from A to B", of which either may be left out.
bool readFromTo(std::string_view line, std::optional<Timestamp> &from, std::optional<Timestamp> &to)
{
    if (take(line, From)) {
        const std::size_t end = std::min(line.find(To), line.size());
        from = timeIn(line.substr(0, end));
        line.remove_prefix(end);
        if (!from)
            return false;
    }
    if (take(line, To)) {
        to = timeIn(line);
        return to.has_value();
    }
    return line.empty();
}

std::optional<RecordedTimes> recordedIn(std::string_view line)
{
    RecordedTimes times;
    if (!take(line, Recorded))
        return {};
    times.goesOn = takeEnd(line, WentOn);
    if (!times.goesOn && !takeEnd(line, HadEnded))
        return {};
    std::optional<Timestamp> from;
    std::optional<Timestamp> to;
    if (!readFromTo(line, from, to) || !to)
        return {};
    times.from = from.value_or(times.from);
    times.to = *to;
    return times;
}

std::optional<InterfaceHole> holeIn(std::string_view line)
{
    InterfaceHole hole;
    if (!take(line, Missing))
        return {};
    if (takeEnd(line, AreKnown)) {
        const std::size_t at = line.rfind(OfThem);
        if (at == std::string_view::npos)
            return {};
        const std::string_view number = line.substr(at + OfThem.size());
        const char *const end = number.data() + number.size();
        const auto read = std::from_chars(number.data(), end, hole.packets);
        if (read.ec != std::errc() || read.ptr != end)
            return {};
        line = line.substr(0, at);
    }
    std::optional<Timestamp> from;
    std::optional<Timestamp> to;
    if (!readFromTo(line, from, to))
        return {};
    hole.from = from.value_or(Timestamp());
    hole.to = to.value_or(Timestamp::max());
    return hole.to < hole.from ? std::nullopt : std::optional(hole);
}

/// Joins holes that have little time between them until there are few enough.
void joinNearest(std::vector<InterfaceHole> &holes)
{
    if (holes.size() <= MaxHolesTold)
        return;
    const auto between = [&holes](std::size_t at) { return holes[at].from - holes[at - 1].to; };
    std::vector<std::size_t> order;
    for (std::size_t at = 1; at < holes.size(); ++at)
        order.push_back(at);
    const auto joined = static_cast<std::ptrdiff_t>(holes.size() - MaxHolesTold);
    std::nth_element(
        order.begin(), order.begin() + joined, order.end(),
        [&](std::size_t one, std::size_t other) { return between(one) < between(other); });
    std::vector<bool> isJoined(holes.size(), false);
    std::for_each(order.begin(), order.begin() + joined,
                  [&](std::size_t at) { isJoined[at] = true; });
    std::vector<InterfaceHole> fewer;
    for (std::size_t at = 0; at < holes.size(); ++at) {
        if (!isJoined[at]) {
            fewer.push_back(holes[at]);
            continue;
        }
        fewer.back().to = std::max(fewer.back().to, holes[at].to);
        fewer.back().packets += holes[at].packets;
    }
    holes = std::move(fewer);
}

} // namespace

RecordedTimes ofPart(RecordedTimes whole, Timestamp last)
{
    whole.to = std::min(whole.to, last);
    whole.goesOn = true;
    return whole;
}

std::string recordedText(const RecordedTimes &times)
{
    const auto from =
        times.from == Timestamp::min() ? std::nullopt : std::optional<Timestamp>(times.from);
    return std::string(Recorded) + fromTo(from, times.to) +
           std::string(times.goesOn ? WentOn : HadEnded);
}

std::string holesText(const std::vector<InterfaceHole> &holes, std::uint32_t interface)
{
    std::vector<InterfaceHole> own;
    for (const InterfaceHole &each : holes) {
        if (each.interface != interface)
            continue;
        // Where both ends are one interface, their holes may overlap.
        if (own.empty() || each.from > own.back().to) {
            own.push_back(each);
            continue;
        }
        own.back().to = std::max(own.back().to, each.to);
        own.back().packets += each.packets;
    }
    joinNearest(own);
    std::string text;
    for (const InterfaceHole &each : own) {
        const auto from = each.from <= Timestamp() ? std::nullopt : std::optional(each.from);
        const auto to = each.to == Timestamp::max() ? std::nullopt : std::optional(each.to);
        text += (text.empty() ? "" : "\n") + std::string(Missing) + fromTo(from, to);
        if (each.packets != 0)
            text += std::string(OfThem) + std::to_string(each.packets) + std::string(AreKnown);
    }
    return text;
}

void addTimesOf(const std::string &comment, std::uint32_t interface, FoundTimes &found)
{
    std::string_view rest = comment;
    while (!rest.empty() && found.holes.size() + found.recorded.size() < MaxTimesFound) {
        const std::string_view line = takeTimesLine(rest);
        if (const auto times = recordedIn(line)) {
            found.recorded.push_back({interface, *times});
        } else if (auto hole = holeIn(line)) {
            hole->interface = interface;
            found.holes.push_back(*hole);
        }
    }
}

} // namespace tomato::capture
