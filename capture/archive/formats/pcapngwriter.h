// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/timestamp.h"
#include "capture/archive/formats/addressnames.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tomato::capture {

/// Describes where packets of a pcapng file were captured: an Interface Description Block.
struct PcapngInterface
{
    std::string name;
    std::string description;
    /// A pcap filter expression; empty when there was none.
    std::string filter;
    std::string comment;
    /// The 48 bits of the MAC address of the interface that sends; 0 where it is not known.
    std::uint64_t mac = 0;
    std::uint32_t linkType = 1;
    std::uint32_t snapLength = 0;
    /// How exact its timestamps are: nanoseconds, or microseconds.
    bool nanoseconds = false;
    /// The time that the timestamps of a file that was read count in; 0 where `nanoseconds` says
    /// it.
    Timestamp tick{};

    Timestamp resolution() const { return std::max(tick, Timestamp(nanoseconds ? 1 : 1'000)); }
};

/// An Interface Statistics Block; unknown values are left out.
struct PcapngStatistics
{
    std::optional<Timestamp> first;
    std::optional<Timestamp> last;
    std::optional<std::uint64_t> received;
    std::optional<std::uint64_t> droppedByInterface;
    std::optional<std::uint64_t> accepted;
    std::optional<std::uint64_t> droppedByKernel;
    std::optional<std::uint64_t> delivered;
    std::string comment;
};

/// Writes a pcapng file or stream of one section (draft-ietf-opsawg-pcapng) in this machine's byte
/// order.
class PcapngWriter final
{
public:
    using Sink = std::function<Result<>(std::span<const char>)>;
    explicit PcapngWriter(Sink sink) : m_sink(std::move(sink)) {}

    /// A section is begun before anything else is written.
    Result<> beginSection(const std::string &comment);
    /// Adds an interface; they count from 0. All of them are added before the packets.
    Result<> addInterface(const PcapngInterface &interface);
    /// Adds names of addresses; this follows the interfaces.
    Result<> addNames(std::span<const AddressName> names);
    /// Adds secrets, which follow the interfaces and come before the packets that are decrypted
    /// with them. `type` is the format's number.
    Result<> addSecrets(std::uint32_t type, std::span<const char> secrets);
    /// Times before 1970 do not exist in the format. Flags as the format has them; 0 for none.
    Result<> addPacket(std::uint32_t interface, Timestamp time, std::uint32_t original,
                       std::span<const char> bytes, const std::string &comment = {},
                       std::uint32_t flags = 0);
    Result<> addStatistics(std::uint32_t interface, const PcapngStatistics &statistics);
    /// Writes what was gathered. It is called at the end, and in a stream whenever a reader waits.
    Result<> finish();

private:
    std::pair<std::uint32_t, std::uint32_t> timeWords(std::uint32_t interface,
                                                      Timestamp time) const;
    Result<> endBlock(std::size_t begin);
    std::size_t beginBlock(std::uint32_t type);
    void put(std::uint32_t word);
    void putBytes(std::span<const char> bytes);
    void putOption(std::uint16_t code, std::span<const char> value);
    void putText(std::uint16_t code, const std::string &text);
    /// A comment that is too long for one option becomes several, parted between its lines.
    void putComment(std::string_view text);
    void putNumber(std::uint16_t code, std::uint64_t number);
    void putTime(std::uint16_t code, std::uint32_t interface, Timestamp time);

    Sink m_sink;
    std::string m_gathered;
    /// Nanoseconds in a tick, by interface.
    std::vector<std::int64_t> m_ticks;
};

} // namespace tomato::capture
