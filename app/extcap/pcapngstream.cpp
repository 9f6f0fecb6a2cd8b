// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extcap/pcapngstream.h"

#include <QString>

#include <cstring>

namespace tomato::extcap {

namespace {

constexpr std::uint32_t SectionHeader = 0x0a0d0d0a;
constexpr std::uint32_t InterfaceDescription = 1;
constexpr std::uint32_t EnhancedPacket = 6;
constexpr std::uint32_t ByteOrderMagic = 0x1a2b3c4d;
constexpr std::uint32_t Unknown = 0xffffffff;
constexpr std::uint16_t EndOfOptions = 0;
constexpr std::uint16_t NameOption = 2;
constexpr std::uint16_t DescriptionOption = 3;
constexpr std::uint16_t ApplicationOption = 4;
constexpr std::uint16_t ResolutionOption = 9;

} // namespace

void PcapngStream::put(std::uint32_t word)
{
    m_bytes.append(reinterpret_cast<const char *>(&word), sizeof word);
}

void PcapngStream::putPadded(const char *bytes, qsizetype count)
{
    m_bytes.append(bytes, count);
    m_bytes.append((4 - count % 4) % 4, '\0');
}

void PcapngStream::putOption(std::uint16_t code, const QByteArray &value)
{
    put(code | static_cast<std::uint32_t>(value.size()) << 16);
    putPadded(value.constData(), value.size());
}

qsizetype PcapngStream::begin(std::uint32_t type)
{
    const qsizetype begin = m_bytes.size();
    put(type);
    put(0);
    return begin;
}

/// A block has its length at both ends.
void PcapngStream::end(qsizetype begin)
{
    const auto length = static_cast<std::uint32_t>(m_bytes.size() - begin + 4);
    put(length);
    std::memcpy(m_bytes.data() + begin + 4, &length, sizeof length);
}

void PcapngStream::beginSection()
{
    const qsizetype block = begin(SectionHeader);
    put(ByteOrderMagic);
    put(1); // version 1.0
    put(Unknown);
    put(Unknown); // the section's length
    putOption(ApplicationOption, "ToMaTo Desktop " TOMATO_VERSION);
    putOption(EndOfOptions, {});
    end(block);
}

void PcapngStream::addInterface(const QString &name, const QString &description,
                                std::uint32_t snapLength)
{
    constexpr std::uint32_t Ethernet = 1;
    const qsizetype block = begin(InterfaceDescription);
    put(Ethernet);
    put(snapLength);
    putOption(NameOption, name.toUtf8());
    putOption(DescriptionOption, description.toUtf8());
    putOption(ResolutionOption, QByteArray(1, 9)); // 10^-9 seconds
    putOption(EndOfOptions, {});
    end(block);
}

void PcapngStream::addPacket(std::uint32_t interface, std::chrono::nanoseconds time,
                             std::uint32_t original, std::span<const char> bytes)
{
    const auto ticks = static_cast<std::uint64_t>(time.count());
    const qsizetype block = begin(EnhancedPacket);
    put(interface);
    put(static_cast<std::uint32_t>(ticks >> 32));
    put(static_cast<std::uint32_t>(ticks));
    put(static_cast<std::uint32_t>(bytes.size()));
    put(original);
    putPadded(bytes.data(), static_cast<qsizetype>(bytes.size()));
    end(block);
}

QByteArray PcapngStream::takeBytes()
{
    return std::exchange(m_bytes, {});
}

} // namespace tomato::extcap
