// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/tcp/tcpflows.h"
#include "tests/fuzz/fuzztarget.h"

#include <algorithm>

using namespace tomato;
using namespace tomato::capture;

namespace {

/// Few, so that the limits are reached.
constexpr TcpFlows::Limits Limits{4, 200};

void look(const TcpHeader &header, std::size_t frameBytes)
{
    constexpr std::size_t Port = 2;
    constexpr std::size_t MaxSacks = 4; // in forty bytes of options
    constexpr unsigned MaxShift = 14;   // RFC 7323
    fuzz::require(header.source.size() == 4 + Port || header.source.size() == 16 + Port,
                  "an end has an address and a port");
    fuzz::require(header.source.size() == header.destination.size(), "both ends are of one kind");
    fuzz::require(header.sacks.size() <= MaxSacks, "no more blocks than options have room for");
    fuzz::require(header.windowShift.value_or(0) <= MaxShift, "a window has 30 bits");
    fuzz::require(header.dataBytes <= 65'535, "no packet has more data");
    fuzz::require(frameBytes >= 14 + 20 + 20, "a shorter frame is no TCP");
}

void look(const TcpDirection &direction)
{
    for (const TcpDirection::Segment &each : direction.segments)
        fuzz::require(each.begin <= each.end, "a segment ends behind its begin");
    for (const TcpDirection::RoundTrip &each : direction.roundTrips)
        fuzz::require(each.duration.count() >= 0, "no answer comes before its question");
    fuzz::require(direction.retransmittedSegments <= direction.segments.size(),
                  "what was sent again was sent");
}

} // namespace

/// The input is frames, each with two bytes for the microseconds since the last one, one for its
/// length, and so many bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    constexpr std::size_t Header = 3;
    TcpFlows flows(Limits);
    Timestamp time = std::chrono::seconds(1'000'000);
    std::uint64_t segments = 0;
    for (std::size_t at = 0; at + Header <= size;) {
        time += std::chrono::microseconds(bytes[at] * 256 + bytes[at + 1]);
        const std::size_t length = std::min<std::size_t>(bytes[at + 2], size - at - Header);
        // A copy, so that what reads behind it is found.
        const std::vector<char> frame(bytes + at + Header, bytes + at + Header + length);
        if (const auto header = parseTcp(frame)) {
            look(*header, frame.size());
            ++segments;
        }
        flows.add(time, frame);
        at += Header + length;
    }
    fuzz::require(flows.flows().size() <= Limits.flows, "there are no more flows than are allowed");
    fuzz::require(flows.omittedPackets() <= segments, "only TCP is left out");
    for (const TcpFlow &flow : flows.flows()) {
        for (const TcpDirection &direction : flow.sentBy)
            look(direction);
        fuzz::require(flow.first <= flow.last, "a flow ends behind its begin");
    }
    return 0;
}
