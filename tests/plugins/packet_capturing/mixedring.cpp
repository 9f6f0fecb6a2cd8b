// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plugins/packet_capturing/mixedring.h"

#include <algorithm>
#include <stdexcept>

namespace tomato::test {

namespace {

constexpr std::size_t SegmentBytes = 900;
constexpr std::size_t OpenFlows = 40;

enum Flags
{
    Fin = 1,
    Syn = 2,
    Push = 8,
    Ack = 16
};

std::string word(std::uint32_t value)
{
    return {static_cast<char>(value >> 8), static_cast<char>(value)};
}

std::string longWord(std::uint32_t value)
{
    return word(value >> 16) + word(value & 0xffff);
}

std::string checksum(const std::string &bytes)
{
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2)
        sum += static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i]) << 8 |
                                          static_cast<unsigned char>(bytes[i + 1]));
    while (sum >> 16 != 0)
        sum = (sum & 0xffff) + (sum >> 16);
    return word(~sum & 0xffff);
}

} // namespace

MixedRing::MixedRing(const std::filesystem::path &directory, const capture::RingLimits &limits)
{
    std::filesystem::create_directories(directory);
    auto writer = capture::RingWriter::create(directory, limits, capture::MaxSnapLength);
    if (!writer)
        throw std::runtime_error(writer.error().text());
    m_writer = std::move(*writer);
}

void MixedRing::add(std::uint64_t packets)
{
    for (const std::uint64_t end = m_next + packets; m_next < end;) {
        const std::uint32_t kind = random(100);
        if (kind < 4 && m_flows.size() < OpenFlows)
            open();
        else if (kind < 60 && !m_flows.empty())
            goOn(m_flows[random(static_cast<std::uint32_t>(m_flows.size()))]);
        else if (kind < 80)
            ping();
        else if (kind < 95)
            askForName();
        else
            sendFragments();
        std::erase_if(m_flows, [](const Flow &each) { return each.segments < 0; });
    }
    if (const auto committed = m_writer->commit(); !committed)
        throw std::runtime_error(committed.error().text());
    m_records.clear();
}

void MixedRing::open()
{
    Flow flow{m_port++, {random(1U << 31), random(1U << 31)}, 4 + static_cast<int>(random(300))};
    tcp(flow, 0, Syn);
    tcp(flow, 1, Syn | Ack);
    tcp(flow, 0, Ack);
    tcp(flow, 0, Push | Ack, "GET /page HTTP/1.1\r\nHost: h2\r\n\r\n");
    const std::size_t length = static_cast<std::size_t>(flow.segments) * SegmentBytes;
    tcp(flow, 1, Push | Ack,
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: " + std::to_string(length) +
            "\r\n\r\n");
    m_flows.push_back(flow);
}

void MixedRing::goOn(Flow &flow)
{
    if (flow.segments-- == 0) {
        tcp(flow, 0, Ack);
        tcp(flow, 1, Fin | Ack);
        tcp(flow, 0, Fin | Ack);
        tcp(flow, 1, Ack);
        return;
    }
    const std::uint32_t before = flow.sequence[1];
    tcp(flow, 1, Ack, std::string(SegmentBytes, 'x'));
    const std::uint32_t fate = random(100);
    if (fate < 2) {
        const std::uint32_t after = std::exchange(flow.sequence[1], before);
        tcp(flow, 1, Ack, std::string(SegmentBytes, 'x')); // again
        flow.sequence[1] = after;
    } else if (fate < 4 && flow.segments > 0) {
        flow.sequence[1] += SegmentBytes; // was lost
        --flow.segments;
    } else if (fate < 50) {
        tcp(flow, 0, Ack);
    }
}

void MixedRing::tcp(Flow &flow, int side, int flags, const std::string &payload)
{
    const auto at = static_cast<std::size_t>(side);
    const std::uint16_t ports[] = {flow.port, 80};
    ip(side, 6,
       word(ports[at]) + word(ports[1 - at]) + longWord(flow.sequence[at]) +
           longWord((flags & Ack) != 0 ? flow.sequence[1 - at] : 0) + '\x50' +
           static_cast<char>(flags) + word(500) + word(0) + word(0) + payload);
    flow.sequence[at] +=
        static_cast<std::uint32_t>(payload.size()) + ((flags & (Syn | Fin)) != 0 ? 1U : 0U);
}

