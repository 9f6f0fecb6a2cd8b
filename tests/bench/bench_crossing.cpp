// SPDX-License-Identifier: GPL-3.0-or-later

// What it costs that frames in the queue of a connection belong to no sender: a flow of TCP, and
// frames of a packet socket, from one network to another over two ports of a fabric as a
// connection's with a bandwidth that nobody uses up. There is no difference but whether the frames
// are redirected, or mirrored and taken. (Where the kernel has netem, a lab redirects them too, as
// netem takes them from their senders: the difference is what that saves.) The time is that of both
// ends and of the kernel between them.

#include "app/base/systemfailure.h"
#include "app/lab/lab.h"
#include "app/lab/netlink/links.h"
#include "app/lab/netlink/namespacevisit.h"
#include "app/lab/netlink/offloads.h"
#include "app/lab/netlink/traffic/passage.h"
#include "app/lab/netlink/traffic/redirect.h"
#include "app/lab/netlink/traffic/trafficcontrol.h"
#include "tests/bench/benchoptions.h"
#include "tests/bench/framesender.h"
#include "tests/bench/report.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <thread>

using namespace tomato;
using namespace tomato::bench;
using namespace tomato::lab;

namespace {

constexpr unsigned Mtu = 1500;
constexpr unsigned PortMtu = 65535;

void check(const Result<> &done)
{
    if (!done)
        throw std::runtime_error(done.error().text());
}

/// A process that does nothing but have a network of its own.
class Holder final
{
public:
    Holder()
    {
        int ready[2];
        if (::pipe2(ready, O_CLOEXEC) != 0)
            throw std::runtime_error("there is no pipe");
        const FileDescriptor read(ready[0]);
        FileDescriptor write(ready[1]);
        m_process = ::fork();
        if (m_process == 0) {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            const bool isNew = ::unshare(CLONE_NEWNET) == 0;
            (void)!::write(write.get(), isNew ? "y" : "n", 1);
            while (true)
                ::pause();
        }
        write = {};
        char answer = 0;
        if (::read(read.get(), &answer, 1) != 1 || answer != 'y')
            throw std::runtime_error("there is no network of its own");
    }
    ~Holder()
    {
        ::kill(m_process, SIGKILL);
        ::waitpid(m_process, nullptr, 0);
    }
    Holder(const Holder &) = delete;
    Holder &operator=(const Holder &) = delete;

    pid_t process() const { return m_process; }
    NamespaceVisit visit() const
    {
        auto visit = NamespaceVisit::enter(m_process, NamespaceVisit::Kind::Network);
        if (!visit)
            throw std::runtime_error(visit.error().text());
        return *std::move(visit);
    }

private:
    pid_t m_process = -1;
};

/// Two networks with eth0 in each, and the ports between them.
class Connected final
{
public:
    Connected()
    {
        auto socket = NetlinkSocket::open();
        if (!socket)
            throw std::runtime_error(socket.error().text());
        m_netlink = std::make_unique<NetlinkSocket>(*std::move(socket));
        for (const std::size_t side : {0U, 1U})
            makePort(side);
        for (const std::size_t side : {0U, 1U}) {
            check(redirectFrames(*m_netlink, Ports[side], Ports[1 - side]));
            topology::LinkDirection direction;
            direction.kilobitsPerSecond = 100'000'000;
            const auto shape = [&](Shaper shaper) {
                return shapeFrames(*m_netlink, Ports[side], shaper, direction, 1514);
            };
            if (!shape(Shaper::NetworkEmulator))
                check(shape(Shaper::TokenBucket));
        }
        pass(true);
    }

    /// From now on frames in the queue have an owner, or not.
    void pass(bool disowns)
    {
        const unsigned next =
            m_priority == RedirectPriority ? RedirectPriority + 2 : RedirectPriority;
        const unsigned before = std::exchange(m_priority, next);
        for (const std::size_t side : {0U, 1U}) {
            check(passFrames(*m_netlink, Ports[side], Ports[1 - side], m_priority,
                             {.disowns = disowns}));
            check(stopPassing(*m_netlink, Ports[side], before, {}));
        }
    }
    const Holder &host(std::size_t side) const { return m_hosts[side]; }

private:
    static constexpr std::array<int, 2> Ports{1001, 1002};

