// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/formats/filewindow.h"
#include "capture/archive/formats/pcapngwriter.h"
#include "capture/archive/formats/pcaprecords.h"
#include "capture/archive/formats/timeorder.h"

#include <vector>

namespace tomato::capture {

/// Reads an open pcapng file (draft-ietf-opsawg-pcapng) packet by packet, in constant memory: both
/// byte orders, several sections, any resolution of time.
class PcapngRecords final
{
public:
    struct Packet
    {
        PcapRecords::Record record;
        /// Interfaces are counted over all sections.
        std::uint32_t interface = 0;
        std::string comment;
        /// The flags word as the file has it (direction and the like); 0 when the file has none.
        std::uint32_t flags = 0;
        /// The length of the packet's block in the file.
        std::uint64_t blockBytes = 0;
    };

    /// Looks at the first `end` bytes of the file, which is only borrowed; `path` is for errors.
    PcapngRecords(const FileDescriptor &file, std::filesystem::path path, std::uint64_t end);

    /// The next packet, whose bytes stay until the next call; nullptr at the end.
    Result<const Packet *> next();
    /// Returns the place of the packet that next() returned last.
    PacketPlace place() const
    {
        return {m_window.offset(), static_cast<std::uint32_t>(m_firstInterface), m_swapped};
    }
    /// Returns the packet at such a place, after next() came to the end of the file.
    Result<const Packet *> readAt(const PacketPlace &place);

    /// The interfaces that were read so far.
    const std::vector<PcapngInterface> &interfaces() const { return m_interfaces; }
    /// There is one entry for each interface; it has no value where the file has no statistics.
    const std::vector<std::optional<PcapngStatistics>> &statistics() const { return m_statistics; }
    /// The names come from its name resolution blocks.
    const std::vector<AddressName> &names() const { return m_names; }
    struct Secrets
    {
        /// The type is the number that the format defines.
        std::uint32_t type = 0;
        std::string bytes;

        friend bool operator==(const Secrets &, const Secrets &) = default;
    };
    /// The secrets come from its decryption secrets blocks.
    const std::vector<Secrets> &secrets() const { return m_secrets; }
    /// Counts blocks that describe neither packets nor interfaces.
    std::uint64_t otherBlocks() const { return m_otherBlocks; }
    std::uint64_t offset() const { return m_window.offset(); }

private:
    struct Clock
    {
        std::uint64_t ticksPerSecond = 1'000'000;
        std::int64_t offsetSeconds = 0;
    };

    Result<std::span<const char>> nextBlock();
    Result<bool> take(std::span<const char> block);
    Result<> takeInterface(std::span<const char> block);
    Result<> takePacket(std::span<const char> block, std::uint32_t interface);
    Result<> takeStatistics(std::span<const char> block);
    Result<> takeNames(std::span<const char> block);
    Result<> takeSecrets(std::span<const char> block);
    Result<> takeResolution(std::span<const char> value, PcapngInterface &interface, Clock &clock);
    /// Calls `use` with the code and the value of each option from `at` on.
    template <class Use>
    Result<> options(std::span<const char> block, std::size_t at, const Use &use) const;
    Result<Timestamp> time(std::uint32_t interface, std::uint32_t high, std::uint32_t low) const;

    std::uint64_t number(std::span<const char> bytes) const;
    std::uint32_t word(std::span<const char> bytes, std::size_t at) const;
    std::uint16_t half(std::span<const char> bytes, std::size_t at) const;
    tl::unexpected<Error> bad(const std::string &what) const;

    FileWindow m_window;
    bool m_swapped = false;
    /// The number of the section's first interface.
    std::size_t m_firstInterface = 0;
    std::vector<PcapngInterface> m_interfaces;
    std::vector<std::optional<PcapngStatistics>> m_statistics;
    std::vector<Clock> m_clocks;
    std::vector<AddressName> m_names;
    std::vector<Secrets> m_secrets;
    std::size_t m_secretBytes = 0;
    std::uint64_t m_otherBlocks = 0;
    /// The length of the packet that was handed out; the next call skips it.
    std::size_t m_taken = 0;
    Packet m_packet;
};

} // namespace tomato::capture
