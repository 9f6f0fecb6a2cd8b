// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/capture/testing/testwire.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <sched.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <stdexcept>
#include <system_error>
#include <thread>

namespace tomato::capture {

namespace {

[[noreturn]] void giveUp(const std::string &what)
{
    throw std::runtime_error(what + ": " + std::generic_category().message(errno));
}

void run(const std::string &command)
{
    const std::string line = "PATH=$PATH:/usr/sbin:/sbin; " + command;
    if (std::system(line.c_str()) != 0)
        throw std::runtime_error("failed: " + command);
}

FileDescriptor currentNamespace()
{
    // Without O_CLOEXEC: `ip` gets it by number.
    FileDescriptor space(::open("/proc/thread-self/ns/net", O_RDONLY));
    if (!space)
        giveUp("network namespace");
    return space;
}

/// In another network namespace while it lives.
class Visit
{
public:
    Visit(const FileDescriptor &home, const FileDescriptor &guest) : m_home(home.get())
    {
        if (::setns(guest.get(), CLONE_NEWNET) != 0)
            giveUp("setns");
    }
    ~Visit() { ::setns(m_home, CLONE_NEWNET); }

private:
    int m_home;
};

void quietIpv6()
{
    for (const char *which : {"all", "default"})
        std::ofstream(std::string("/proc/sys/net/ipv6/conf/") + which + "/disable_ipv6") << "1\n";
}

} // namespace

std::string enterTestFabric()
{
    const auto user = ::geteuid();
    const auto group = ::getegid();
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWNS) != 0)
        return "the kernel refuses user namespaces: " + std::generic_category().message(errno);
    std::ofstream("/proc/self/setgroups") << "deny";
    std::ofstream("/proc/self/uid_map") << "0 " << user << " 1";
    std::ofstream("/proc/self/gid_map") << "0 " << group << " 1";
    if (::geteuid() != 0)
        return "the kernel does not map this user";
    quietIpv6();
    run("ip link set lo up");
    return {};
}

TestWire::TestWire(int mtu) : m_mtu(mtu), m_fabric(currentNamespace())
{
    static int wires = 0;
    const std::string name = "w" + std::to_string(++wires);
    for (int side : {0, 1}) {
        m_ports[index(side)] = name + "p" + std::to_string(side);
        if (::unshare(CLONE_NEWNET) != 0)
            giveUp("unshare");
        m_elements[index(side)] = currentNamespace();
        quietIpv6();
        if (::setns(m_fabric.get(), CLONE_NEWNET) != 0)
            giveUp("setns");
    }
    for (int side : {0, 1})
        make(side);
}

TestWire::~TestWire()
{
    // The namespaces go with their last descriptor, and their interfaces with them, but later.
    const std::string line = "PATH=$PATH:/usr/sbin:/sbin; for p in " + m_ports[0] + " " +
                             m_ports[1] + "; do ip link del $p 2>/dev/null; done; true";
    [[maybe_unused]] const int status = std::system(line.c_str());
}

void TestWire::make(int side) const
{
    const std::string &name = port(side);
    const std::string mtu = " mtu " + std::to_string(m_mtu);
    {
        const Visit visit(m_fabric, m_elements[index(side)]);
        const std::string address = side == 0 ? "10.0.0.1/24" : "10.0.0.2/24";
        run("ip link add e0" + mtu + " type veth peer name " + name + mtu +
            " netns /proc/self/fd/" + std::to_string(m_fabric.get()) +
            " && ip link set lo up && ip addr add " + address + " dev e0 && ip link set e0 up");
    }
    run("ip link set " + name + " up && tc qdisc add dev " + name + " clsact");
    join();
}

void TestWire::join() const
{
    if (::if_nametoindex(port(0).c_str()) == 0 || ::if_nametoindex(port(1).c_str()) == 0)
        return;
    for (int side : {0, 1})
        run("tc filter del dev " + port(side) + " ingress; tc filter add dev " + port(side) +
            " ingress u32 match u32 0 0 action mirred egress redirect dev " + port(1 - side));
}

void TestWire::remove(int side) const
{
    run("ip link del " + port(side));
}

void TestWire::setPortUp(int side, bool up) const
{
    run("ip link set " + port(side) + (up ? " up" : " down"));
}

void TestWire::setPortMtu(int side, int mtu) const
{
    run("ip link set " + port(side) + " mtu " + std::to_string(mtu));
}

