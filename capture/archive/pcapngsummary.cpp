// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/pcapngsummary.h"

#include "capture/archive/formats/pcapngrecords.h"

namespace tomato::capture {

Result<std::vector<SegmentSummary>> summarizePcapng(const FileDescriptor &file,
                                                    const std::filesystem::path &path)
{
    PcapngRecords records(file, path, UINT64_MAX);
    std::vector<SegmentSummary> summaries;
    for (;;) {
        const auto next = records.next();
        if (!next)
            return passOn(next);
        while (summaries.size() < records.interfaces().size())
            summaries.push_back({records.interfaces()[summaries.size()].name, 0, 0, {}, {}});
        const PcapngRecords::Packet *packet = *next;
        if (packet == nullptr)
            return summaries;
        SegmentSummary &summary = summaries[packet->interface];
        summary.last = packet->record.time;
        if (summary.packets++ == 0)
            summary.first = summary.last;
        summary.bytes += packet->blockBytes;
    }
}

} // namespace tomato::capture
