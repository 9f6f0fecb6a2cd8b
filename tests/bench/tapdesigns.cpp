// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/tapdesigns.h"

#include "tests/bench/benchlab.h"
#include "tests/bench/tapring.h"

#include <fcntl.h>
#include <net/if.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <iterator>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <unordered_map>

namespace tomato::bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t Megabyte = 1 << 20;
constexpr std::size_t SharedBytes = 64 * Megabyte;
constexpr std::size_t FanOutBytes = 32 * Megabyte;
constexpr std::size_t BusyBytes = 16 * Megabyte;
constexpr std::size_t MaxWiresOfLargeRings = 20;
/// No other group of a fabric's network has this number.
constexpr std::uint16_t Group = 0x5ad5;
constexpr int WatchMilliseconds = 10;
/// A wire with more packets than these between two looks is busy.
constexpr std::uint64_t BusyPackets = 500;

constexpr std::uint64_t nanoseconds(std::uint64_t seconds, std::uint64_t rest)
{
    return seconds * 1'000'000'000ULL + rest;
}

std::uint64_t stampOf(const TapRing::Frame &frame)
{
    return nanoseconds(frame.seconds, frame.nanoseconds);
}

/// One wire's packets on their way to its files.
class Wire final
{
public:
    explicit Wire(std::string path) : m_path(std::move(path)) {}

    void add(const TapRing::Frame &frame)
    {
        const std::lock_guard lock(m_mutex);
        const std::uint64_t stamp = stampOf(frame);
        m_earlier += stamp < m_latest ? 1 : 0;
        m_latest = std::max(m_latest, stamp);
        ++m_packets;
        const std::array<std::uint32_t, 4> header = {frame.seconds, frame.nanoseconds,
                                                     static_cast<std::uint32_t>(frame.bytes.size()),
                                                     frame.original};
        const std::size_t end = m_staged.size();
        m_staged.resize(end + sizeof header + frame.bytes.size());
        std::memcpy(m_staged.data() + end, header.data(), sizeof header);
        std::memcpy(m_staged.data() + end + sizeof header, frame.bytes.data(), frame.bytes.size());
        if (m_staged.size() > Megabyte / 2)
            writeStaged();
    }
    void write()
    {
        const std::lock_guard lock(m_mutex);
        writeStaged();
    }
    std::uint64_t packets() const { return m_packets; }
    std::uint64_t earlier() const { return m_earlier; }

private:
    void writeStaged()
    {
        constexpr std::size_t MaxFile = 10'000'000;
        constexpr int Files = 5;
        if (m_staged.empty())
            return;
        if (!m_file) {
            const std::string path = m_path + "." + std::to_string(m_number++ % Files);
            m_file = FileDescriptor(
                ::open(path.c_str(), O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0600));
        }
        if (::write(m_file.get(), m_staged.data(), m_staged.size()) !=
            static_cast<ssize_t>(m_staged.size()))
            throw std::runtime_error("cannot write " + m_path);
        m_written += m_staged.size();
        m_staged.clear();
        if (m_written > MaxFile) {
            m_file = FileDescriptor();
            m_written = 0;
        }
    }

    std::string m_path;
    std::mutex m_mutex;
    std::vector<char> m_staged;
    FileDescriptor m_file;
    std::size_t m_written = 0;
    int m_number = 0;
    std::uint64_t m_latest = 0;
    std::uint64_t m_packets = 0;
    std::uint64_t m_earlier = 0;
};

class Recorder final
{
public:
    Recorder(TapDesign design, int wires, const std::string &folder) : m_design(design)
    {
        for (int wire = 0; wire < wires; ++wire) {
            m_wires.push_back(std::make_unique<Wire>(folder + "/" + std::to_string(wire)));
            for (const int host : {1, 2}) {
                const auto index =
                    static_cast<int>(::if_nametoindex(BenchLab::port(wire, host).c_str()));
                if (index == 0)
                    throw std::runtime_error("a wire is not there");
                m_interfaces.push_back(index);
                m_wireOf[index] = m_wires.back().get();
            }
        }
        m_seen.resize(m_wires.size());
        open();
    }

    double megabytes() const
    {
        std::size_t bytes = 0;
        for (const auto &ring : m_rings)
            bytes += ring->bytes();
        return static_cast<double>(bytes) / Megabyte;
    }

    /// Reads until the descriptor becomes readable.
    void run(int end)
    {
        if (m_design == TapDesign::FanOut) {
            std::jthread other([this](const std::stop_token &stop) {
                while (!stop.stop_requested())
                    wait({m_rings[1].get()}, -1);
            });
            while (!wait({m_rings[0].get()}, end)) {
            }
        } else {
            while (!wait(all(), end)) {
                if (m_design == TapDesign::RingsOfBusyWires)
                    giveBusyWiresTheirOwn();
            }
        }
        for (const auto &ring : m_rings)
            m_dropped += ring->takeDropped();
    }

    void printResult() const
    {
        std::uint64_t packets = 0;
        std::uint64_t earlier = 0;
        for (const auto &wire : m_wires) {
            packets += wire->packets();
            earlier += wire->earlier();
        }
        std::printf("packets %llu dropped %llu twice %llu earlier %llu\n",
                    static_cast<unsigned long long>(packets - m_twice),
                    static_cast<unsigned long long>(m_dropped),
                    static_cast<unsigned long long>(m_twice),
                    static_cast<unsigned long long>(earlier));
    }

private:
    void open()
    {
        const auto program = programFor(m_interfaces);
        switch (m_design) {
        case TapDesign::SharedRing:
        case TapDesign::RingsOfBusyWires:
            add({0, SharedBytes, 0}, program);
            break;
        case TapDesign::RingsOfEnds:
            for (const int interface : m_interfaces)
                add({interface,
                     m_wires.size() <= MaxWiresOfLargeRings ? 2 * BusyBytes : Megabyte / 2, 0},
                    programFor({interface}));
            break;
        case TapDesign::FanOut:
            for ([[maybe_unused]] const int processor : {0, 1})
                add({0, FanOutBytes, Group}, program);
        }
    }

