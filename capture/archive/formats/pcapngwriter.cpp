// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/formats/pcapngwriter.h"

#include "capture/archive/formats/pcapngformat.h"

#include <sys/utsname.h>

#include <cstring>

namespace tomato::capture {

namespace {

/// One write has this number of bytes.
constexpr std::size_t BatchBytes = 1 << 20;
/// The length field of an option allows this number of bytes.
constexpr std::size_t MaxOption = 0xffff;
/// The limit keeps blocks below the size that readers accept.
constexpr std::size_t NamesInBlock = 10'000;

} // namespace

Result<> PcapngWriter::beginSection(const std::string &comment)
{
    const std::size_t begin = beginBlock(pcapng::SectionHeader);
    put(pcapng::ByteOrderMagic);
    const std::array<std::uint16_t, 2> version = {1, 0};
    putBytes({reinterpret_cast<const char *>(version.data()), sizeof version});
    // The section's length: until the end of the file.
    put(UINT32_MAX);
    put(UINT32_MAX);
    putComment(comment);
    utsname system = {};
    ::uname(&system);
    putText(pcapng::SectionSystem, std::string(system.sysname) + " " + system.release);
    putText(pcapng::SectionProgram, "ToMaTo Desktop " TOMATO_VERSION);
    put(0); // the end of the options
    return endBlock(begin);
}

Result<> PcapngWriter::addInterface(const PcapngInterface &interface)
{
    const std::size_t begin = beginBlock(pcapng::InterfaceDescription);
    put(interface.linkType);
    put(interface.snapLength);
    // First: there are readers that look for it at no other place, scapy 2.5 among them. A power
    // of ten.
    const char resolution = interface.nanoseconds ? 9 : 6;
    putOption(pcapng::InterfaceResolution, {&resolution, 1});
    putComment(interface.comment);
    putText(pcapng::InterfaceName, interface.name);
    putText(pcapng::InterfaceDescriptionText, interface.description);
    if (interface.mac != 0) {
        std::array<char, 6> mac{};
        for (std::size_t at = 0; at < mac.size(); ++at)
            mac[at] = static_cast<char>(interface.mac >> (8 * (mac.size() - 1 - at)));
        putOption(pcapng::InterfaceMac, mac);
    }
    // Its first byte says that it is a libpcap expression.
    if (!interface.filter.empty())
        putText(pcapng::InterfaceFilter, std::string(1, '\0') + interface.filter);
    put(0);
    m_ticks.push_back(interface.nanoseconds ? 1 : 1000);
    return endBlock(begin);
}

Result<> PcapngWriter::addNames(std::span<const AddressName> names)
{
    while (!names.empty()) {
        const auto some = names.first(std::min(names.size(), NamesInBlock));
        names = names.subspan(some.size());
        const std::size_t begin = beginBlock(pcapng::NameResolution);
        for (const AddressName &each : some) {
            const bool isIpv4 = each.address.size() == 4;
            // The name ends as C has it.
            const std::string record =
                each.address + each.name.substr(0, MaxOption / 2) + std::string(1, '\0');
            putOption(isIpv4 ? pcapng::NameOfIpv4 : pcapng::NameOfIpv6, record);
        }
        put(0); // the end of the records
        if (auto ended = endBlock(begin); !ended)
            return ended;
    }
    return {};
}

Result<> PcapngWriter::addSecrets(std::uint32_t type, std::span<const char> secrets)
{
    const std::size_t begin = beginBlock(pcapng::DecryptionSecrets);
    put(type);
    put(static_cast<std::uint32_t>(secrets.size()));
    putBytes(secrets);
    return endBlock(begin);
}

Result<> PcapngWriter::addPacket(std::uint32_t interface, Timestamp time, std::uint32_t original,
                                 std::span<const char> bytes, const std::string &comment,
                                 std::uint32_t flags)
{
    const std::size_t begin = beginBlock(pcapng::EnhancedPacket);
    put(interface);
    const auto [high, low] = timeWords(interface, time);
    put(high);
    put(low);
    put(static_cast<std::uint32_t>(bytes.size()));
    put(original);
    putBytes(bytes);
    putComment(comment);
    if (flags != 0)
        putOption(pcapng::PacketFlags, {reinterpret_cast<const char *>(&flags), sizeof flags});
    if (!comment.empty() || flags != 0)
        put(0);
    return endBlock(begin);
}

Result<> PcapngWriter::addStatistics(std::uint32_t interface, const PcapngStatistics &statistics)
{
    const std::size_t begin = beginBlock(pcapng::InterfaceStatistics);
    put(interface);
    const auto [high, low] = timeWords(interface, statistics.last.value_or(Timestamp{}));
    put(high);
    put(low);
    putComment(statistics.comment);
    if (statistics.first)
        putTime(pcapng::StatisticsStart, interface, *statistics.first);
    if (statistics.last)
        putTime(pcapng::StatisticsEnd, interface, *statistics.last);
    if (statistics.received)
        putNumber(pcapng::StatisticsReceived, *statistics.received);
    if (statistics.droppedByInterface)
        putNumber(pcapng::StatisticsDroppedByInterface, *statistics.droppedByInterface);
    if (statistics.accepted)
        putNumber(pcapng::StatisticsAccepted, *statistics.accepted);
    if (statistics.droppedByKernel)
        putNumber(pcapng::StatisticsDropped, *statistics.droppedByKernel);
    if (statistics.delivered)
        putNumber(pcapng::StatisticsDelivered, *statistics.delivered);
    put(0);
    return endBlock(begin);
}

Result<> PcapngWriter::finish()
{
    auto written = m_sink(m_gathered);
    m_gathered.clear();
    return written;
}

std::pair<std::uint32_t, std::uint32_t> PcapngWriter::timeWords(std::uint32_t interface,
                                                                Timestamp time) const
{
    const auto ticks = static_cast<std::uint64_t>(time.count() / m_ticks[interface]);
    return {static_cast<std::uint32_t>(ticks >> 32), static_cast<std::uint32_t>(ticks)};
}

std::size_t PcapngWriter::beginBlock(std::uint32_t type)
{
    const std::size_t begin = m_gathered.size();
    put(type);
    put(0); // its length, when it is known
    return begin;
}

Result<> PcapngWriter::endBlock(std::size_t begin)
{
    const auto length =
        static_cast<std::uint32_t>(m_gathered.size() - begin + sizeof(std::uint32_t));
    put(length);
    std::memcpy(m_gathered.data() + begin + sizeof length, &length, sizeof length);
    return m_gathered.size() < BatchBytes ? Result<>() : finish();
}

void PcapngWriter::put(std::uint32_t word)
{
    m_gathered.append(reinterpret_cast<const char *>(&word), sizeof word);
}

void PcapngWriter::putBytes(std::span<const char> bytes)
{
    m_gathered.append(bytes.data(), bytes.size());
    m_gathered.append((4 - bytes.size() % 4) % 4, '\0');
}

void PcapngWriter::putOption(std::uint16_t code, std::span<const char> value)
{
    const std::array<std::uint16_t, 2> head = {code, static_cast<std::uint16_t>(value.size())};
    m_gathered.append(reinterpret_cast<const char *>(head.data()), sizeof head);
    putBytes(value);
}

void PcapngWriter::putText(std::uint16_t code, const std::string &text)
{
    if (!text.empty())
        putOption(code, std::span(text).first(std::min(text.size(), MaxOption)));
}

void PcapngWriter::putComment(std::string_view text)
{
    while (text.size() > MaxOption) {
        const std::size_t line = text.rfind('\n', MaxOption);
        const bool isInLine = line == std::string_view::npos || line == 0;
        putOption(pcapng::Comment, text.substr(0, isInLine ? MaxOption : line));
        text.remove_prefix(isInLine ? MaxOption : line + 1);
    }
    if (!text.empty())
        putOption(pcapng::Comment, text);
}

void PcapngWriter::putNumber(std::uint16_t code, std::uint64_t number)
{
    putOption(code, {reinterpret_cast<const char *>(&number), sizeof number});
}

void PcapngWriter::putTime(std::uint16_t code, std::uint32_t interface, Timestamp time)
{
    const auto [high, low] = timeWords(interface, time);
    const std::array<std::uint32_t, 2> words = {high, low};
    putOption(code, {reinterpret_cast<const char *>(words.data()), sizeof words});
}

} // namespace tomato::capture
