// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/capture/tracing/linkrings.h"

#include "capture/ring/arrivals.h"

#include <cstring>
#include <stdexcept>

namespace tomato::journeys::testing {

using namespace std::chrono_literals;

static void check(const Result<> &done)
{
    if (!done)
        throw std::runtime_error(done.error().text());
}

void LinkRings::addLink(const std::string &name, const std::string &from, const std::string &to,
                        const capture::RingLimits &limits)
{
    std::filesystem::create_directories(directory(name));
    Ring ring;
    auto writer =
        capture::RingWriter::create(directory(name), limits, 262'144, capture::Precision::Nano);
    if (!writer)
        throw std::runtime_error(writer.error().text());
    ring.writer = std::move(*writer);
    ring.ends = {from, to};
    m_rings.emplace(name, std::move(ring));
    m_order.push_back(name);
}

void LinkRings::addArrivals(const std::string &link, const capture::RingLimits &limits)
{
    const std::array<std::string, 2> ends = m_rings.at(link).ends;
    addLink(capture::arrivalsPath(link).string(), ends[0], ends[1], limits);
    m_order.pop_back();
}

void LinkRings::add(const std::string &link, Timestamp time, const Frame &frame, int side)
{
    Ring &ring = m_rings.at(link);
    const auto length = static_cast<std::uint32_t>(frame.size());
    const std::array<std::uint32_t, 4> header{static_cast<std::uint32_t>(time / 1s),
                                              static_cast<std::uint32_t>(time % 1s / 1ns), length,
                                              length};
    std::string record(reinterpret_cast<const char *>(header.data()), sizeof header);
    record.append(reinterpret_cast<const char *>(frame.data()), frame.size());
    ring.records.push_back(std::make_unique<std::string>(std::move(record)));
    capture::StagedFrame staged;
    staged.time = time;
    staged.record = ring.records.back()->data();
    staged.bytes = static_cast<std::uint32_t>(ring.records.back()->size());
    staged.original = length;
    staged.side = side;
    check(ring.writer->add(staged));
    ++ring.counters.seen[static_cast<std::size_t>(side)];
    ++ring.counters.matched[static_cast<std::size_t>(side)];
}

void LinkRings::loseAt(const std::string &link, std::uint64_t packets)
{
    m_rings.at(link).counters.seen[0] += packets;
    m_rings.at(link).counters.droppedByKernel[0] += packets;
}

void LinkRings::countTooFew(const std::string &link, std::uint64_t packets)
{
    m_rings.at(link).counters.matched[0] -= packets;
}

void LinkRings::commit()
{
    for (auto &[name, ring] : m_rings) {
        ring.writer->setTapCounters(ring.counters);
        check(ring.writer->commit());
        ring.records.clear();
    }
}

void LinkRings::finish()
{
    commit();
    for (auto &[name, ring] : m_rings)
        check(ring.writer->finish());
}

void LinkRings::finishOne(const std::string &link)
{
    commit();
    check(m_rings.at(link).writer->finish());
    m_rings.erase(link);
}

JourneyOrder LinkRings::order() const
{
    JourneyOrder order;
    for (const std::string &name : m_order)
        order.links.push_back({directory(name), m_rings.at(name).ends, {}, {}});
    return order;
}

static void addTwoRouters(LinkRings &rings)
{
    rings.addLink("c1", "h1:eth0", "r1:eth0");
    rings.addLink("c2", "r1:eth1", "r2:eth0");
    rings.addLink("c3", "r2:eth1", "h2:eth0");
}

void fillTcp(LinkRings &rings, int segments, bool isNat)
{
    constexpr std::uint8_t Nat = 77;
    addTwoRouters(rings);
    FrameShape data;
    data.destinationPort = 80;
    data.payloadBytes = 1'000;
    FrameShape answer;
    std::swap(answer.source, answer.destination);
    answer.sourcePort = 80;
    answer.destinationPort = data.sourcePort;
    for (int segment = 0; segment < segments; ++segment) {
        const auto sequence = static_cast<std::uint32_t>(1 + 1'000 * segment);
        const bool isLost = segment % 10 == 9;
        Timestamp time = 10s + segment * 100ms;
        for (int attempt = 0; attempt < (isLost ? 2 : 1); ++attempt, time += 50ms) {
            data.identification = static_cast<std::uint16_t>(2 * segment + attempt);
            const Frame frame = tcpData(sequence, data);
            FrameShape behind = data;
            behind.source = isNat ? Nat : data.source;
            rings.add("c1", time, frame);
            rings.add("c2", time + 1ms, routed(frame));
            if (!isLost || attempt == 1)
                rings.add("c3", time + 6ms, routed(routed(tcpData(sequence, behind))));
        }
        answer.identification = static_cast<std::uint16_t>(segment);
        const Frame ack = tcpAck(1, sequence + 1'000, answer);
        FrameShape before = answer;
        before.destination = isNat ? Nat : answer.destination;
        const Timestamp back = time - 50ms + 8ms;
        rings.add("c3", back, tcpAck(1, sequence + 1'000, before), 1);
        rings.add("c2", back + 1ms, routed(ack), 1);
        rings.add("c1", back + 2ms, routed(routed(ack)), 1);
    }
}

void fillArrivals(LinkRings &rings, int packets)
{
    addTwoRouters(rings);
    for (const char *link : {"c1", "c2", "c3"})
        rings.addArrivals(link);
    for (int packet = 0; packet < packets; ++packet) {
        FrameShape shape;
        shape.identification = static_cast<std::uint16_t>(packet);
        const Frame frame = udp4(static_cast<std::uint64_t>(packet), shape);
        const Timestamp time = 10s + packet * 1ms;
        rings.add("c1", time, frame);
        rings.add("c1/arrivals", time + 20ms, frame);
        rings.add("c2", time + 20'100us, routed(frame));
        if (packet % 10 == 9)
            continue;
        rings.add("c2/arrivals", time + 24'600us, routed(frame));
        if (packet % 7 == 6)
            continue;
        rings.add("c3", time + 25'100us, routed(routed(frame)));
        rings.add("c3/arrivals", time + 26'100us, routed(routed(frame)));
    }
}

void fillCopies(LinkRings &rings, int packets)
{
    addTwoRouters(rings);
    for (const char *link : {"c1", "c2", "c3"})
        rings.addArrivals(link);
    for (int packet = 0; packet < packets; ++packet) {
        FrameShape shape;
        shape.identification = static_cast<std::uint16_t>(packet);
        Frame frame = udp4(static_cast<std::uint64_t>(packet), shape);
        const Timestamp time = 10s + packet * 1ms;
        rings.add("c1", time, frame);
        rings.add("c1/arrivals", time + 100us, frame);
        frame = routed(frame);
        for (const Timestamp copy : {Timestamp(200us), Timestamp(300us)}) {
            rings.add("c2", time + copy, frame);
            if (packet % 10 == 9 && copy > 200us)
                continue;
            rings.add("c2/arrivals", time + copy + 10us, frame);
            rings.add("c3", time + copy + 20us, routed(frame));
            rings.add("c3/arrivals", time + copy + 30us, routed(frame));
        }
    }
}

void fillTwoRouters(LinkRings &rings, int packets, int flows)
{
    addTwoRouters(rings);
    for (int packet = 0; packet < packets; ++packet) {
        FrameShape shape;
        shape.sourcePort = static_cast<std::uint16_t>(20'000 + packet % flows);
        shape.identification = static_cast<std::uint16_t>(packet);
        const Frame frame = udp4(static_cast<std::uint64_t>(packet), shape);
        const Timestamp time = 10s + packet * 1ms;
        rings.add("c1", time, frame);
        rings.add("c2", time + 20'100us, routed(frame));
        if (packet % 10 != 9)
            rings.add("c3", time + 25'100us, routed(routed(frame)));
    }
}

} // namespace tomato::journeys::testing
