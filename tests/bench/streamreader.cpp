// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/streamreader.h"

#include "capture/receiver/clock.h"
#include "capture/ring/pcapformat.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <stdexcept>

namespace tomato::bench {

namespace {

/// The number of delays that are kept is enough for a median of the highest rates.
constexpr double FirstSeconds = 0.5;
constexpr std::size_t MaxDelays = 5'000'000;

int connectTo(std::uint16_t port)
{
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    do {
        const int tcp = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (::connect(tcp, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0)
            return tcp;
        ::close(tcp);
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    } while (std::chrono::steady_clock::now() < deadline);
    throw std::runtime_error("nobody listens at port " + std::to_string(port));
}

double seconds(Timestamp time)
{
    return std::chrono::duration<double>(time).count();
}

} // namespace

StreamReader::StreamReader(std::uint16_t port, bool stalled) : m_socket(connectTo(port))
{
    if (!stalled)
        m_thread = std::thread([this] { read(); });
}

StreamReader::~StreamReader()
{
    close();
    ::close(m_socket);
}

void StreamReader::close()
{
    ::shutdown(m_socket, SHUT_RDWR);
    if (m_thread.joinable())
        m_thread.join();
}

void StreamReader::read()
{
    std::vector<char> buffer(4 << 20);
    std::size_t filled = 0;
    bool begun = false;
    for (;;) {
        const ssize_t count = ::read(m_socket, buffer.data() + filled, buffer.size() - filled);
        const double now = seconds(capture::realtime());
        if (count <= 0)
            return;
        filled += static_cast<std::size_t>(count);
        std::size_t at = 0;
        if (!begun && filled >= capture::PcapFileHeaderBytes) {
            at = capture::PcapFileHeaderBytes;
            begun = true;
        }
        while (begun && filled - at >= capture::PcapRecordHeaderBytes) {
            std::uint32_t bytes = 0;
            std::memcpy(&bytes, buffer.data() + at + 8, sizeof bytes);
            if (filled - at < capture::PcapRecordHeaderBytes + bytes)
                break;
            note(buffer.data() + at, now);
            at += capture::PcapRecordHeaderBytes + bytes;
        }
        std::memmove(buffer.data(), buffer.data() + at, filled - at);
        filled -= at;
    }
}

void StreamReader::note(const char *record, double now)
{
    std::uint32_t time[2] = {};
    std::memcpy(time, record, sizeof time);
    const double stamp = time[0] + time[1] / 1e6;
    if (m_packets == 0)
        m_begun = stamp;
    auto &delays = stamp - m_begun < FirstSeconds ? m_delays.first : m_delays.later;
    if (delays.size() < MaxDelays)
        delays.push_back((now - stamp) * 1e3);
    ++m_packets;
}

StreamReader::Delays StreamReader::takeDelays()
{
    close();
    for (auto *each : {&m_delays.first, &m_delays.later})
        std::sort(each->begin(), each->end());
    return std::move(m_delays);
}

} // namespace tomato::bench
