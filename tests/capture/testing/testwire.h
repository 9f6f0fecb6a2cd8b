// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/filedescriptor.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace tomato::capture {

/// Makes this process root of user, network and mount namespaces of its own. Before the process has
/// a second thread. Returns why the kernel refuses, or nothing.
std::string enterTestFabric();

/// Two elements, each in a network namespace with the interface e0, joined by a wire: every frame
/// that one sends comes in at port(side) and goes out to the other.
///
///     element 0: e0 --- port(0) | port(1) --- e0 :element 1
class TestWire final
{
public:
    explicit TestWire(int mtu = 9000);
    ~TestWire();
    TestWire(const TestWire &) = delete;
    TestWire &operator=(const TestWire &) = delete;

    const std::string &port(int side) const { return m_ports[index(side)]; }
    /// A packet socket on the element's e0, for sending whole frames.
    FileDescriptor frameSocket(int side) const;
    /// A UDP socket bound to 10.0.0.1 (side 0) or 10.0.0.2, port 7000.
    FileDescriptor datagramSocket(int side) const;
    /// Returns a socket for TCP.
    FileDescriptor streamSocket(int side) const;

    void setPortUp(int side, bool up) const;
    /// In bytes. The element's end keeps what it has, so that it may send what the port refuses.
    void setPortMtu(int side, int mtu) const;
    /// The other way round.
    void setElementMtu(int side, int mtu) const;
    /// A port; the kernel wants it down for that moment.
    void rename(const std::string &port, const std::string &name) const;
    /// Removes the element's interface with its port, or makes them anew.
    void remove(int side) const;
    void make(int side) const;

private:
    static std::size_t index(int side) { return static_cast<std::size_t>(side); }
    void join() const;
    FileDescriptor boundSocket(int side, int type) const;

    int m_mtu;
    std::array<std::string, 2> m_ports;
    FileDescriptor m_fabric;
    std::array<FileDescriptor, 2> m_elements;
};

/// A frame from one element to all: an EtherType for experiments (IEEE 802), the sequence number,
/// then bytes that follow from the number; `bytes` long, at least 14.
std::vector<char> numberedFrame(std::uint64_t number, std::size_t bytes, int side = 0);
/// The number in such a frame of at least 22 bytes.
std::uint64_t frameNumber(std::span<const char> frame);

/// Sends all of it, however often the queue is full.
void sendFrame(const FileDescriptor &socket, std::span<const char> frame);
/// Sends `count` frames with rising numbers from `first` as fast as it goes.
void flood(const FileDescriptor &socket, std::uint64_t count, std::size_t bytes, int side = 0,
           std::uint64_t first = 0);

} // namespace tomato::capture
