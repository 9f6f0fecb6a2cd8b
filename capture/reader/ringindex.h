// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/filedescriptor.h"
#include "capture/reader/packetplace.h"
#include "capture/ring/cursor.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>

namespace tomato::client {

/// Finds the packets of one ring, each once, from the oldest on, and reads their bytes. Not
/// thread-safe.
class RingIndex final
{
public:
    /// Whoever hurries has the recorder commit packets at once; else they come within two seconds,
    /// for less of the processor.
    enum class Pace
    {
        AtOnce,
        Unhurried
    };
    static Result<RingIndex> open(const std::filesystem::path &directory, std::uint16_t source,
                                  Pace pace = Pace::AtOnce);

    /// Adds what was committed since the last call; false when nothing was left. Hands out at most
    /// a segment at once.
    Result<bool> read(PacketPlaces &places);
    /// Returns the oldest of the segments that the ring holds now; 0 when there is none.
    std::uint32_t oldestSegment() const;
    bool isRecording() const;
    /// Returns false when the ring dropped the packet meanwhile.
    Result<bool> readBytes(const PacketPlace &place, std::vector<char> &bytes);

private:
    RingIndex(std::shared_ptr<capture::RingReader> ring, std::uint16_t source);
    Result<> walk(const capture::Cursor::Range &range, PacketPlaces &places);
    void addSides(const capture::Cursor::Range &range, PacketPlaces &places,
                  std::size_t first) const;

    std::shared_ptr<capture::RingReader> m_ring;
    std::uint16_t m_source;
    capture::Cursor m_cursor;
    bool m_hasHeader = false;
    bool m_hasNanoseconds = false;
    /// The segment whose packets' bytes were read last.
    std::uint32_t m_openSegment = 0;
    FileDescriptor m_file;
    std::vector<char> m_buffer;
};

} // namespace tomato::client
