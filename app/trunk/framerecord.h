// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace tomato::trunk {

/// The number of a wire in a trunk: 24 bits.
using WireNumber = std::uint32_t;
inline constexpr WireNumber MaxWire = 0xfffffe;
/// The messages between both ends of a trunk are in records with this number.
inline constexpr WireNumber ControlWire = 0xffffff;
inline constexpr std::size_t RecordHeader = 5;
inline constexpr std::size_t MaxRecord = 65535;

/// A frame of a wire as it is in a trunk: the wire's number in 3 bytes, the frame's length in 2, in
/// the order of the network, then the frame. Its bytes are valid until the reader is used again.
struct FrameRecord
{
    WireNumber wire = 0;
    std::span<const char> bytes;
};

/// Appends a record of at most MaxRecord bytes.
void appendRecord(std::string &to, WireNumber wire, std::span<const char> bytes);

/// Reads the records of a stream, in whatever parts that arrives. Every stream of bytes is one of
/// records, each of which has at most 65,535 bytes; the caller has to check whether its wire is
/// known.
class RecordReader final
{
public:
    /// Room for more of the stream, and how much of it was filled then.
    std::span<char> room(std::size_t bytes);
    void filled(std::size_t bytes) { m_end += bytes; }
    std::optional<FrameRecord> next();

private:
    std::string m_bytes;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
};

/// Appends a number in network byte order, for the records of the ControlWire.
void appendNumber(std::string &to, std::uint64_t number, int bytes);
/// Returns the number at `at`, or nothing where the bytes end before.
std::optional<std::uint64_t> numberAt(std::span<const char> bytes, std::size_t at, int count);

} // namespace tomato::trunk
