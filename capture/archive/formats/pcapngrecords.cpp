// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/formats/pcapngrecords.h"

#include "capture/archive/formats/pcapngformat.h"

#include <algorithm>
#include <cstring>

namespace tomato::capture {

namespace {

/// Type and length before a block's content, the length again behind it.
constexpr std::size_t FrameBytes = 12;
/// The least that each kind of block holds.
constexpr std::size_t SectionBytes = 28;
constexpr std::size_t InterfaceBytes = 20;
constexpr std::size_t PacketBytes = 32;
constexpr std::size_t StatisticsBytes = 24;
constexpr std::size_t SecretsBytes = 20;
/// Far more than any packet with comments needs.
constexpr std::uint32_t MaxBlock = 1 << 24;
constexpr std::size_t MaxInterfaces = 10'000;
constexpr std::size_t MaxFileNames = 100'000;
constexpr std::size_t MaxFileSecretBytes = 64 << 20;
/// The digits, and the binary ones, that fit into nanoseconds and more.
constexpr int MaxDigits = 18;
constexpr int MaxBinaryDigits = 62;
constexpr std::uint64_t Billion = 1'000'000'000;

std::size_t padded(std::size_t bytes)
{
    return (bytes + 3) / 4 * 4;
}

std::string text(std::span<const char> value)
{
    // Some programs end texts as C does.
    return std::string(value.data(), ::strnlen(value.data(), value.size()));
}

} // namespace

PcapngRecords::PcapngRecords(const FileDescriptor &file, std::filesystem::path path,
                             std::uint64_t end)
    : m_window(file, std::move(path), end)
{
}

Result<const PcapngRecords::Packet *> PcapngRecords::next()
{
    for (;;) {
        m_window.skip(std::exchange(m_taken, 0));
        const auto block = nextBlock();
        if (!block)
            return passOn(block);
        if (block->empty())
            return nullptr;
        m_taken = block->size();
        const auto isPacket = take(*block);
        if (!isPacket)
            return passOn(isPacket);
        if (*isPacket)
            return &m_packet;
    }
}

Result<const PcapngRecords::Packet *> PcapngRecords::readAt(const PacketPlace &place)
{
    m_window.seek(place.offset);
    m_firstInterface = place.firstInterface;
    m_swapped = place.isSwapped;
    m_taken = 0;
    return next();
}

/// The next whole block; empty at the end of the file.
Result<std::span<const char>> PcapngRecords::nextBlock()
{
    // The magic of a section begins behind its length, which needs it.
    auto head = m_window.peek(FrameBytes);
    if (!head || head->empty())
        return head;
    if (head->size() < FrameBytes)
        return bad("the file ends inside a block");
    std::uint32_t type = 0;
    std::memcpy(&type, head->data(), sizeof type);
    if (type == pcapng::SectionHeader) {
        m_swapped = false;
        const std::uint32_t magic = word(*head, 8);
        m_swapped = magic != pcapng::ByteOrderMagic;
        if (m_swapped && __builtin_bswap32(magic) != pcapng::ByteOrderMagic)
            return bad("a section without a byte order");
    } else if (m_window.offset() == 0) {
        return bad("this is not a pcapng file");
    }
    const std::uint32_t length = word(*head, 4);
    if (length < FrameBytes || length % 4 != 0 || length > MaxBlock)
        return bad("a block of " + std::to_string(length) + " bytes");
    const auto block = m_window.peek(length);
    if (!block)
        return block;
    if (block->size() < length)
        return bad("the file ends inside a block");
    if (word(*block, length - 4) != length)
        return bad("a block with two lengths");
    return block;
}

Result<bool> PcapngRecords::take(std::span<const char> block)
{
    const auto done = [](const Result<> &taken, bool isPacket) {
        return taken ? Result<bool>(isPacket) : passOn(taken);
    };
    switch (word(block, 0)) {
    case pcapng::SectionHeader:
        if (block.size() < SectionBytes)
            return bad("a section header that is too short");
        m_firstInterface = m_interfaces.size();
        return false;
    case pcapng::InterfaceDescription:
        return done(takeInterface(block), false);
    case pcapng::EnhancedPacket:
        if (block.size() < PacketBytes)
            return bad("a packet that is too short");
        return done(takePacket(block, word(block, 8)), true);
    case pcapng::OldPacket:
        if (block.size() < PacketBytes)
            return bad("a packet that is too short");
        return done(takePacket(block, half(block, 8)), true);
    case pcapng::SimplePacket:
        return bad("a packet without a time (a Simple Packet Block)");
    case pcapng::InterfaceStatistics:
        return done(takeStatistics(block), false);
    case pcapng::NameResolution:
        ++m_otherBlocks;
        return done(takeNames(block), false);
    case pcapng::DecryptionSecrets:
        ++m_otherBlocks;
        return done(takeSecrets(block), false);
    default:
        ++m_otherBlocks;
        return false;
    }
}

template <class Use>
Result<> PcapngRecords::options(std::span<const char> block, std::size_t at, const Use &use) const
{
    const std::size_t end = block.size() - sizeof(std::uint32_t);
    while (at + 4 <= end) {
        const std::uint16_t code = half(block, at);
        const std::size_t length = half(block, at + 2);
        if (code == 0)
            break;
        if (at + 4 + length > end)
            return bad("an option that is longer than its block");
        if (auto used = use(code, block.subspan(at + 4, length)); !used)
            return used;
        at += 4 + padded(length);
    }
    return {};
}

Result<> PcapngRecords::takeResolution(std::span<const char> value, PcapngInterface &interface,
                                       Clock &clock)
{
    const auto code = static_cast<unsigned char>(value[0]);
    const bool isBinary = (code & 0x80) != 0;
    const int digits = code & 0x7f;
    if (digits > (isBinary ? MaxBinaryDigits : MaxDigits))
        return bad("timestamps of a resolution that is not supported");
    clock.ticksPerSecond = 1;
    for (int digit = 0; digit < digits; ++digit)
        clock.ticksPerSecond *= isBinary ? 2 : 10;
    interface.nanoseconds = isBinary ? digits > 0 : digits > 6;
    interface.tick = Timestamp(std::max<std::uint64_t>(Billion / clock.ticksPerSecond, 1));
    return {};
}

Result<> PcapngRecords::takeInterface(std::span<const char> block)
{
    if (block.size() < InterfaceBytes)
        return bad("an interface that is too short");
    if (m_interfaces.size() == MaxInterfaces)
        return bad("more than " + std::to_string(MaxInterfaces) + " interfaces");
    PcapngInterface interface;
    Clock clock;
    interface.linkType = half(block, 8);
    interface.snapLength = word(block, 12);
    auto read =
        options(block, InterfaceBytes - 4,
                [&](std::uint16_t code, std::span<const char> value) -> Result<> {
                    if (code == pcapng::InterfaceName)
                        interface.name = text(value);
                    else if (code == pcapng::InterfaceDescriptionText)
                        interface.description = text(value);
                    else if (code == pcapng::Comment)
                        interface.comment += (interface.comment.empty() ? "" : "\n") + text(value);
                    else if (code == pcapng::InterfaceFilter && value.size() > 1 && value[0] == 0)
                        interface.filter = text(value.subspan(1));
                    else if (code == pcapng::InterfaceMac && value.size() == 6)
                        for (const char byte : value)
                            interface.mac = interface.mac << 8 | static_cast<unsigned char>(byte);
                    else if (code == pcapng::InterfaceResolution && value.size() == 1)
                        return takeResolution(value, interface, clock);
                    else if (code == pcapng::InterfaceTimeOffset && value.size() == 8)
                        clock.offsetSeconds = static_cast<std::int64_t>(number(value));
                    return {};
                });
    if (!read)
        return read;
    m_interfaces.push_back(std::move(interface));
    m_statistics.emplace_back();
    m_clocks.push_back(clock);
    return {};
}

Result<Timestamp> PcapngRecords::time(std::uint32_t interface, std::uint32_t high,
                                      std::uint32_t low) const
{
    const Clock &clock = m_clocks[interface];
    const std::uint64_t ticks = std::uint64_t{high} << 32 | low;
    // Nanoseconds in 63 bits reach this far from 1970.
    constexpr std::int64_t MaxSeconds = INT64_MAX / static_cast<std::int64_t>(Billion) - 1;
    const std::uint64_t whole = ticks / clock.ticksPerSecond;
    const std::int64_t offset = clock.offsetSeconds;
    if (whole > static_cast<std::uint64_t>(MaxSeconds) || offset > MaxSeconds ||
        offset < -MaxSeconds)
        return bad("a packet with a time that is not of this world");
    const std::int64_t seconds = static_cast<std::int64_t>(whole) + offset;
    if (seconds < 0 || seconds > MaxSeconds)
        return bad("a packet with a time that is not of this world");
    std::uint64_t rest = ticks % clock.ticksPerSecond;
    std::uint64_t perSecond = clock.ticksPerSecond;
    // Below a nanosecond nothing is kept; so the product has room.
    while (perSecond > Billion * 4) {
        const std::uint64_t step = perSecond % 10 == 0 ? 10 : 2;
        perSecond /= step;
        rest /= step;
    }
    return std::chrono::seconds(seconds) + std::chrono::nanoseconds(rest * Billion / perSecond);
}

Result<> PcapngRecords::takePacket(std::span<const char> block, std::uint32_t interface)
{
    const std::size_t at = m_firstInterface + interface;
    if (at >= m_interfaces.size())
        return bad("a packet of an interface that is not described");
    const std::uint32_t captured = word(block, 20);
    if (captured > block.size() - PacketBytes)
        return bad("a packet that is longer than its block");
    m_packet.comment.clear();
    m_packet.flags = 0;
    m_packet.interface = static_cast<std::uint32_t>(at);
    const auto when = time(m_packet.interface, word(block, 12), word(block, 16));
    if (!when)
        return passOn(when);
    m_packet.record = {*when, word(block, 24), block.subspan(PacketBytes - 4, captured)};
    m_packet.blockBytes = block.size();
    return options(block, PacketBytes - 4 + padded(captured),
                   [&](std::uint16_t code, std::span<const char> value) -> Result<> {
                       if (code == pcapng::Comment)
                           m_packet.comment += (m_packet.comment.empty() ? "" : "\n") + text(value);
                       else if (code == pcapng::PacketFlags && value.size() == 4)
                           m_packet.flags = word(value, 0);
                       return {};
                   });
}

Result<> PcapngRecords::takeStatistics(std::span<const char> block)
{
    if (block.size() < StatisticsBytes)
        return bad("statistics that are too short");
    const std::size_t at = m_firstInterface + word(block, 8);
    if (at >= m_interfaces.size())
        return bad("statistics of an interface that is not described");
    PcapngStatistics statistics;
    const auto when = [&](std::span<const char> value, std::optional<Timestamp> &into) -> Result<> {
        const auto read = time(static_cast<std::uint32_t>(at), word(value, 0), word(value, 4));
        if (!read)
            return passOn(read);
        into = *read;
        return {};
    };
    auto read = options(block, StatisticsBytes - 4,
                        [&](std::uint16_t code, std::span<const char> value) -> Result<> {
                            if (code == pcapng::Comment)
                                statistics.comment +=
                                    (statistics.comment.empty() ? "" : "\n") + text(value);
                            if (value.size() != 8)
                                return {};
                            switch (code) {
                            case pcapng::StatisticsStart:
                                return when(value, statistics.first);
                            case pcapng::StatisticsEnd:
                                return when(value, statistics.last);
                            case pcapng::StatisticsReceived:
                                statistics.received = number(value);
                                break;
                            case pcapng::StatisticsDroppedByInterface:
                                statistics.droppedByInterface = number(value);
                                break;
                            case pcapng::StatisticsAccepted:
                                statistics.accepted = number(value);
                                break;
                            case pcapng::StatisticsDropped:
                                statistics.droppedByKernel = number(value);
                                break;
                            case pcapng::StatisticsDelivered:
                                statistics.delivered = number(value);
                                break;
                            default:
                                break;
                            }
                            return {};
                        });
    // The last of several blocks counts: they were written while capturing went on.
    if (read)
        m_statistics[at] = std::move(statistics);
    return read;
}

Result<> PcapngRecords::takeNames(std::span<const char> block)
{
    // Records have the form of options.
    return options(block, 8, [&](std::uint16_t code, std::span<const char> value) -> Result<> {
        const std::size_t bytes = code == pcapng::NameOfIpv4   ? 4
                                  : code == pcapng::NameOfIpv6 ? 16
                                                               : 0;
        if (bytes == 0 || value.size() <= bytes)
            return {};
        if (m_names.size() == MaxFileNames)
            return bad("more than " + std::to_string(MaxFileNames) + " names");
        // The first of several names is used.
        m_names.push_back({std::string(value.data(), bytes), text(value.subspan(bytes))});
        return {};
    });
}

Result<> PcapngRecords::takeSecrets(std::span<const char> block)
{
    if (block.size() < SecretsBytes)
        return bad("secrets that are too short");
    const std::uint32_t length = word(block, 12);
    if (length > block.size() - SecretsBytes)
        return bad("secrets that are longer than their block");
    m_secretBytes += length;
    if (m_secretBytes > MaxFileSecretBytes)
        return bad("more than " + std::to_string(MaxFileSecretBytes) + " bytes of secrets");
    m_secrets.push_back({word(block, 8), std::string(block.data() + 16, length)});
    return {};
}

std::uint64_t PcapngRecords::number(std::span<const char> bytes) const
{
    std::uint64_t value = 0;
    std::memcpy(&value, bytes.data(), sizeof value);
    return m_swapped ? __builtin_bswap64(value) : value;
}

std::uint32_t PcapngRecords::word(std::span<const char> bytes, std::size_t at) const
{
    std::uint32_t value = 0;
    std::memcpy(&value, bytes.data() + at, sizeof value);
    return m_swapped ? __builtin_bswap32(value) : value;
}

std::uint16_t PcapngRecords::half(std::span<const char> bytes, std::size_t at) const
{
    std::uint16_t value = 0;
    std::memcpy(&value, bytes.data() + at, sizeof value);
    return m_swapped ? __builtin_bswap16(value) : value;
}

tl::unexpected<Error> PcapngRecords::bad(const std::string &what) const
{
    return failure("byte " + std::to_string(m_window.offset()) + ": " + what,
                   m_window.path().string());
}

} // namespace tomato::capture