void TestWire::setElementMtu(int side, int mtu) const
{
    const Visit visit(m_fabric, m_elements[index(side)]);
    run("ip link set e0 mtu " + std::to_string(mtu));
}

void TestWire::rename(const std::string &port, const std::string &name) const
{
    run("ip link set " + port + " down && ip link set " + port + " name " + name +
        " && ip link set " + name + " up");
}

FileDescriptor TestWire::frameSocket(int side) const
{
    const Visit visit(m_fabric, m_elements[index(side)]);
    FileDescriptor packets(::socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0));
    sockaddr_ll address = {};
    address.sll_family = AF_PACKET;
    address.sll_ifindex = static_cast<int>(::if_nametoindex("e0"));
    if (!packets || ::bind(packets.get(), reinterpret_cast<sockaddr *>(&address), sizeof address))
        giveUp("packet socket");
    const int yes = 1;
    ::setsockopt(packets.get(), SOL_PACKET, PACKET_QDISC_BYPASS, &yes, sizeof yes);
    return packets;
}

FileDescriptor TestWire::datagramSocket(int side) const
{
    return boundSocket(side, SOCK_DGRAM);
}

FileDescriptor TestWire::streamSocket(int side) const
{
    return boundSocket(side, SOCK_STREAM);
}

FileDescriptor TestWire::boundSocket(int side, int type) const
{
    const Visit visit(m_fabric, m_elements[index(side)]);
    FileDescriptor bound(::socket(AF_INET, type | SOCK_CLOEXEC, 0));
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(7000);
    ::inet_pton(AF_INET, side == 0 ? "10.0.0.1" : "10.0.0.2", &address.sin_addr);
    if (!bound || ::bind(bound.get(), reinterpret_cast<sockaddr *>(&address), sizeof address))
        giveUp("socket");
    return bound;
}

std::vector<char> numberedFrame(std::uint64_t number, std::size_t bytes, int side)
{
    std::vector<char> frame(bytes);
    for (std::size_t at = 0; at < bytes; ++at)
        frame[at] = static_cast<char>(at * 31 + number * 7);
    std::memset(frame.data(), 0xff, 6);
    const char source[6] = {2, 0, 0, 0, 0, static_cast<char>(side + 1)};
    std::memcpy(frame.data() + 6, source, sizeof source);
    frame[12] = '\x88';
    frame[13] = '\xb5';
    if (bytes >= 22)
        std::memcpy(frame.data() + 14, &number, sizeof number);
    return frame;
}

std::uint64_t frameNumber(std::span<const char> frame)
{
    std::uint64_t number = 0;
    std::memcpy(&number, frame.data() + 14, sizeof number);
    return number;
}

void sendFrame(const FileDescriptor &socket, std::span<const char> frame)
{
    while (::send(socket.get(), frame.data(), frame.size(), 0) < 0) {
        if (errno != ENOBUFS && errno != EAGAIN && errno != EINTR)
            giveUp("send");
        std::this_thread::yield();
    }
}

void flood(const FileDescriptor &socket, std::uint64_t count, std::size_t bytes, int side,
           std::uint64_t first)
{
    constexpr std::uint64_t Batch = 32;
    std::vector<char> frames[Batch];
    iovec parts[Batch];
    mmsghdr messages[Batch] = {};
    for (std::uint64_t each = 0; each < Batch; ++each) {
        frames[each] = numberedFrame(0, bytes, side);
        parts[each] = {frames[each].data(), bytes};
        messages[each].msg_hdr.msg_iov = &parts[each];
        messages[each].msg_hdr.msg_iovlen = 1;
    }
    for (std::uint64_t sent = 0; sent < count;) {
        const std::uint64_t batch = std::min(Batch, count - sent);
        for (std::uint64_t each = 0; each < batch; ++each) {
            const std::uint64_t number = first + sent + each;
            if (bytes >= 22)
                std::memcpy(frames[each].data() + 14, &number, sizeof number);
        }
        const int done = ::sendmmsg(socket.get(), messages, static_cast<unsigned>(batch), 0);
        if (done < 0 && errno != ENOBUFS && errno != EAGAIN && errno != EINTR)
            giveUp("sendmmsg");
        sent += done > 0 ? static_cast<std::uint64_t>(done) : 0;
    }
}

} // namespace tomato::capture
