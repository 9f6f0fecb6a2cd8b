// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/captures/journeycolumns.h"

#include "app/cli/output.h"
#include "app/topology/printable.h"

#include <algorithm>

namespace tomato::cli {

using namespace journeys;

namespace {

/// The columns are in the order in which writeHop() has values.
constexpr columns::ColumnFormat HopFormats[] = {
    {"journey", "<i8"},  {"hop", "<i4"},       {"before", "<i4"},  {"flow", "<u4"},
    {"point", "<u4"},    {"moment", "|u1"},    {"over", "|u1"},    {"time", "<M8[ns]"},
    {"delay_ns", "<i8"}, {"match", "|u1"},     {"changes", "|u1"}, {"ttl", "|u1"},
    {"length", "<u2"},   {"recording", "<u4"}, {"packet", "<i8"},  {"may_be_under_way", "|b1"},
};

constexpr Match Matches[] = {Match::Origin, Match::Certain, Match::ByOrder, Match::Ambiguous};
constexpr std::uint8_t AllChanges = Duplicated | Translated | Fragmented | OverGap;

QByteArray plainForm(const QString &name)
{
    return topology::printable(name).toUtf8();
}

std::vector<std::string> matchNames()
{
    std::vector<std::string> names;
    for (const Match each : Matches) {
        static_assert(static_cast<int>(Matches[0]) == 0 && static_cast<int>(Matches[1]) == 1 &&
                      static_cast<int>(Matches[2]) == 2 && static_cast<int>(Matches[3]) == 3);
        names.push_back(words(each).toStdString());
    }
    return names;
}

std::vector<std::string> changeNames()
{
    std::vector<std::string> names;
    for (int changes = 0; changes <= AllChanges; ++changes)
        names.push_back(
            changeWords(static_cast<std::uint8_t>(changes)).join(QLatin1Char(' ')).toStdString());
    return names;
}

} // namespace

Result<JourneyColumns> JourneyColumns::create(const std::filesystem::path &file,
                                              const JourneyReader &reader,
                                              const QStringList &recordings, std::uint64_t most)
{
    const auto folder = file.has_parent_path() ? file.parent_path() : ".";
    auto table = columns::ColumnTable::create(folder, HopFormats);
    if (!table)
        return passOn(table);
    return JourneyColumns(std::move(*table), file, reader, recordings, most);
}

JourneyColumns::JourneyColumns(columns::ColumnTable table, std::filesystem::path file,
                               const JourneyReader &reader, const QStringList &recordings,
                               std::uint64_t most)
    : m_table(std::move(table)), m_file(std::move(file)), m_reader(reader),
      m_texts(reader, recordings, plainForm), m_most(most)
{
}

void JourneyColumns::write(const Journey &journey)
{
    if (m_written++ >= m_most)
        return;
    for (std::size_t at = 0; at < journey.hops.size() && m_added; ++at)
        writeHop(journey, at);
}

std::uint8_t JourneyColumns::kindOf(const Journey &journey, std::size_t at)
{
    const Hop &hop = journey.hops[at];
    if (hop.parent == Hop::NoParent)
        return 0;
    const QByteArray &kind =
        m_texts.step(journey.hops[hop.parent].point, hop.point, (hop.changes & OverGap) != 0);
    const auto found = std::find(m_kinds.begin(), m_kinds.end(), kind);
    if (found != m_kinds.end())
        return static_cast<std::uint8_t>(found - m_kinds.begin());
    m_kinds.push_back(kind);
    return static_cast<std::uint8_t>(m_kinds.size() - 1);
}

void JourneyColumns::writeHop(const Journey &journey, std::size_t at)
{
    const Hop &hop = journey.hops[at];
    const Hop *const parent = hop.parent == Hop::NoParent ? nullptr : &journey.hops[hop.parent];
    const JourneyReader::PacketPlace place = JourneyReader::placeOf(hop.packet);
    const auto number = static_cast<std::int64_t>(journey.number);
    const auto index = static_cast<std::int32_t>(at);
    const std::int32_t before = parent == nullptr ? -1 : static_cast<std::int32_t>(hop.parent);
    const std::uint32_t point = hop.point;
    const std::uint8_t moment = m_texts.isDelivered(hop.point) ? 1 : 0;
    const std::uint8_t over = kindOf(journey, at);
    const std::int64_t time = hop.time.count();
    const std::int64_t delay = parent == nullptr ? -1 : (hop.time - parent->time).count();
    const std::uint8_t changes = hop.changes & AllChanges;
    const auto recording = static_cast<std::uint32_t>(place.source);
    const auto packet = static_cast<std::int64_t>(place.packet + 1);
    const bool isUnderWay = mayBeUnderWay(m_reader, journey, at);
    const std::span<const char> values[] = {
        columns::bytesOf(number),       columns::bytesOf(index),     columns::bytesOf(before),
        columns::bytesOf(journey.flow), columns::bytesOf(point),     columns::bytesOf(moment),
        columns::bytesOf(over),         columns::bytesOf(time),      columns::bytesOf(delay),
        columns::bytesOf(hop.match),    columns::bytesOf(changes),   columns::bytesOf(hop.ttl),
        columns::bytesOf(hop.length),   columns::bytesOf(recording), columns::bytesOf(packet),
        columns::bytesOf(isUnderWay),
    };
    static_assert(std::size(values) == std::size(HopFormats));
    m_added = m_table.add(values);
}

std::vector<columns::NameArray> JourneyColumns::names()
{
    std::vector<columns::NameArray> all = {{"flow_names", {}},
                                           {"point_names", {}},
                                           {"moment_names", {"sent", "delivered"}},
                                           {"over_names", {}},
                                           {"match_names", matchNames()},
                                           {"changes_names", changeNames()},
                                           {"recording_names", {}}};
    for (std::uint32_t flow = 0; flow < m_reader.flows().size(); ++flow)
        all[0].texts.push_back(m_texts.flow(flow).toStdString());
    for (std::size_t point = 0; point < m_reader.places().points().size(); ++point)
        all[1].texts.push_back(m_texts.point(static_cast<PointId>(point)).toStdString());
    for (const QByteArray &kind : m_kinds)
        all[3].texts.push_back(kind.toStdString());
    for (std::size_t source = 0; source < m_reader.sources().size(); ++source)
        all[6].texts.push_back(m_texts.recording(source).toStdString());
    return all;
}

Result<> JourneyColumns::end(const JourneyMeasures &measures)
{
    if (m_added)
        m_added = m_table.writeNpz(m_file, names());
    noteMatches(measures);
    return m_added;
}

} // namespace tomato::cli
