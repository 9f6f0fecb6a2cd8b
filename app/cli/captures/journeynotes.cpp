// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/captures/journeynotes.h"

#include "app/cli/captures/journeyoutput.h"
#include "app/cli/output.h"

#include <map>

namespace tomato::cli {

using namespace journeys;

static void noteRepeated(const JourneyReader &reader, const QStringList &names)
{
    std::map<std::pair<std::size_t, std::size_t>, std::uint64_t> packets;
    for (const RepeatedPackets::Row &each : reader.repeated())
        packets[{each.of.source, each.had.source}] += each.packets;
    for (const auto &[sources, count] : packets) {
        const QString of = names.value(static_cast<qsizetype>(sources.first));
        const QString had = names.value(static_cast<qsizetype>(sources.second));
        const QString number = counted(static_cast<qint64>(count), "packet");
        note(
            sources.first == sources.second
                ? QStringLiteral("note: %1 has %2 more than once; each counts once").arg(of, number)
                : QStringLiteral("note: %1 of %2 are in %3 too; each counts once")
                      .arg(number, of, had));
    }
}

void noteRecordings(const JourneyReader &reader, const QStringList &names)
{
    noteRepeated(reader, names);
    for (std::size_t point = 0; point < reader.places().points().size(); ++point) {
        const auto id = static_cast<PointId>(point);
        if (reader.unread(id) != 0)
            note(QStringLiteral("note: %1 at %2 kept too little of IP to be read: they are not "
                                "followed")
                     .arg(counted(static_cast<qint64>(reader.unread(id)), "packet"),
                          pointName(reader.places().point(id))));
    }
}

} // namespace tomato::cli
