// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/tracing/pointrow.h"

#include "capture/journeys/measures/journeymeasures.h"
#include "capture/tracing/journeyreader.h"

#include <algorithm>

namespace tomato::journeys {

/// Adds what was counted at an interface, if all of it is known: others' files may tell less.
static void addCounters(PointRow &row, const capture::MergeSource &source, std::size_t interface)
{
    const auto &counted = source.statistics()[interface];
    if (!counted || !counted->received || !counted->accepted || !counted->delivered)
        return;
    const std::uint64_t before = counted->droppedByInterface.value_or(0);
    row.isCounted = true;
    row.isFiltered = row.isFiltered || !source.interfaces()[interface].filter.empty();
    // A file of others does not say whether the recording went on when it was written.
    const bool isKnown = interface < source.times().size() && source.times()[interface];
    const bool mayGoOn = !isKnown || source.times()[interface]->goesOn;
    row.isRecording = row.isRecording || (source.isRing() ? source.isRecording() : mayGoOn);
    row.received += *counted->received + before;
    row.accepted += *counted->accepted;
    row.written += *counted->delivered;
    row.notRecorded += counted->droppedByKernel.value_or(0) + before;
}

/// Packets are numbered from the begin of the run: what came before the first that was read left
/// the set of files. By side it is what was written and not read. A file has no numbers.
static void addOutOfRing(std::vector<PointRow> &rows, const JourneyReader &reader,
                         std::size_t source)
{
    const capture::MergeSource &from = reader.sources()[source];
    std::uint64_t gone = from.isRing() ? from.firstPacket() : UINT64_MAX;
    for (std::size_t interface = 0; interface < from.interfaces().size(); ++interface) {
        PointRow &row = rows[reader.pointOf(source, static_cast<std::uint32_t>(interface))];
        const std::uint64_t there = row.seen + row.later;
        if (gone == 0 || !row.isCounted || row.written < there)
            continue;
        row.outOfRing = std::min(gone, row.written - there);
        gone -= row.outOfRing;
    }
}

std::vector<PointRow> countPoints(const JourneyReader &reader, const JourneyMeasures &measures,
                                  bool areAllMeasured)
{
    std::vector<PointRow> rows(reader.places().points().size());
    for (std::size_t point = 0; point < rows.size(); ++point) {
        rows[point].seen = measures.seenAt(static_cast<PointId>(point));
        rows[point].later = reader.passedOver(static_cast<PointId>(point));
    }
    const std::size_t sources = areAllMeasured ? reader.sources().size() : 0;
    for (std::size_t source = 0; source < sources; ++source) {
        const capture::MergeSource &from = reader.sources()[source];
        for (std::size_t interface = 0; interface < from.statistics().size(); ++interface) {
            if (!reader.countsElsewhere(source, static_cast<std::uint32_t>(interface)))
                addCounters(rows[reader.pointOf(source, static_cast<std::uint32_t>(interface))],
                            from, interface);
        }
    }
    for (std::size_t source = 0; source < sources; ++source)
        addOutOfRing(rows, reader, source);
    return rows;
}

} // namespace tomato::journeys
