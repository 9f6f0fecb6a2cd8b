// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/merge/mergequeue.h"
#include "capture/journeys/fates/refusals.h"
#include "capture/journeys/matching/matcher.h"
#include "capture/receiver/filter/filter.h"
#include "capture/tracing/nextfilters.h"
#include "capture/tracing/repeatedpackets.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace tomato::journeys {

/// Reads the packets of several sources in the order of time, each once, and makes their keys. As
/// this takes
/// about as long as the matching, it is done in a thread, which is ahead by some batches at most.
class KeyedPackets final
{
public:
    /// All of it is borrowed.
    struct Sources
    {
        /// The thread alone uses the sources until it has ended.
        std::vector<capture::MergeSource> &sources;
        /// By source and interface.
        const std::vector<std::vector<PointId>> &points;
        /// Chooses packets; all when there is none.
        const capture::FilterProgram &filter;
        /// A packet that one of them leaves out may go on unseen.
        const NextFilters &behind;
        /// By point: the least that one of those places is recorded with of each frame.
        const std::vector<std::uint32_t> &keptBehind;
        /// See readPacketKey().
        std::size_t keyBytes = WholePacket;
    };
    struct Batch
    {
        std::vector<SeenPacket> packets;
        /// The errors of ICMP among the packets, with the packets' numbers.
        std::vector<std::pair<std::uint64_t, Refused>> refusals;
        /// The bytes of all sources that were read with it.
        std::uint64_t bytesDone = 0;
    };

    explicit KeyedPackets(const Sources &from);
    /// Ends the thread, wherever it is.
    ~KeyedPackets();
    KeyedPackets(const KeyedPackets &) = delete;
    KeyedPackets &operator=(const KeyedPackets &) = delete;

    /// The next packets, valid until the next call; nullptr at the end. An error comes behind the
    /// packets that were read before it.
    Result<const Batch *> next();
    /// The bytes of all sources.
    std::uint64_t bytes() const { return m_bytes; }
    /// The packets that were left out, as others had them; at the end.
    std::vector<RepeatedPackets::Row> repeated() const { return m_repeated.rows(); }

    /// Names the source and its packet, counted from 0, that a number stands for.
    struct PacketPlace
    {
        std::size_t source = 0;
        std::uint64_t packet = 0;
    };
    static PacketPlace placeOf(std::uint64_t number);

private:
    void readAll();
    Result<bool> fill(Batch &batch);
    void add(std::size_t source, Batch &batch);

    Sources m_from;
    capture::MergeQueue m_queue;
    /// How many packets of each source were read.
    std::vector<std::uint64_t> m_packets;
    std::uint64_t m_bytes = 0;
    RepeatedPackets m_repeated;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    // The mutex guards the following. Batches go round: one is filled, waits, is looked at, and is
    // filled again.
    std::vector<Batch> m_free;
    std::vector<Batch> m_full;
    Result<> m_outcome;
    bool m_isAtEnd = false;
    bool m_isUnwanted = false;

    /// Whoever calls next() looks at this one.
    std::optional<Batch> m_current;
    std::thread m_thread;
};

} // namespace tomato::journeys
