// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/ringdescription.h"

namespace tomato::capture {

std::string endName(const CapturedRing &captured, std::size_t side)
{
    return captured.ends[side].empty() ? "end " + std::to_string(side + 1) : captured.ends[side];
}

std::vector<PcapngInterface> interfacesOf(const CapturedRing &captured, bool hasSides,
                                          const PcapngInterface &like)
{
    PcapngInterface interface = like;
    interface.filter = captured.filter;
    interface.comment = "Capture of " + captured.name +
                        (captured.lab.empty() ? "" : " in the lab " + captured.lab) +
                        (captured.filter.empty() ? "" : ", filter: " + captured.filter) +
                        (captured.offloads ? "; the interfaces have offloads: frames may be longer "
                                             "than the wire takes, with checksums not computed"
                                           : "");
    if (!hasSides) {
        interface.name = captured.name;
        interface.description = "Frames in both directions";
        return {interface};
    }
    std::vector<PcapngInterface> interfaces;
    for (const std::size_t side : {0u, 1u}) {
        interface.name = endName(captured, side) + " -> " + endName(captured, 1 - side);
        interface.description = "Frames that " + endName(captured, side) + " sent";
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
