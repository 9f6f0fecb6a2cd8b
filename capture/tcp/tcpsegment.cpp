// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/tcp/tcpsegment.h"

#include <algorithm>

namespace tomato::capture {

namespace {

constexpr std::uint8_t TcpProtocol = 6;

/// Reads numbers of a frame; behind its end everything is missing.
class Frame final
{
public:
    explicit Frame(std::span<const char> bytes) : m_bytes(bytes) {}

    bool has(std::size_t at, std::size_t count) const
    {
        return at <= m_bytes.size() && m_bytes.size() - at >= count;
    }
    std::uint8_t byte(std::size_t at) const { return static_cast<std::uint8_t>(m_bytes[at]); }
    std::uint16_t half(std::size_t at) const
    {
        return static_cast<std::uint16_t>(byte(at) << 8 | byte(at + 1));
    }
    std::uint32_t word(std::size_t at) const
    {
        return std::uint32_t{half(at)} << 16 | half(at + 2);
    }
    std::string text(std::size_t at, std::size_t count) const
    {
        return {m_bytes.data() + at, count};
    }

private:
    std::span<const char> m_bytes;
};

/// Says where TCP begins, how long it is, and between which addresses.
struct Place
{
    std::size_t at = 0;
    std::size_t bytes = 0;
    std::string source;
    std::string destination;
};

std::optional<Place> inIpv4(const Frame &frame, std::size_t at)
{
    if (!frame.has(at, 20) || frame.byte(at) >> 4 != 4)
        return {};
    const std::size_t header = (frame.byte(at) & 15u) * 4u;
    const bool isLaterFragment = (frame.half(at + 6) & 0x1fff) != 0;
    const std::size_t total = frame.half(at + 2);
    if (header < 20 || total < header || isLaterFragment || frame.byte(at + 9) != TcpProtocol)
        return {};
    return Place{at + header, total - header, frame.text(at + 12, 4), frame.text(at + 16, 4)};
}

std::optional<Place> inIpv6(const Frame &frame, std::size_t at)
{
    constexpr std::size_t Header = 40;
    if (!frame.has(at, Header) || frame.byte(at) >> 4 != 6)
        return {};
    Place place{at + Header, frame.half(at + 4), frame.text(at + 8, 16), frame.text(at + 24, 16)};
    std::uint8_t next = frame.byte(at + 6);
    // Hop-by-hop options, routing and destination options have the same form.
    while (next == 0 || next == 43 || next == 60) {
        if (!frame.has(place.at, 2))
            return {};
        const std::size_t bytes = (frame.byte(place.at + 1) + 1u) * 8u;
        if (bytes > place.bytes)
            return {};
        next = frame.byte(place.at);
        place.at += bytes;
        place.bytes -= bytes;
    }
    return next == TcpProtocol ? std::optional(place) : std::nullopt;
}

void takeOptions(const Frame &frame, std::size_t at, std::size_t end, TcpHeader &header)
{
    while (at < end && frame.byte(at) != 0) {
        if (frame.byte(at) == 1) {
            ++at;
            continue;
        }
        const std::size_t length = at + 1 < end ? frame.byte(at + 1) : 0;
        if (length < 2 || at + length > end)
            return;
        if (frame.byte(at) == 3 && length == 3)
            header.windowShift = std::min<unsigned>(frame.byte(at + 2), 14);
        for (std::size_t block = at + 2; frame.byte(at) == 5 && block + 8 <= at + length;
             block += 8)
            header.sacks.emplace_back(frame.word(block), frame.word(block + 4));
        at += length;
    }
}

} // namespace

std::optional<TcpHeader> parseTcp(std::span<const char> bytes)
{
    const Frame frame(bytes);
    std::size_t type = 12;
    while (frame.has(type, 2) && (frame.half(type) == 0x8100 || frame.half(type) == 0x88a8))
        type += 4;
    if (!frame.has(type, 2))
        return {};
    const auto place = frame.half(type) == 0x0800   ? inIpv4(frame, type + 2)
                       : frame.half(type) == 0x86dd ? inIpv6(frame, type + 2)
                                                    : std::nullopt;
    if (!place || place->bytes < 20 || !frame.has(place->at, 20))
        return {};
    const std::size_t at = place->at;
    const std::size_t length = (frame.byte(at + 12) >> 4) * 4u;
    if (length < 20 || length > place->bytes || !frame.has(at, length))
        return {};
    TcpHeader header;
    header.source = place->source + frame.text(at, 2);
    header.destination = place->destination + frame.text(at + 2, 2);
    header.sequence = frame.word(at + 4);
    header.acknowledgement = frame.word(at + 8);
    const std::uint8_t flags = frame.byte(at + 13);
    header.isFin = flags & 1;
    header.isSyn = flags & 2;
    header.isReset = flags & 4;
    header.hasAcknowledgement = flags & 16;
    header.window = frame.half(at + 14);
    header.dataBytes = static_cast<std::uint32_t>(place->bytes - length);
    takeOptions(frame, at + 20, at + length, header);
    return header;
}

} // namespace tomato::capture
