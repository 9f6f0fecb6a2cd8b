// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

namespace tomato::bench {

/// A viewer of a live capture: reads a pcap stream from a TCP port of this machine in a thread of
/// its own, and looks at the clock after each read.
class StreamReader final
{
public:
    /// `stalled`: connects and never reads. Throws when nobody listens there for some seconds.
    explicit StreamReader(std::uint16_t port, bool stalled = false);
    /// Ends the connection.
    ~StreamReader();
    StreamReader(const StreamReader &) = delete;
    StreamReader &operator=(const StreamReader &) = delete;

    std::uint64_t packets() const { return m_packets; }
    /// Milliseconds from each packet's stamp to the read that it came with, smallest first: in the
    /// first half second, while all that begins begins, and after it.
    struct Delays
    {
        std::vector<double> first;
        std::vector<double> later;
    };
    /// Ends the connection.
    Delays takeDelays();

private:
    void read();
    void note(const char *record, double now);
    void close();

    int m_socket = -1;
    std::atomic<std::uint64_t> m_packets = 0;
    Delays m_delays;
    /// In seconds, of the first packet.
    double m_begun = 0;
    std::thread m_thread;
};

} // namespace tomato::bench
