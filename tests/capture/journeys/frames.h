// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tomato::journeys::testing {

using Frame = std::vector<std::uint8_t>;

/// The properties of frames; addresses are the last byte of 10.0.0.x and fd00::x.
struct FrameShape
{
    std::uint8_t source = 1;
    std::uint8_t destination = 2;
    std::uint16_t sourcePort = 40'000;
    std::uint16_t destinationPort = 7;
    /// The identification of IPv4.
    std::uint16_t identification = 0;
    bool mayBeFragmented = false;
    std::uint8_t ttl = 64;
    std::uint8_t dscp = 0;
    std::size_t payloadBytes = 60;
};

/// Returns a frame with the id in the first eight bytes of its payload, and correct checksums.
Frame udp4(std::uint64_t id, const FrameShape &shape = {});
Frame udp6(std::uint64_t id, const FrameShape &shape = {});
/// An ICMP echo request; its identifier is the source port, and its number the id.
Frame echo4(std::uint64_t id, const FrameShape &shape = {});
/// An acknowledgement without data.
Frame tcpAck(std::uint32_t sequence, std::uint32_t acknowledged, const FrameShape &shape = {});
/// A segment with the shape's payload.
Frame tcpData(std::uint32_t sequence, const FrameShape &shape = {});
/// Asks who has 10.0.0.`wanted`.
Frame arpRequest(std::uint8_t asker, std::uint8_t wanted);

/// Returns the frame as a router forwards it: with other MAC addresses, and TTL or hop limit less
/// by one.
Frame routed(Frame frame, std::uint8_t router = 9);
/// Returns the frame as a NAT forwards it: with another source and correct checksums. The frame is
/// IPv4 with UDP.
Frame translated(const Frame &frame, std::uint8_t source, std::uint16_t port);
/// These return the frame with a VLAN tag, and with an MPLS label.
Frame tagged(const Frame &frame, std::uint16_t vlan);
Frame labelled(const Frame &frame, std::uint32_t label);
/// The packet in a tunnel between 10.0.0.101 and 10.0.0.102.
Frame inGre(const Frame &frame);
Frame inIpIp(const Frame &frame);
Frame inVxlan(const Frame &frame);
/// IPv4 pieces whose payload has so many bytes at most (a multiple of eight); the frame may be one
/// itself.
std::vector<Frame> fragments(const Frame &frame, std::size_t payloadBytes);
/// The same of IPv6, with this identification in their fragment headers.
std::vector<Frame> fragments6(const Frame &frame, std::size_t payloadBytes,
                              std::uint32_t identification);
/// Makes of an IPv4 frame of TCP, whose segments were left to the interface, those that a queue
/// makes: each has so many bytes of data at most, and the checksum that the interface was to
/// complete.
std::vector<Frame> segments(const Frame &frame, std::size_t payloadBytes);

} // namespace tomato::journeys::testing
