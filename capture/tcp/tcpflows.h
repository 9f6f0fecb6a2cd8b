// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/timestamp.h"
#include "capture/tcp/tcpsegment.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace tomato::capture {

/// The segments that one end of a TCP connection sent, and the answers of the other one, as points
/// of plots. Sequence numbers are 64 bits long and never wrap: the SYN has 0, the first byte of
/// data 1.
struct TcpDirection
{
    struct Segment
    {
        Timestamp time{};
        /// The range of its data, with one number for each of SYN and FIN.
        std::uint64_t begin = 0;
        std::uint64_t end = 0;
        /// A part of it had been sent before.
        bool isRetransmission = false;
    };
    struct Acknowledgement
    {
        Timestamp time{};
        std::uint64_t number = 0;
        /// In bytes, scaled when both SYNs were seen.
        std::uint64_t window = 0;
    };
    struct Sack
    {
        Timestamp time{};
        std::uint64_t begin = 0;
        std::uint64_t end = 0;
    };
    /// The time from a segment to the acknowledgement of its last byte, at the place of the
    /// capture; there is none where a part that it covers was sent twice (Karn's algorithm).
    struct RoundTrip
    {
        Timestamp time{};
        std::chrono::nanoseconds duration{};
    };
    struct InFlight
    {
        Timestamp time{};
        std::uint64_t bytes = 0;
    };

    /// Address and port, as TcpHeader has them.
    std::string end;
    /// Bare acknowledgements are left out.
    std::vector<Segment> segments;
    /// The acknowledgements that the other end sent for them.
    std::vector<Acknowledgement> acknowledgements;
    std::vector<Sack> sacks;
    std::vector<RoundTrip> roundTrips;
    /// The value after each segment and each acknowledgement.
    std::vector<InFlight> inFlight;

    /// The field of a packet that stands for the number 0; nothing while it is not known.
    std::optional<std::uint32_t> initial;
    /// Counts the bytes of data, each once.
    std::uint64_t uniqueBytes = 0;
    std::uint64_t retransmittedBytes = 0;
    std::uint64_t retransmittedSegments = 0;

    /// Returns the number that a field stands for which was sent at about this time: of those that
    /// it can stand for, the one next to what had been sent by then. Nothing for one before the
    /// SYN, and for one farther away than the largest window, which is of another connection.
    std::optional<std::uint64_t> numberAt(std::uint32_t field, Timestamp time) const;
};

struct TcpFlow
{
    /// The index is the sender: [0] is the end that sent the first packet.
    std::array<TcpDirection, 2> sentBy;
    Timestamp first{};
    Timestamp last{};
    /// Bits a second of new data, over the whole connection; 0 where that has no length.
    double goodput(std::size_t direction) const;
};

/// Takes the packets of one link, in the order of time, and gives the plots of each TCP connection.
/// Both directions have to be there. Bounded: what is too much is left out, and counted.
class TcpFlows final
{
public:
    struct Limits
    {
        std::size_t flows = 10'000;
        /// The limit for all flows together.
        std::size_t points = 20'000'000;
    };
    TcpFlows();
    explicit TcpFlows(Limits limits);
    ~TcpFlows();
    TcpFlows(TcpFlows &&) noexcept;

    void add(Timestamp time, std::span<const char> frame);

    /// The flows are in the order in which they began. A SYN with another number on the same ports
    /// begins a new one.
    const std::vector<TcpFlow> &flows() const { return m_flows; }
    /// The time in which packets of the flow's ends are its own: until another connection begins on
    /// the same ports.
    struct Lifetime
    {
        Timestamp from = Timestamp::min();
        Timestamp until = Timestamp::max();

        bool contains(Timestamp time) const { return from <= time && time < until; }
    };
    Lifetime lifetimeOf(const TcpFlow &flow) const;
    /// Counts TCP packets that were left out because of the limits.
    std::uint64_t omittedPackets() const { return m_omitted; }

private:
    class Tracker;
    using Ends = std::pair<std::string, std::string>;

    /// Returns nullptr when a limit is reached.
    Tracker *trackerOf(const TcpHeader &header);

    Limits m_limits;
    std::vector<TcpFlow> m_flows;
    std::map<Ends, std::unique_ptr<Tracker>> m_trackers;
    std::size_t m_points = 0;
    std::uint64_t m_omitted = 0;
};

} // namespace tomato::capture
