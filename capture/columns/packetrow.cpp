// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/columns/packetrow.h"

#include "capture/journeys/packets/networkheader.h"

namespace tomato::columns {

static constexpr std::uint64_t ProgressPackets = 4096;

/// A filter is compiled for Ethernet.
static bool matches(const capture::FilterProgram &filter, std::uint32_t linkType,
                    const capture::PcapRecords::Record &packet)
{
    if (!filter)
        return true;
    pcap_pkthdr header = {};
    header.caplen = static_cast<bpf_u_int32>(packet.bytes.size());
    header.len = packet.original;
    return linkType == journeys::LinkTypeEthernet &&
           pcap_offline_filter(filter.get(), &header,
                               reinterpret_cast<const unsigned char *>(packet.bytes.data())) != 0;
}

std::vector<std::string> interfaceNames(const std::vector<capture::MergeSource> &sources)
{
    std::vector<std::string> names;
    for (const capture::MergeSource &source : sources) {
        for (const capture::PcapngInterface &interface : source.interfaces())
            names.push_back(interface.name);
    }
    return names;
}

Result<> readRows(std::vector<capture::MergeSource> &sources, const capture::FilterProgram &filter,
                  const capture::DownloadProgress &progress,
                  const std::function<Result<>(const PacketRow &)> &sink)
{
    std::vector<std::uint32_t> firstInterface;
    std::uint32_t interfaces = 0;
    for (const capture::MergeSource &source : sources) {
        firstInterface.push_back(interfaces);
        interfaces += static_cast<std::uint32_t>(source.interfaces().size());
    }
    capture::MergeQueue queue(sources);
    for (std::uint64_t packets = 0;; ++packets) {
        if (packets % ProgressPackets == 0 && progress &&
            !progress(queue.bytesDone(), queue.bytes()))
            return failure("the reading was cancelled");
        const auto at = queue.next();
        if (!at)
            return passOn(at);
        if (!*at)
            return {};
        const capture::MergeSource &source = sources[**at];
        const capture::PcapRecords::Record &packet = source.packet();
        const std::uint32_t linkType = source.interfaces()[source.interface()].linkType;
        if (!matches(filter, linkType, packet))
            continue;
        const PacketRow row{packet.time, firstInterface[**at] + source.interface(), packet.original,
                            static_cast<std::uint32_t>(packet.bytes.size()),
                            readPacketFields(linkType, packet.bytes)};
        if (auto taken = sink(row); !taken)
            return taken;
    }
}

} // namespace tomato::columns
