// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/ringdescription.h"

#include "capture/archive/runelements.h"
#include "capture/ring/arrivals.h"

namespace tomato::capture {

std::string endName(const CapturedRing &captured, std::size_t side)
{
    return captured.ends[side].empty() ? "end " + std::to_string(side + 1) : captured.ends[side];
}

RecordedMoment momentOf(const CapturedRing &captured)
{
    return hasArrivals(captured.ring->directory()) ? RecordedMoment::Sent : RecordedMoment::Only;
}

static std::string suffixOf(RecordedMoment moment)
{
    switch (moment) {
    case RecordedMoment::Sent:
        return " sent";
    case RecordedMoment::Delivered:
        return " delivered";
    case RecordedMoment::Only:
        break;
    }
    return {};
}

std::vector<PcapngInterface> interfacesOf(const CapturedRing &captured, bool hasSides,
                                          const PcapngInterface &like, RecordedMoment moment)
{
    const bool isDelivered = moment == RecordedMoment::Delivered;
    PcapngInterface interface = like;
    interface.filter = captured.filter;
    interface.comment = "Capture of " + captured.name +
                        (captured.lab.empty() ? "" : " in the lab " + captured.lab) +
                        (captured.filter.empty() ? "" : ", filter: " + captured.filter) +
                        (captured.offloads ? "; the interfaces have offloads: frames may be longer "
                                             "than the wire takes, with checksums not computed"
                                           : "");
    if (!hasSides) {
        interface.name = captured.name + suffixOf(moment);
        interface.description = isDelivered ? "Frames in both directions as they left the wire"
                                            : "Frames in both directions";
        return {interface};
    }
    const std::vector<RunElement> elements = elementsOfRun(captured.ring->directory());
    std::vector<PcapngInterface> interfaces;
    for (const std::size_t side : {0u, 1u}) {
        const std::string other = endName(captured, 1 - side);
        interface.name = endName(captured, side) + " -> " + other + suffixOf(moment);
        interface.description = "Frames that " + endName(captured, side) + " sent";
        if (isDelivered)
            interface.description += ", as they left the wire at " + other;
        interface.mac = side < elements.size() ? elements[side].mac : 0;
        interfaces.push_back(interface);
    }
    return interfaces;
}

std::vector<std::optional<PcapngStatistics>> statisticsOf(const RingSnapshot &moment, bool hasSides)
{
    const Counters &counters = moment.counters;
    PcapngStatistics statistics;
    if (!moment.segments.empty() && moment.segments.back().packets != 0) {
        statistics.first = moment.segments.front().first;
        statistics.last = moment.segments.back().last;
    }
    if (!hasSides) {
        statistics.received = total(counters.seen);
        statistics.droppedByInterface = total(counters.droppedByInterface);
        statistics.accepted = total(counters.matched);
        statistics.droppedByKernel = total(counters.droppedByKernel);
        statistics.delivered = total(counters.written);
        return {statistics};
    }
    std::vector<std::optional<PcapngStatistics>> all;
    for (const std::size_t side : {0u, 1u}) {
        statistics.received = counters.seen[side];
        statistics.droppedByInterface = counters.droppedByInterface[side];
        statistics.accepted = counters.matched[side];
        statistics.droppedByKernel = counters.droppedByKernel[side];
        statistics.delivered = counters.written[side];
        all.push_back(statistics);
    }
    return all;
}

} // namespace tomato::capture
