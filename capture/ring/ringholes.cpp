// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/ring/ringholes.h"

#include "app/base/files/fileaccess.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <string>
#include <string_view>

namespace tomato::capture {

namespace {

/// Holes with less time between them are one: that is little beside the time for which packets are
/// waited for.
constexpr std::chrono::milliseconds MinApart(100);
constexpr std::uint64_t MaxHolesBytes = 1 << 20;
/// The older half is joined when the file is full and has more holes than this.
constexpr std::size_t MaxKept = 10'000;

std::string lineOf(const RingHole &hole)
{
    return std::to_string(hole.side) + '\t' + std::to_string(hole.from.count()) + '\t' +
           (hole.to == Timestamp::max() ? "-" : std::to_string(hole.to.count())) +
           (hole.packets == 0 ? "" : '\t' + std::to_string(hole.packets)) + '\n';
}

std::optional<Timestamp> numberIn(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < 0)
        return {};
    return Timestamp(number);
}

std::optional<RingHole> holeIn(std::string_view line)
{
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos)
        return {};
    const auto side = numberIn(line.substr(0, first));
    const auto from = numberIn(line.substr(first + 1, second - first - 1));
    std::string_view end = line.substr(second + 1);
    const std::size_t third = end.find('\t');
    const auto packets =
        third == std::string_view::npos ? Timestamp() : numberIn(end.substr(third + 1));
    end = end.substr(0, third);
    const auto to = end == "-" ? std::optional(Timestamp::max()) : numberIn(end);
    if (!side || side->count() > 1 || !from || !to || *to < *from || !packets)
        return {};
    return RingHole{static_cast<int>(side->count()), *from, *to,
                    static_cast<std::uint64_t>(packets->count())};
}

bool isEarlier(const RingHole &one, const RingHole &other)
{
    return one.from < other.from;
}

/// Joins the older half of the holes into one for each side.
Result<> shorten(const std::filesystem::path &directory)
{
    std::vector<RingHole> holes = readHoles(directory);
    if (holes.size() > MaxKept) {
        std::vector<RingHole> joined;
        const auto half = holes.begin() + static_cast<std::ptrdiff_t>(holes.size() / 2);
        for (const int side : {0, 1}) {
            const auto first = std::find_if(holes.begin(), half,
                                            [side](const auto &each) { return each.side == side; });
            if (first == half)
                continue;
            RingHole all = *first;
            all.packets = 0;
            std::for_each(first, half, [&all](const RingHole &each) {
                if (each.side != all.side)
                    return;
                all.to = std::max(all.to, each.to);
                all.packets += each.packets;
            });
            joined.push_back(all);
        }
        joined.insert(joined.end(), half, holes.end());
        holes = std::move(joined);
    }
    std::string text;
    for (const RingHole &each : holes)
        text += lineOf(each);
    const auto path = holesPath(directory);
    const auto temporary = path.string() + ".new";
    const auto file = openRingFile(temporary, O_WRONLY | O_CREAT | O_TRUNC);
    if (!file)
        return passOn(file);
    if (auto written = writeAll(*file, text, 0, temporary); !written)
        return written;
    return ::rename(temporary.c_str(), path.c_str()) == 0 ? Result<>()
                                                          : fileFailure(path, "cannot replace");
}

} // namespace

RingHole &addHole(std::vector<RingHole> &holes, const RingHole &hole)
{
    const auto last = std::find_if(holes.rbegin(), holes.rend(),
                                   [&](const auto &each) { return each.side == hole.side; });
    if (last == holes.rend() || hole.from < last->from ||
        (last->to != Timestamp::max() && hole.from > last->to + MinApart))
        return holes.emplace_back(hole);
    last->to = std::max(last->to, hole.to);
    last->packets += hole.packets;
    return *last;
}

std::filesystem::path holesPath(const std::filesystem::path &directory)
{
    return directory / "holes";
}

std::vector<RingHole> readHoles(const std::filesystem::path &directory)
{
    const auto path = holesPath(directory);
    const auto file = openRingFile(path, O_RDONLY);
    if (!file)
        return {};
    std::string text(2 * MaxHolesBytes, '\0');
    const auto count = readUpTo(*file, text, 0, path);
    text.resize(count.value_or(0));
    std::map<std::pair<int, Timestamp>, RingHole> ends;
    std::string_view rest = text;
    for (std::size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
        if (const auto hole = holeIn(rest.substr(0, end)))
            ends.insert_or_assign({hole->side, hole->from}, *hole);
        rest.remove_prefix(end + 1);
    }
    std::vector<RingHole> holes;
    for (const auto &[place, hole] : ends)
        addHole(holes, hole);
    std::stable_sort(holes.begin(), holes.end(), isEarlier);
    return holes;
}

static std::filesystem::path lookedPath(const std::filesystem::path &directory)
{
    return directory / "looked";
}

Result<> noteLooked(const std::filesystem::path &directory, Timestamp moment)
{
    const auto path = lookedPath(directory);
    const auto file = openRingFile(path, O_WRONLY | O_CREAT);
    if (!file)
        return passOn(file);
    // Always as long, so that a later one takes the place of all of an earlier one.
    constexpr std::size_t Digits = 20;
    std::string text = std::to_string(moment.count());
    text.insert(0, Digits - std::min(Digits, text.size()), '0');
    return writeAll(*file, text + '\n', 0, path);
}

Timestamp lookedUntil(const std::filesystem::path &directory)
{
    constexpr std::size_t MaxText = 32;
    const auto path = lookedPath(directory);
    const auto file = openRingFile(path, O_RDONLY);
    if (!file)
        return {};
    std::string text(MaxText, '\0');
    const auto count = readUpTo(*file, text, 0, path);
    text.resize(count.value_or(0));
    if (!text.ends_with('\n'))
        return {};
    text.pop_back();
    return numberIn(text).value_or(Timestamp());
}

void HoleLog::note(const RingHole &hole)
{
    const auto at = static_cast<std::size_t>(hole.side);
    std::vector<RingHole> last;
    if (m_last[at])
        last.push_back(*m_last[at]);
    addHole(last, hole);
    if (last.size() == 2 && m_hasGrown[at])
        m_others.push_back(last.front());
    m_hasGrown[at] = m_hasGrown[at] || !m_last[at] || *m_last[at] != last.back();
    m_last[at] = last.back();
}

Result<> HoleLog::write()
{
    std::string text;
    for (const RingHole &each : m_others)
        text += lineOf(each);
    for (const std::size_t side : {0u, 1u}) {
        if (m_hasGrown[side])
            text += lineOf(*m_last[side]);
    }
    if (text.empty())
        return {};
    const auto path = holesPath(m_directory);
    const auto file = openRingFile(path, O_WRONLY | O_CREAT);
    if (!file)
        return passOn(file);
    const auto bytes = fileBytes(*file, path);
    if (!bytes)
        return passOn(bytes);
    if (auto written = writeAll(*file, text, *bytes, path); !written)
        return written;
    m_others.clear();
    m_hasGrown = {};
    return *bytes + text.size() > MaxHolesBytes ? shorten(m_directory) : Result<>();
}

} // namespace tomato::capture
