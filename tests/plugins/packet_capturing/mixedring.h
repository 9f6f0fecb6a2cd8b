// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/ring/ringwriter.h"

#include <array>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace tomato::test {

/// A ring with the conversations of two hosts, always the same ones: web pages over TCP with what
/// gets lost and comes twice, pings, names, datagrams in fragments. Most packets cannot be
/// understood without others far away from them.
class MixedRing final
{
public:
    MixedRing(const std::filesystem::path &directory, const capture::RingLimits &limits);

    /// Adds at least so many, and commits; throws when the writer fails.
    void add(std::uint64_t packets);
    std::uint64_t packets() const { return m_next; }

private:
    struct Flow
    {
        std::uint16_t port = 0;
        std::array<std::uint32_t, 2> sequence{};
        /// The number of the page's segments that are still to be sent.
        int segments = 0;
    };

    std::uint32_t random(std::uint32_t below)
    {
        return static_cast<std::uint32_t>(m_random() % below);
    }
    void open();
    void goOn(Flow &flow);
    void tcp(Flow &flow, int side, int flags, const std::string &payload = {});
    void ping();
    void askForName();
    void sendFragments();
    void udp(int side, int source, int destination, const std::string &payload);
    void ip(int side, int protocol, const std::string &payload, int fragment = 0);
    void emitFrame(int side, const std::string &frame);

    std::unique_ptr<capture::RingWriter> m_writer;
    std::mt19937 m_random{2024};
    std::vector<Flow> m_flows;
    std::vector<std::string> m_records;
    std::uint64_t m_next = 0;
    std::uint64_t m_micro = 1'700'000'000'000'000;
    std::uint16_t m_identification = 0;
    std::uint16_t m_port = 30'000;
    std::uint16_t m_ping = 0;
};

} // namespace tomato::test
