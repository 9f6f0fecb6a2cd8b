// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/tracing/recordedpacket.h"

#include "capture/archive/pcaprecords.h"
#include "capture/ring/ringreader.h"
#include "capture/ring/segmentfiles.h"

namespace tomato::journeys {

Result<std::vector<char>> readRecordedPacket(const std::filesystem::path &directory,
                                             std::uint64_t number)
{
    const auto ring = capture::RingReader::open(directory);
    if (!ring)
        return passOn(ring);
    for (const capture::Segment &segment : (*ring)->snapshot().segments) {
        if (number < segment.packetsBefore || number >= segment.packetsBefore + segment.packets)
            continue;
        const auto file = capture::openSegment(directory, segment.number);
        if (!file)
            return passOn(file);
        auto records = capture::PcapRecords::open(*file, segment.path, segment.bytes);
        if (!records)
            return passOn(records);
        for (std::uint64_t at = segment.packetsBefore;; ++at) {
            const auto record = records->next();
            if (!record)
                return passOn(record);
            if (*record == nullptr)
                break;
            if (at == number)
                return std::vector<char>((*record)->bytes.begin(), (*record)->bytes.end());
        }
    }
    return failure("packet " + std::to_string(number + 1) + " has left the rotating set of files",
                   directory.string());
}

} // namespace tomato::journeys
