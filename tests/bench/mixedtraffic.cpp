// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/mixedtraffic.h"

#include <algorithm>
#include <cmath>

namespace tomato::bench {

namespace {

constexpr std::size_t SegmentPayload = 1448;
constexpr std::size_t Words = 3000;
constexpr std::size_t Flows = 24;

void put16(std::string &bytes, std::uint32_t value)
{
    bytes += static_cast<char>(value >> 8);
    bytes += static_cast<char>(value);
}

void put32(std::string &bytes, std::uint32_t value)
{
    put16(bytes, value >> 16);
    put16(bytes, value & 0xffff);
}

} // namespace

MixedTraffic::MixedTraffic() : m_random(2024)
{
    static const char *const syllables[] = {"ta", "re", "mi", "no",  "con", "ti",  "de", "er",
                                            "an", "so", "le", "ing", "st",  "pro", "us", "al"};
    for (std::size_t word = 0; word < Words; ++word) {
        std::string made;
        for (std::uint32_t left = 1 + random(4); left > 0; --left)
            made += syllables[random(std::size(syllables))];
        m_words.push_back(made);
    }
    for (std::size_t flow = 0; flow < Flows; ++flow)
        m_flows.push_back({static_cast<std::uint8_t>(1 + random(200)),
                           static_cast<std::uint16_t>(32768 + random(20000)), random(1u << 31),
                           random(1u << 31)});
}

const MixedTraffic::Frame &MixedTraffic::next()
{
    m_frame.side = static_cast<int>(random(2));
    const std::uint32_t kind = random(100);
    if (kind < 34)
        tcp({});
    else if (kind < 60)
        tcp(text(SegmentPayload));
    else if (kind < 68)
        tcp(noise(SegmentPayload));
    else if (kind < 78)
        tcp(text(200 + random(900)));
    else if (kind < 88)
        udp(name());
    else
        ping();
    return m_frame;
}

/// Words as often as in a language (Zipf), now and then with a tag or a number.
std::string MixedTraffic::text(std::size_t bytes)
{
    std::string made;
    while (made.size() < bytes) {
        const double rank = std::pow(static_cast<double>(Words), random(1 << 20) / double(1 << 20));
        made += m_words[std::min(static_cast<std::size_t>(rank), Words - 1)];
        const std::uint32_t after = random(30);
        if (after == 0)
            made += "</td><td class=\"" + m_words[random(40)] + "\">";
        else if (after == 1)
            made += "=" + std::to_string(random(100'000)) + ",\n";
        else
            made += after < 4 ? ", " : " ";
    }
    made.resize(bytes);
    return made;
}

std::string MixedTraffic::noise(std::size_t bytes)
{
    std::string made(bytes, '\0');
    for (char &each : made)
        each = static_cast<char>(m_random());
    return made;
}

std::string MixedTraffic::name()
{
    std::string query;
    put16(query, random(65536));
    query += std::string("\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00", 10);
    for (const std::string &label :
         {m_words[random(Words)], m_words[random(50)], std::string("example")}) {
        query += static_cast<char>(label.size());
        query += label;
    }
    return query + std::string("\x00\x00\x01\x00\x01", 5);
}

std::string MixedTraffic::ipv4(std::uint8_t protocol, std::uint8_t host, std::size_t payloadBytes)
{
    const bool back = m_frame.side != 0;
    const std::string near = {'\x02', '\0', '\0', '\0', '\0', static_cast<char>(host)};
    const std::string far = {'\x02', '\0', '\0', '\0', '\x01', '\x01'};
    std::string bytes = (back ? near + far : far + near) + std::string("\x08\x00\x45\x00", 4);
    put16(bytes, static_cast<std::uint32_t>(20 + payloadBytes));
    put16(bytes, m_packet++);
    bytes += std::string("\x40\x00\x40", 3);
    bytes += static_cast<char>(protocol);
    put16(bytes, random(65536)); // stands for the checksum
    const std::uint32_t client = 0x0a000000u + host;
    put32(bytes, back ? 0x0a000302u : client);
    put32(bytes, back ? client : 0x0a000302u);
    return bytes;
}

void MixedTraffic::tcp(const std::string &payload)
{
    Flow &flow = m_flows[random(Flows)];
    m_frame.bytes = ipv4(6, flow.host, 32 + payload.size());
    const bool back = m_frame.side != 0;
    put16(m_frame.bytes, back ? 80 : flow.port);
    put16(m_frame.bytes, back ? flow.port : 80);
    put32(m_frame.bytes, back ? flow.acknowledged : flow.sequence);
    put32(m_frame.bytes, back ? flow.sequence : flow.acknowledged);
    (back ? flow.acknowledged : flow.sequence) += static_cast<std::uint32_t>(payload.size());
    m_frame.bytes += std::string("\x80\x10\x01\xf5", 4);
    put16(m_frame.bytes, random(65536));
    m_frame.bytes += std::string("\x00\x00\x01\x01\x08\x0a", 6);
    put32(m_frame.bytes, 0x10000000u + m_packet);
    put32(m_frame.bytes, 0x20000000u + m_packet);
    m_frame.bytes += payload;
}

void MixedTraffic::udp(const std::string &payload)
{
    const Flow &flow = m_flows[random(Flows)];
    m_frame.bytes = ipv4(17, flow.host, 8 + payload.size());
    put16(m_frame.bytes, flow.port);
    put16(m_frame.bytes, 53);
    put16(m_frame.bytes, static_cast<std::uint32_t>(8 + payload.size()));
    put16(m_frame.bytes, random(65536));
    m_frame.bytes += payload;
}

void MixedTraffic::ping()
{
    m_frame.bytes = ipv4(1, m_flows[random(Flows)].host, 64);
    m_frame.bytes += std::string(m_frame.side != 0 ? "\x00\x00" : "\x08\x00", 2);
    put16(m_frame.bytes, random(65536));
    put32(m_frame.bytes, 0x12340000u + m_packet);
    put32(m_frame.bytes, 0x67000000u + m_packet);
    put32(m_frame.bytes, random(1'000'000));
    for (char fill = 0x10; fill < 0x40; ++fill)
        m_frame.bytes += fill;
}

} // namespace tomato::bench