    void makePort(std::size_t side)
    {
        const std::string port = "bench" + std::to_string(side);
        check(createVeth(*m_netlink,
                         {.port = port,
                          .portIndex = Ports[side],
                          .portMtu = PortMtu,
                          .interface = "eth0",
                          .interfaceMtu = Mtu,
                          .interfaceMac = {2, 0, 0, 0, 0, static_cast<std::uint8_t>(side + 1)},
                          .element = m_hosts[side].process()}));
        check(setLinkUp(*m_netlink, Ports[side], true));
        turnOff(port);
        const NamespaceVisit visit = m_hosts[side].visit();
        turnOff("eth0");
        const std::string commands = "ip addr add 10.0.0." + std::to_string(side + 1) +
                                     "/24 dev eth0 && ip link set eth0 up";
        if (std::system(commands.c_str()) != 0)
            throw std::runtime_error("cannot give an address");
    }
    /// As a lab does.
    static void turnOff(const std::string &device)
    {
        const FileDescriptor control(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
        const auto offloads = Offloads::find(control.get());
        if (!offloads)
            throw std::runtime_error(offloads.error().text());
        check(offloads->turnOff(control.get(), device));
    }

    std::array<Holder, 2> m_hosts;
    std::unique_ptr<NetlinkSocket> m_netlink;
    unsigned m_priority = RedirectPriority;
};

/// The processor time of all threads so far, in nanoseconds.
double usedTime()
{
    rusage use{};
    ::getrusage(RUSAGE_SELF, &use);
    const auto of = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) * 1e9 + static_cast<double>(time.tv_usec) * 1e3;
    };
    return of(use.ru_utime) + of(use.ru_stime);
}

double timeOfFrame(const Connected &connected, std::size_t bytes, double seconds)
{
    const FileDescriptor packets = [&] {
        const NamespaceVisit visit = connected.host(0).visit();
        return packetSocket("eth0");
    }();
    const double before = usedTime();
    const auto sent = sendFrames(packets, bytes, 0, seconds);
    return (usedTime() - before) / static_cast<double>(sent);
}

FileDescriptor streamSocket(const Holder &host)
{
    const NamespaceVisit visit = host.visit();
    return FileDescriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
}

/// The time of a full segment of TCP, with its part of the acknowledgements.
double timeOfSegment(const Connected &connected, double seconds)
{
    const FileDescriptor listener = streamSocket(connected.host(1));
    const FileDescriptor sender = streamSocket(connected.host(0));
    const int yes = 1;
    ::setsockopt(listener.get(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(7000);
    if (::bind(listener.get(), reinterpret_cast<sockaddr *>(&address), sizeof address) != 0 ||
        ::listen(listener.get(), 1) != 0)
        throw std::runtime_error("cannot listen");
    std::thread receiver([&] { receiveStream(listener); });
    const double before = usedTime();
    const auto bytes = sendStream(sender, seconds);
    ::shutdown(sender.get(), SHUT_WR);
    receiver.join();
    constexpr double SegmentBytes = 1448;
    return (usedTime() - before) / (static_cast<double>(bytes) / SegmentBytes);
}

void measure(Report &report, int rounds, double seconds)
{
    const std::string metric = "processor time";
    Connected connected;
    const std::string stream = "a segment of TCP";
    const std::vector<std::size_t> sizes = {64, 1514};
    const auto frames = [](std::size_t bytes) {
        return "a frame of " + std::to_string(bytes) + " bytes";
    };
    for (int round = 0; round < rounds; ++round) {
        // One after the other, in turns: what else the machine does changes.
        for (const bool first : {round % 2 == 0, round % 2 != 0}) {
            connected.pass(first);
            const std::string tool = first ? "without an owner" : "redirected";
            report.add(stream, tool, metric, "ns", timeOfSegment(connected, seconds));
            for (const std::size_t bytes : sizes)
                report.add(frames(bytes), tool, metric, "ns",
                           timeOfFrame(connected, bytes, seconds));
        }
    }
    report.print(stream, metric, {{"redirected", 1.05}});
    // Nobody takes these frames at the other end: no packet costs less, and the copy costs the
    // same.
    for (const std::size_t bytes : sizes)
        report.print(frames(bytes), metric);
}

} // namespace

int main(int argc, char **argv)
{
    const BenchOptions options(argc, argv, "crossing",
                               "the processor time of frames that belong to no sender",
                               {{"--quick", "", "measure 5 times in place of 21"}});
    try {
        check(enterFabric());
        Report report("crossing", options.isJson());
        measure(report, options.has("--quick") ? 5 : 21, 1);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "bench_crossing: %s\n", error.what());
        return 1;
    }
    return 0;
}
