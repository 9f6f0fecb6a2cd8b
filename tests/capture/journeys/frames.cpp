// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/capture/journeys/frames.h"

#include <algorithm>
#include <utility>

namespace tomato::journeys::testing {

namespace {

constexpr std::size_t Ethernet = 14;
constexpr std::size_t Ipv4 = 20;

void put16(Frame &frame, std::size_t at, std::size_t value)
{
    frame[at] = static_cast<std::uint8_t>(value >> 8);
    frame[at + 1] = static_cast<std::uint8_t>(value);
}

void put32(Frame &frame, std::size_t at, std::uint32_t value)
{
    put16(frame, at, value >> 16);
    put16(frame, at + 2, value & 0xffff);
}

std::uint16_t get16(const Frame &frame, std::size_t at)
{
    return static_cast<std::uint16_t>(frame[at] << 8 | frame[at + 1]);
}

/// RFC 1071.
std::uint16_t checksum(const Frame &frame, std::size_t from, std::size_t to, std::uint32_t sum = 0)
{
    for (std::size_t at = from; at < to; at += 2)
        sum += static_cast<std::uint32_t>(frame[at] << 8 | (at + 1 < to ? frame[at + 1] : 0));
    while (sum >> 16 != 0)
        sum = (sum & 0xffff) + (sum >> 16);
    return static_cast<std::uint16_t>(~sum);
}

void sumHeader(Frame &frame, std::size_t at = Ethernet)
{
    put16(frame, at + 10, 0);
    put16(frame, at + 10, checksum(frame, at, at + Ipv4));
}

/// Computes the checksum of the whole transport behind an IPv4 header, which is at `field` in it.
void sumTransport(Frame &frame, std::size_t field)
{
    const std::size_t at = Ethernet + Ipv4;
    put16(frame, at + field, 0);
    const Frame pseudo = {frame[26], frame[27], frame[28], frame[29], frame[30],
                          frame[31], frame[32], frame[33], 0,         frame[23]};
    std::uint32_t sum = static_cast<std::uint32_t>(frame.size() - at);
    for (std::size_t half = 0; half < pseudo.size(); half += 2)
        sum += get16(pseudo, half);
    put16(frame, at + field, checksum(frame, at, frame.size(), sum));
}

Frame ethernet(std::uint8_t source, std::uint8_t destination, std::uint16_t type)
{
    Frame frame = {2, 0, 0, 0, 0, destination, 2, 0, 0, 0, 0, source, 0, 0};
    put16(frame, 12, type);
    return frame;
}

void putHeader(Frame &frame, const FrameShape &shape, std::uint8_t protocol, std::size_t bytes)
{
    frame.resize(Ethernet + Ipv4 + bytes);
    frame[14] = 0x45;
    frame[15] = static_cast<std::uint8_t>(shape.dscp << 2);
    put16(frame, 16, Ipv4 + bytes);
    put16(frame, 18, shape.identification);
    put16(frame, 20, shape.mayBeFragmented ? 0 : 0x4000);
    frame[22] = shape.ttl;
    frame[23] = protocol;
    put32(frame, 26, 0x0a000000u | shape.source);
    put32(frame, 30, 0x0a000000u | shape.destination);
    sumHeader(frame);
}

void putPayload(Frame &frame, std::size_t at, std::uint64_t id)
{
    for (int byte = 0; byte < 8; ++byte)
        frame[at + static_cast<std::size_t>(byte)] =
            static_cast<std::uint8_t>(id >> (56 - 8 * byte));
    for (std::size_t rest = at + 8; rest < frame.size(); ++rest)
        frame[rest] = 'x';
}

Frame outer(std::uint8_t protocol, const Frame &inside)
{
    Frame frame = ethernet(101, 102, 0x0800);
    FrameShape shape;
    shape.source = 101;
    shape.destination = 102;
    putHeader(frame, shape, protocol, inside.size());
    std::copy(inside.begin(), inside.end(), frame.begin() + Ethernet + Ipv4);
    return frame;
}

} // namespace

Frame udp4(std::uint64_t id, const FrameShape &shape)
{
    Frame frame = ethernet(shape.source, shape.destination, 0x0800);
    putHeader(frame, shape, 17, 8 + shape.payloadBytes);
    put16(frame, 34, shape.sourcePort);
    put16(frame, 36, shape.destinationPort);
    put16(frame, 38, 8 + shape.payloadBytes);
    putPayload(frame, 42, id);
    sumTransport(frame, 6);
    return frame;
}

Frame udp6(std::uint64_t id, const FrameShape &shape)
{
    Frame frame = ethernet(shape.source, shape.destination, 0x86dd);
    frame.resize(Ethernet + 40 + 8 + shape.payloadBytes);
    frame[14] = 0x60;
    put16(frame, 18, 8 + shape.payloadBytes);
    frame[20] = 17;
    frame[21] = shape.ttl;
    frame[22] = frame[38] = 0xfd;
    frame[37] = shape.source;
    frame[53] = shape.destination;
    put16(frame, 54, shape.sourcePort);
    put16(frame, 56, shape.destinationPort);
    put16(frame, 58, 8 + shape.payloadBytes);
    putPayload(frame, 62, id);
    return frame;
}

Frame echo4(std::uint64_t id, const FrameShape &shape)
{
    Frame frame = ethernet(shape.source, shape.destination, 0x0800);
    putHeader(frame, shape, 1, 8 + shape.payloadBytes);
    frame[34] = 8;
    put16(frame, 38, shape.sourcePort);
    put16(frame, 40, id);
    putPayload(frame, 42, id);
    put16(frame, 36, checksum(frame, 34, frame.size()));
    return frame;
}

namespace {

Frame tcp(std::uint32_t sequence, std::uint32_t acknowledged, std::size_t bytes,
          const FrameShape &shape)
{
    Frame frame = ethernet(shape.source, shape.destination, 0x0800);
    putHeader(frame, shape, 6, 20 + bytes);
    put16(frame, 34, shape.sourcePort);
    put16(frame, 36, shape.destinationPort);
    put32(frame, 38, sequence);
    put32(frame, 42, acknowledged);
    put16(frame, 46, 0x5010);
    put16(frame, 48, 501);
    sumTransport(frame, 16);
    return frame;
}

} // namespace

Frame tcpAck(std::uint32_t sequence, std::uint32_t acknowledged, const FrameShape &shape)
{
    return tcp(sequence, acknowledged, 0, shape);
}

Frame tcpData(std::uint32_t sequence, const FrameShape &shape)
{
    return tcp(sequence, 1, shape.payloadBytes, shape);
}

Frame arpRequest(std::uint8_t asker, std::uint8_t wanted)
{
    Frame frame = ethernet(asker, 0, 0x0806);
    std::fill_n(frame.begin(), 6, 0xff);
    const Frame body = {0,  1, 8, 0,     6, 4, 0, 1, 2, 0, 0,  0, 0, asker,
                        10, 0, 0, asker, 0, 0, 0, 0, 0, 0, 10, 0, 0, wanted};
    frame.insert(frame.end(), body.begin(), body.end());
    return frame;
}

Frame routed(Frame frame, std::uint8_t router)
{
    frame[5] = static_cast<std::uint8_t>(router + 100);
    frame[11] = router;
    if (get16(frame, 12) == 0x86dd) {
        --frame[21];
    } else {
        --frame[22];
        sumHeader(frame);
    }
    return frame;
}

Frame translated(const Frame &frame, std::uint8_t source, std::uint16_t port)
{
    Frame changed = routed(frame);
    changed[29] = source;
    put16(changed, 34, port);
    sumHeader(changed);
    sumTransport(changed, 6);
    return changed;
}

Frame tagged(const Frame &frame, std::uint16_t vlan)
{
    Frame changed = frame;
    const Frame tag = {0x81, 0x00, static_cast<std::uint8_t>(vlan >> 8),
                       static_cast<std::uint8_t>(vlan)};
    changed.insert(changed.begin() + 12, tag.begin(), tag.end());
    return changed;
}

Frame labelled(const Frame &frame, std::uint32_t label)
{
    Frame changed = frame;
    const std::uint32_t entry = label << 12 | 0x100 | 64;
    Frame stack(4);
    put32(stack, 0, entry);
    changed.insert(changed.begin() + Ethernet, stack.begin(), stack.end());
    put16(changed, 12, 0x8847);
    return changed;
}

Frame inGre(const Frame &frame)
{
    Frame inside = {0, 0, 8, 0};
    inside.insert(inside.end(), frame.begin() + Ethernet, frame.end());
    return outer(47, inside);
}

Frame inIpIp(const Frame &frame)
{
    return outer(4, Frame(frame.begin() + Ethernet, frame.end()));
}

Frame inVxlan(const Frame &frame)
{
    Frame inside(16);
    put16(inside, 0, 50'000);
    put16(inside, 2, 4789);
    put16(inside, 4, 16 + frame.size());
    inside[8] = 8;
    inside[14] = 42;
    inside.insert(inside.end(), frame.begin(), frame.end());
    return outer(17, inside);
}

std::vector<Frame> fragments(const Frame &frame, std::size_t payloadBytes)
{
    std::vector<Frame> pieces;
    const std::size_t first = Ethernet + Ipv4;
    constexpr std::uint16_t More = 0x2000;
    const auto before = static_cast<std::size_t>(get16(frame, 20) & 0x1fff);
    const bool isPiece = (get16(frame, 20) & More) != 0;
    for (std::size_t at = first; at < frame.size(); at += payloadBytes) {
        const std::size_t end = std::min(at + payloadBytes, frame.size());
        Frame piece(frame.begin(), frame.begin() + first);
        piece.insert(piece.end(), frame.begin() + static_cast<std::ptrdiff_t>(at),
                     frame.begin() + static_cast<std::ptrdiff_t>(end));
        put16(piece, 16, Ipv4 + end - at);
        put16(piece, 20, (before + (at - first) / 8) | (end < frame.size() || isPiece ? More : 0u));
        sumHeader(piece);
        pieces.push_back(piece);
    }
    return pieces;
}

std::vector<Frame> fragments6(const Frame &frame, std::size_t payloadBytes,
                              std::uint32_t identification)
{
    std::vector<Frame> pieces;
    constexpr std::size_t Ipv6 = 40;
    constexpr std::size_t Header = 8;
    const std::size_t first = Ethernet + Ipv6;
    for (std::size_t at = first; at < frame.size(); at += payloadBytes) {
        const std::size_t end = std::min(at + payloadBytes, frame.size());
        Frame piece(frame.begin(), frame.begin() + first);
        piece.resize(first + Header);
        piece[first] = std::exchange(piece[20], 44);
        put16(piece, 18, Header + end - at);
        put16(piece, first + 2, (at - first) | (end < frame.size() ? 1u : 0u));
        put32(piece, first + 4, identification);
        piece.insert(piece.end(), frame.begin() + static_cast<std::ptrdiff_t>(at),
                     frame.begin() + static_cast<std::ptrdiff_t>(end));
        pieces.push_back(piece);
    }
    return pieces;
}

std::vector<Frame> segments(const Frame &frame, std::size_t payloadBytes)
{
    std::vector<Frame> pieces;
    const std::size_t first = Ethernet + Ipv4 + std::size_t{4} * (frame[46] >> 4);
    const auto sequence = static_cast<std::uint32_t>(get16(frame, 38)) << 16 |
                          static_cast<std::uint32_t>(get16(frame, 40));
    for (std::size_t at = first; at < frame.size(); at += payloadBytes) {
        const std::size_t end = std::min(at + payloadBytes, frame.size());
        Frame piece(frame.begin(), frame.begin() + first);
        piece.insert(piece.end(), frame.begin() + static_cast<std::ptrdiff_t>(at),
                     frame.begin() + static_cast<std::ptrdiff_t>(end));
        put16(piece, 16, piece.size() - Ethernet);
        put16(piece, 18, static_cast<std::uint16_t>(get16(frame, 18) + pieces.size()));
        put32(piece, 38, sequence + static_cast<std::uint32_t>(at - first));
        if (end < frame.size())
            piece[47] &= 0xf6; // PSH and FIN are in the last one.
        sumHeader(piece);
        pieces.push_back(piece);
    }
    return pieces;
}

} // namespace tomato::journeys::testing
