// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/attributes/linktrace.h"

#include <QList>
#include <QStringTokenizer>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace tomato::topology {

namespace {

/// A packet of 1500 bytes with its Ethernet header.
constexpr std::uint32_t ChanceBytes = 1514;
constexpr double MaxKilobitsPerSecond = 1'000'000;

struct Row
{
    double seconds = 0;
    double kilobitsPerSecond = 0;
};

tl::unexpected<Error> wrongLine(int number, const char *what)
{
    return failure("line " + std::to_string(number) + ": " + what);
}

std::optional<Row> rowOf(QStringView line)
{
    const qsizetype at =
        std::ranges::find_if(
            line, [](QChar each) { return each == u',' || each == u';' || each == u'\t'; }) -
        line.begin();
    if (at == line.size())
        return std::nullopt;
    bool isTime = false;
    bool isRate = false;
    const Row row{line.first(at).trimmed().toDouble(&isTime),
                  line.sliced(at + 1).trimmed().toDouble(&isRate)};
    const bool good = isTime && isRate && std::isfinite(row.seconds) &&
                      row.kilobitsPerSecond >= 0 && row.kilobitsPerSecond <= MaxKilobitsPerSecond;
    return good ? std::optional(row) : std::nullopt;
}

void addChance(LinkTrace &trace, std::uint32_t milliseconds, std::uint32_t bytes)
{
    if (!trace.chances.empty() && trace.chances.back().milliseconds == milliseconds)
        trace.chances.back().bytes += bytes;
    else
        trace.chances.push_back({milliseconds, bytes});
}

/// Bytes are handed out by the millisecond, as soon as they are enough for a frame.
Result<LinkTrace> ofRows(const std::vector<Row> &rows)
{
    const double first = rows.front().seconds;
    const double lastStep =
        rows.size() > 1 ? rows.back().seconds - rows[rows.size() - 2].seconds : 1;
    const double length = (rows.back().seconds - first + lastStep) * 1000;
    if (!(length >= 1 && length <= MaxTraceMilliseconds))
        return failure("is not from a millisecond to an hour long");
    LinkTrace trace;
    trace.milliseconds = static_cast<std::uint32_t>(std::llround(length));
    std::size_t row = 0;
    double waiting = 0;
    for (std::uint32_t now = 1; now <= trace.milliseconds; ++now) {
        while (row + 1 < rows.size() && (rows[row + 1].seconds - first) * 1000 <= now - 0.5)
            ++row;
        waiting += rows[row].kilobitsPerSecond / 8;
        if (waiting < ChanceBytes)
            continue;
        const auto bytes = static_cast<std::uint32_t>(waiting);
        addChance(trace, now, bytes);
        waiting -= bytes;
    }
    return trace;
}

} // namespace

double LinkTrace::meanKilobitsPerSecond() const
{
    double bytes = 0;
    for (const Chance &each : chances)
        bytes += each.bytes;
    return milliseconds == 0 ? 0 : bytes * 8 / milliseconds;
}

Result<LinkTrace> linkTrace(const QString &text)
{
    if (text.size() > MaxTraceLength)
        return failure("is longer than " + std::to_string(MaxTraceLength) + " characters");
    LinkTrace trace;
    std::vector<Row> rows;
    int number = 0;
    bool isFirst = true;
    for (QStringView line : QStringTokenizer(text, u'\n')) {
        ++number;
        line = line.trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        bool isWhole = false;
        const uint milliseconds = line.toUInt(&isWhole);
        const auto row = isWhole ? std::nullopt : rowOf(line);
        const bool wasFirst = std::exchange(isFirst, false);
        if (isWhole && rows.empty()) {
            if (milliseconds > MaxTraceMilliseconds || milliseconds < trace.milliseconds)
                return wrongLine(number, "is no later millisecond within an hour");
            trace.milliseconds = milliseconds;
            addChance(trace, milliseconds, ChanceBytes);
        } else if (row && trace.chances.empty()) {
            if (!rows.empty() && row->seconds <= rows.back().seconds)
                return wrongLine(number, "is not later than the line before");
            rows.push_back(*row);
        } else if (!wasFirst || !line.contains(u',') || line.front().isDigit()) {
            return wrongLine(number, "expected a millisecond, or a time in seconds and a rate in "
                                     "kbit/s");
        }
    }
    auto found = rows.empty() ? Result<LinkTrace>(std::move(trace)) : ofRows(rows);
    if (found && (found->milliseconds == 0 || found->chances.empty()))
        return failure("has no chance to send anything");
    return found;
}

} // namespace tomato::topology
