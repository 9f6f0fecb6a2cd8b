// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace tomato::bench {

/// Frames as a lab sees them, always the same ones: most bytes are web pages and other text over
/// TCP, a fifth is encrypted; most frames are small: acknowledgements, names, pings.
class MixedTraffic final
{
public:
    MixedTraffic();

    /// The next frame, with 0 or 1 for the side it comes from.
    struct Frame
    {
        std::string bytes;
        int side = 0;
    };
    const Frame &next();

private:
    struct Flow
    {
        std::uint8_t host = 0;
        std::uint16_t port = 0;
        std::uint32_t sequence = 0;
        std::uint32_t acknowledged = 0;
    };

    std::uint32_t random(std::uint32_t below)
    {
        return static_cast<std::uint32_t>(m_random() % below);
    }
    std::string text(std::size_t bytes);
    std::string noise(std::size_t bytes);
    std::string name();
    void tcp(const std::string &payload);
    void udp(const std::string &payload);
    void ping();
    std::string ipv4(std::uint8_t protocol, std::uint8_t host, std::size_t payloadBytes);

    std::mt19937 m_random;
    std::vector<std::string> m_words;
    std::vector<Flow> m_flows;
    std::uint16_t m_packet = 0;
    Frame m_frame;
};

} // namespace tomato::bench