void MixedRing::ping()
{
    ++m_ping;
    const std::string rest = word(7) + word(m_ping) + "0123456789abcdef";
    const bool isAnswered = random(50) != 0;
    for (const int side : {0, 1}) {
        const std::string type = side == 0 ? word(0x0800) : word(0);
        if (side == 0 || isAnswered)
            ip(side, 1, type + checksum(type + word(0) + rest) + rest);
    }
}

void MixedRing::askForName()
{
    const std::uint32_t id = random(65'536);
    const std::string question = std::string("\x06tomato\x04test\x00\x00\x01\x00\x01", 17);
    udp(0, 5353 + static_cast<int>(random(20)), 53,
        word(id) + word(0x0100) + word(1) + word(0) + word(0) + word(0) + question);
    if (random(30) != 0)
        udp(1, 53, 5353,
            word(id) + word(0x8180) + word(1) + word(1) + word(0) + word(0) + question +
                word(0xc00c) + word(1) + word(1) + longWord(60) + word(4) + longWord(0x0a000002));
}

void MixedRing::sendFragments()
{
    const std::string datagram =
        word(9000) + word(9001) + word(4008) + word(0) + std::string(4000, 'z');
    ++m_identification;
    for (std::size_t at = 0; at < datagram.size(); at += 1480) {
        const int more = at + 1480 < datagram.size() ? 0x2000 : 0;
        ip(0, 17, datagram.substr(at, 1480), more | static_cast<int>(at / 8));
    }
}

void MixedRing::udp(int side, int source, int destination, const std::string &payload)
{
    ip(side, 17,
       word(static_cast<std::uint32_t>(source)) + word(static_cast<std::uint32_t>(destination)) +
           word(static_cast<std::uint32_t>(8 + payload.size())) + word(0) + payload);
}

/// `fragment`: flags and offset; fragments of one datagram have one identification.
void MixedRing::ip(int side, int protocol, const std::string &payload, int fragment)
{
    if (fragment == 0)
        ++m_identification;
    const std::string ends[] = {longWord(0x0a000001), longWord(0x0a000002)};
    const auto at = static_cast<std::size_t>(side);
    const std::string first = word(0x4500) + word(static_cast<std::uint32_t>(20 + payload.size())) +
                              word(m_identification) + word(static_cast<std::uint32_t>(fragment)) +
                              '\x40' + static_cast<char>(protocol);
    const std::string last = ends[at] + ends[1 - at];
    const std::string macs = side == 0 ? std::string("\x02\0\0\0\0\2\x02\0\0\0\0\1", 12)
                                       : std::string("\x02\0\0\0\0\1\x02\0\0\0\0\2", 12);
    emitFrame(side,
              macs + word(0x0800) + first + checksum(first + word(0) + last) + last + payload);
}

void MixedRing::emitFrame(int side, const std::string &frame)
{
    m_micro += 20 + random(200);
    const capture::PcapRecordHeader header{static_cast<std::uint32_t>(m_micro / 1'000'000),
                                           static_cast<std::uint32_t>(m_micro % 1'000'000),
                                           static_cast<std::uint32_t>(frame.size()),
                                           static_cast<std::uint32_t>(frame.size())};
    m_records.push_back(std::string(reinterpret_cast<const char *>(&header), sizeof header) +
                        frame); // stays until the commit
    capture::StagedFrame staged;
    staged.time = std::chrono::microseconds(m_micro);
    staged.record = m_records.back().data();
    staged.bytes = static_cast<std::uint32_t>(m_records.back().size());
    staged.original = header.original;
    staged.side = side;
    if (const auto added = m_writer->add(staged); !added)
        throw std::runtime_error(added.error().text());
    ++m_next;
}

} // namespace tomato::test
