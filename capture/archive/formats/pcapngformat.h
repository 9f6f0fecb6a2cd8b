// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// Numbers of the pcapng format: draft-ietf-opsawg-pcapng.
namespace tomato::capture::pcapng {

constexpr std::uint32_t SectionHeader = 0x0a0d0d0a;
constexpr std::uint32_t ByteOrderMagic = 0x1a2b3c4d;
constexpr std::uint32_t InterfaceDescription = 1;
constexpr std::uint32_t OldPacket = 2;
constexpr std::uint32_t SimplePacket = 3;
constexpr std::uint32_t NameResolution = 4;
constexpr std::uint32_t InterfaceStatistics = 5;
constexpr std::uint32_t EnhancedPacket = 6;
constexpr std::uint32_t DecryptionSecrets = 10;

// Records of name resolution.
constexpr std::uint16_t NameOfIpv4 = 1;
constexpr std::uint16_t NameOfIpv6 = 2;
/// Secrets of TLS and QUIC, as a key log file has them: "TLSK".
constexpr std::uint32_t TlsKeyLog = 0x544c534b;
/// The flags of packets that came to the interface, or left it.
constexpr std::uint32_t Inbound = 1;
constexpr std::uint32_t Outbound = 2;

// The codes of options: first those of all blocks, then of sections, interfaces, packets and
// statistics.
constexpr std::uint16_t Comment = 1;
constexpr std::uint16_t SectionSystem = 3;
constexpr std::uint16_t SectionProgram = 4;
constexpr std::uint16_t InterfaceName = 2;
constexpr std::uint16_t InterfaceDescriptionText = 3;
constexpr std::uint16_t InterfaceMac = 6;
constexpr std::uint16_t InterfaceResolution = 9;
constexpr std::uint16_t InterfaceFilter = 11;
constexpr std::uint16_t InterfaceTimeOffset = 14;
constexpr std::uint16_t PacketFlags = 2;
constexpr std::uint16_t StatisticsStart = 2;
constexpr std::uint16_t StatisticsEnd = 3;
constexpr std::uint16_t StatisticsReceived = 4;
constexpr std::uint16_t StatisticsDroppedByInterface = 5;
constexpr std::uint16_t StatisticsAccepted = 6;
constexpr std::uint16_t StatisticsDropped = 7;
constexpr std::uint16_t StatisticsDelivered = 8;

} // namespace tomato::capture::pcapng
