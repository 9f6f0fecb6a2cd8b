// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/filedescriptor.h"
#include "app/trunk/framerecord.h"

#include <QSocketNotifier>
#include <QTimer>
#include <QUdpSocket>

#include <array>
#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <random>

namespace tomato::trunk {

/// The properties of a long way in one direction.
struct Way
{
    std::chrono::microseconds delay{};
    /// Up to so much more, another time for each piece; datagrams overtake each other by it.
    std::chrono::microseconds jitter{};
    /// The share of pieces that are lost; the stream sends them again, which takes a while.
    double lost = 0;
};

/// Holds pieces back until their time.
class SlowPieces final
{
public:
    enum class Order
    {
        Kept,
        Free
    };
    SlowPieces(Way way, Order order, unsigned seed,
               std::function<void(const QByteArray &)> deliver);

    void put(const QByteArray &piece);

private:
    using Clock = std::chrono::steady_clock;
    void deliverDue();

    Way m_way;
    Order m_order;
    std::mt19937 m_random;
    std::function<void(const QByteArray &)> m_deliver;
    std::multimap<Clock::time_point, QByteArray> m_waiting;
    Clock::time_point m_last;
    QTimer m_timer;
};

/// A long line between the two ends of a trunk, for its stream and for its datagrams: a helper in
/// user space, which needs no rights and no queueing discipline of the kernel. The stream's records
/// are passed on as they are, but for the port that a host offers for datagrams: in its place the
/// home is told one of this line's.
class SlowLine final : public QObject
{
public:
    SlowLine(Way there, Way back, unsigned seed);

    /// The descriptors of the two ends; each can be taken once.
    FileDescriptor takeHome() { return std::move(m_homeEnd); }
    FileDescriptor takeHost() { return std::move(m_hostEnd); }

private:
    void readHome();
    void readHost();
    void passRecord(const FrameRecord &record);
    std::uint16_t relayTo(std::uint16_t port);

    std::array<FileDescriptor, 2> m_own;
    FileDescriptor m_homeEnd;
    FileDescriptor m_hostEnd;
    SlowPieces m_there;
    SlowPieces m_back;
    SlowPieces m_datagramsThere;
    SlowPieces m_datagramsBack;
    RecordReader m_fromHost;
    std::unique_ptr<QSocketNotifier> m_homeReadable;
    std::unique_ptr<QSocketNotifier> m_hostReadable;
    QUdpSocket m_nearHome;
    QUdpSocket m_nearHost;
    std::uint16_t m_homePort = 0;
    std::uint16_t m_hostPort = 0;
};

} // namespace tomato::trunk