    void add(const TapRing::Shape &shape, std::span<const sock_filter> program)
    {
        m_rings.push_back(std::make_unique<TapRing>(shape, program));
    }

    std::vector<TapRing *> all() const
    {
        std::vector<TapRing *> rings;
        for (const auto &ring : m_rings)
            rings.push_back(ring.get());
        return rings;
    }

    /// Reads these once there is something, or after a while. Returns whether it is the end.
    bool wait(const std::vector<TapRing *> &rings, int end)
    {
        thread_local FileDescriptor poll;
        thread_local std::size_t known = 0;
        if (known != rings.size()) {
            poll = FileDescriptor(::epoll_create1(EPOLL_CLOEXEC));
            for (TapRing *ring : rings) {
                epoll_event event = {EPOLLIN | EPOLLET, {ring}};
                ::epoll_ctl(poll.get(), EPOLL_CTL_ADD, ring->descriptor(), &event);
            }
            epoll_event event = {EPOLLIN, {nullptr}};
            if (end >= 0)
                ::epoll_ctl(poll.get(), EPOLL_CTL_ADD, end, &event);
            known = rings.size();
        }
        std::array<epoll_event, 64> events = {};
        const int timeout = m_design == TapDesign::RingsOfBusyWires ? WatchMilliseconds : 100;
        const int count = ::epoll_wait(poll.get(), events.data(), events.size(), timeout);
        bool isEnd = false;
        for (int each = 0; each < count; ++each) {
            auto *ring = static_cast<TapRing *>(events[static_cast<std::size_t>(each)].data.ptr);
            isEnd = isEnd || !ring;
            if (ring)
                read(*ring);
        }
        return isEnd;
    }

    void read(TapRing &ring)
    {
        std::vector<Wire *> touched;
        ring.read([this, &ring, &touched](const TapRing::Frame &frame) {
            if (&ring == m_rings.front().get() && !m_ownSince.empty())
                countTwice(frame);
            Wire *wire = m_wireOf.at(frame.interface);
            if (touched.empty() || touched.back() != wire)
                touched.push_back(wire);
            wire->add(frame);
        });
        for (Wire *wire : touched)
            wire->write();
    }

    void countTwice(const TapRing::Frame &frame)
    {
        const auto own = m_ownSince.find(frame.interface);
        m_twice += own != m_ownSince.end() && stampOf(frame) > own->second ? 1 : 0;
    }

    void giveBusyWiresTheirOwn()
    {
        bool isChanged = false;
        for (std::size_t each = 0; each < m_wires.size(); ++each) {
            const std::uint64_t packets = m_wires[each]->packets();
            const bool isBusy = packets - m_seen[each] > BusyPackets;
            m_seen[each] = packets;
            const int interface = m_interfaces[2 * each];
            if (!isBusy || m_ownSince.contains(interface))
                continue;
            for (const std::size_t end : {2 * each, 2 * each + 1}) {
                add({m_interfaces[end], BusyBytes, 0}, programFor({m_interfaces[end]}));
                timespec now = {};
                ::clock_gettime(CLOCK_REALTIME, &now);
                m_ownSince[m_interfaces[end]] =
                    nanoseconds(static_cast<std::uint64_t>(now.tv_sec),
                                static_cast<std::uint64_t>(now.tv_nsec));
            }
            isChanged = true;
        }
        if (!isChanged)
            return;
        std::vector<int> shared;
        std::ranges::copy_if(m_interfaces, std::back_inserter(shared),
                             [this](int each) { return !m_ownSince.contains(each); });
        m_rings.front()->setFilter(programFor(shared));
    }

    TapDesign m_design;
    std::vector<std::unique_ptr<Wire>> m_wires;
    /// Of each wire both ends.
    std::vector<int> m_interfaces;
    std::unordered_map<int, Wire *> m_wireOf;
    std::vector<std::unique_ptr<TapRing>> m_rings;
    std::vector<std::uint64_t> m_seen;
    /// When the rings of busy wires' ends had been opened, by interface.
    std::unordered_map<int, std::uint64_t> m_ownSince;
    std::uint64_t m_dropped = 0;
    std::uint64_t m_twice = 0;
};

} // namespace

bool recordAsToldBy(int argc, char **argv)
{
    if (argc != 5 || std::string(argv[1]) != "--record")
        return false;
    sigset_t interrupt = {};
    ::sigemptyset(&interrupt);
    ::sigaddset(&interrupt, SIGINT);
    ::sigprocmask(SIG_BLOCK, &interrupt, nullptr);
    const FileDescriptor end(::signalfd(-1, &interrupt, SFD_CLOEXEC));
    const auto begun = Clock::now();
    Recorder recorder(static_cast<TapDesign>(std::atoi(argv[2])), std::atoi(argv[3]), argv[4]);
    std::printf("ready %.1f %.1f\n",
                std::chrono::duration<double, std::milli>(Clock::now() - begun).count(),
                recorder.megabytes());
    std::fflush(stdout);
    recorder.run(end.get());
    recorder.printResult();
    return true;
}

} // namespace tomato::bench
