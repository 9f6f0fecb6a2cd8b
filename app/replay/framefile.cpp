// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/replay/framefile.h"

#include "app/base/files/fileaccess.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace tomato::replay {

static constexpr std::uint32_t Ethernet = 1;

static tl::unexpected<Error> noEthernet(std::uint32_t type, const std::filesystem::path &path)
{
    return failure("its frames are of the link type " + std::to_string(type) +
                       "; only those of Ethernet (1) can be played",
                   path.string());
}

Result<FrameFile> FrameFile::open(FileDescriptor file, std::filesystem::path path,
                                  std::string sentBy)
{
    FrameFile made;
    made.m_file = std::make_unique<FileDescriptor>(std::move(file));
    made.m_path = std::move(path);
    made.m_sentBy = std::move(sentBy);
    std::array<char, 4> head{};
    const auto read = readUpTo(*made.m_file, head, 0, made.m_path);
    if (!read)
        return passOn(read);
    constexpr std::array<char, 4> SectionHeader = {'\x0a', '\x0d', '\x0d', '\x0a'};
    made.m_isPcapng = head == SectionHeader;
    if (!made.m_isPcapng && !made.m_sentBy.empty())
        return failure("it does not tell who sent its frames, as a .pcapng file of ours does",
                       made.m_path.string());
    if (const auto begun = made.rewind(); !begun)
        return passOn(begun);
    return made;
}

Result<> FrameFile::rewind()
{
    if (m_isPcapng) {
        m_pcapng = std::make_unique<capture::PcapngRecords>(*m_file, m_path, UINT64_MAX);
        return {};
    }
    auto records = capture::PcapRecords::open(*m_file, m_path, UINT64_MAX);
    if (!records)
        return passOn(records);
    if (records->linkType() != Ethernet)
        return noEthernet(records->linkType(), m_path);
    m_pcap.emplace(*std::move(records));
    return {};
}

/// Interfaces of our recordings are called "h1:eth0 -> r1:eth0".
bool FrameFile::isWished(std::uint32_t interface) const
{
    if (m_sentBy.empty())
        return true;
    const std::string &name = m_pcapng->interfaces()[interface].name;
    return name.starts_with(m_sentBy + " -> ") ||
           (m_sentBy.find(':') == std::string::npos && name.starts_with(m_sentBy + ":") &&
            name.find(" -> ") != std::string::npos);
}

Result<std::optional<FrameFile::Frame>> FrameFile::nextOfPcapng()
{
    while (true) {
        const auto next = m_pcapng->next();
        if (!next)
            return passOn(next);
        if (*next == nullptr)
            return std::nullopt;
        const capture::PcapngRecords::Packet &packet = **next;
        if (!isWished(packet.interface))
            continue;
        if (const auto type = m_pcapng->interfaces()[packet.interface].linkType; type != Ethernet)
            return noEthernet(type, m_path);
        return Frame{packet.record.time, packet.record.original, packet.record.bytes};
    }
}

Result<std::optional<FrameFile::Frame>> FrameFile::next()
{
    if (m_isPcapng)
        return nextOfPcapng();
    const auto next = m_pcap->next();
    if (!next)
        return passOn(next);
    if (*next == nullptr)
        return std::nullopt;
    return Frame{(*next)->time, (*next)->original, (*next)->bytes};
}

} // namespace tomato::replay
