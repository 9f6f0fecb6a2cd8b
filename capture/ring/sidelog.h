// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/filedescriptor.h"
#include "capture/options/ringlimits.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tomato::capture {

/// Remembers which side each packet of a ring came from, which classic pcap has no place for: the
/// file ring.sides, one bit per packet. Packet n of the run has bit n modulo a capacity that is
/// enough for all packets that the ring can hold, so nothing has to be removed when segments go,
/// and nothing mended when the writer was killed: bits are written before the packets are
/// published. Not thread-safe.
class SideLog final
{
public:
    /// Opens the file of a ring whose next packet has this number in its run, counted from 0.
    static Result<SideLog> open(const std::filesystem::path &directory, const RingLimits &limits,
                                std::uint64_t nextPacket);

    /// Adds the side of the next packet.
    void add(int side)
    {
        m_byte = static_cast<unsigned char>(m_byte | (side & 1) << (m_next & 7));
        if ((++m_next & 7) == 0) {
            m_full += static_cast<char>(m_byte);
            m_byte = 0;
        }
    }
    /// Writes the sides that were added.
    Result<> write();

private:
    SideLog(std::filesystem::path path, FileDescriptor file, std::uint64_t capacityBytes);

    std::filesystem::path m_path;
    FileDescriptor m_file;
    std::uint64_t m_capacityBytes;
    std::uint64_t m_next = 0;
    std::uint64_t m_written = 0;
    /// The whole bytes since the last write(), and the byte that is not full yet.
    std::string m_full;
    unsigned char m_byte = 0;
};

/// The sides of a run's packets from one number on.
class Sides final
{
public:
    /// The result is empty when nothing is known: the ring is older than these files, or was
    /// repaired without its state. A ring that goes on may have overwritten the sides that were
    /// read when the segment that holds the first packet is gone afterwards.
    static std::optional<Sides> read(const std::filesystem::path &directory,
                                     const RingLimits &limits, std::uint64_t firstPacket,
                                     std::uint64_t packets);

    int at(std::uint64_t packet) const
    {
        const std::uint64_t bit = packet - m_firstBit;
        return static_cast<unsigned char>(m_bytes[bit / 8]) >> (bit & 7) & 1;
    }

private:
    std::uint64_t m_firstBit = 0;
    std::string m_bytes;
};

/// Returns where ring.sides has the sides of the packets from one number in their run up to
/// another: offsets with counts of bytes, which are two where the file's end comes between.
std::vector<std::pair<std::uint64_t, std::uint64_t>>
sidesPlaces(const RingLimits &limits, std::uint64_t begin, std::uint64_t end);

std::filesystem::path sidesPath(const std::filesystem::path &directory);

} // namespace tomato::capture
