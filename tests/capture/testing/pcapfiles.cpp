// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/capture/testing/pcapfiles.h"

#include "app/base/files/fileaccess.h"
#include "capture/receiver/filter/pcaphandle.h"
#include "capture/ring/segmentfiles.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace tomato::capture {

namespace {

std::vector<ReadPacket> packetsIn(std::string bytes, const std::filesystem::path &file)
{
    char error[PCAP_ERRBUF_SIZE] = {};
    FILE *memory = ::fmemopen(bytes.data(), bytes.size(), "rb");
    const PcapHandle handle(
        pcap_fopen_offline_with_tstamp_precision(memory, PCAP_TSTAMP_PRECISION_NANO, error));
    if (!handle)
        throw std::runtime_error(file.string() + ": " + error);
    std::vector<ReadPacket> packets;
    pcap_pkthdr *header = nullptr;
    const unsigned char *data = nullptr;
    int status = 0;
    while ((status = pcap_next_ex(handle.get(), &header, &data)) == 1) {
        packets.push_back(
            {std::chrono::seconds(header->ts.tv_sec) + std::chrono::nanoseconds(header->ts.tv_usec),
             header->len,
             {data, data + header->caplen}});
    }
    if (status != PCAP_ERROR_BREAK)
        throw std::runtime_error(file.string() + ": " + pcap_geterr(handle.get()));
    return packets;
}

} // namespace

std::vector<ReadPacket> readPcap(const std::filesystem::path &file, std::uint64_t atMost)
{
    std::string bytes = readFile(file);
    if (bytes.size() > atMost)
        bytes.resize(atMost);
    return packetsIn(std::move(bytes), file);
}

std::vector<ReadPacket> readSegment(const Segment &segment)
{
    const auto file = openSegment(segment.path.parent_path(), segment.number);
    std::string bytes(segment.bytes, '\0');
    const auto count = file ? readUpTo(*file, bytes, 0, segment.path) : passOn(file);
    if (!count)
        throw std::runtime_error(count.error().text());
    bytes.resize(*count);
    return packetsIn(std::move(bytes), segment.path);
}

std::vector<ReadPacket> readRing(const RingSnapshot &snapshot)
{
    std::vector<ReadPacket> packets;
    for (const Segment &segment : snapshot.segments) {
        for (ReadPacket &packet : readSegment(segment))
            packets.push_back(std::move(packet));
    }
    return packets;
}

std::size_t stepsBack(const std::vector<ReadPacket> &packets)
{
    std::size_t steps = 0;
    for (std::size_t at = 1; at < packets.size(); ++at)
        steps += packets[at].time < packets[at - 1].time;
    return steps;
}

std::string readFile(const std::filesystem::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        throw std::runtime_error(file.string() + ": cannot be read");
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return bytes.str();
}

} // namespace tomato::capture
