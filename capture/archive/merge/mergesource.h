// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/capturedring.h"
#include "capture/archive/emulationnotes.h"
#include "capture/archive/formats/addressnames.h"
#include "capture/archive/formats/pcapngrecords.h"
#include "capture/archive/formats/pcaprecords.h"
#include "capture/archive/formats/timeorder.h"
#include "capture/archive/recordedtimes.h"
#include "capture/archive/ringdescription.h"
#include "capture/archive/runelements.h"
#include "capture/ring/sidelog.h"

#include <vector>

namespace tomato::capture {

/// A source that is merged packet by packet, in the order of time: a ring as it was at one moment,
/// or a pcap or pcapng file, whose packets may step back in time.
class MergeSource final
{
public:
    static Result<MergeSource> open(const CapturedRing &captured);
    /// Puts the ring behind the others, and then the ring of its arrivals, if there is one.
    static Result<> addTo(std::vector<MergeSource> &sources, const CapturedRing &captured);
    static Result<MergeSource> open(const std::filesystem::path &path);
    /// Opens a file that may be damaged or cut off, to be read up to that place, which damage()
    /// says. One without a packet before that place is refused.
    static Result<MergeSource> openDamaged(const std::filesystem::path &path);
    /// Opens the run of one recording by its folder, where only its packets matter.
    static Result<MergeSource> openRun(const std::filesystem::path &directory);

    struct Damage
    {
        std::filesystem::path file;
        /// The file is read up to this byte, and has so many packets before it.
        std::uint64_t byte = 0;
        std::uint64_t packets = 0;
        /// "byte 176: packet 3 is cut off by the end of the file".
        std::string reason;
    };
    const std::optional<Damage> &damage() const { return m_damage; }

    /// There is one interface, or one for each side, or there are those of a pcapng file.
    const std::vector<PcapngInterface> &interfaces() const { return m_interfaces; }
    /// There is one entry for each interface, or no entry at all; an entry without a value is not
    /// known.
    const std::vector<std::optional<PcapngStatistics>> &statistics() const { return m_statistics; }
    const std::vector<AddressName> &names() const { return m_names; }
    /// The emulation by interface, and each change of it, each in the order of time. It is known
    /// where the interfaces are the ends of the connection.
    const std::vector<InterfaceEmulation> &emulation() const { return m_emulationChanges; }
    /// The elements at the ends, as far as the run or the file says it.
    const std::vector<RunElement> &elements() const { return m_elements; }
    const std::vector<PcapngRecords::Secrets> &secrets() const { return m_secrets; }
    /// Tells whether an interface may have packets here: that of an empty ring has none.
    bool mayHavePackets(std::uint32_t interface) const
    {
        return interface >= m_mayHavePackets.size() || m_mayHavePackets[interface];
    }
    /// The latest time of its packets.
    Result<Timestamp> lastTime() const;
    /// Whether the ring was being recorded when it was frozen.
    bool isRecording() const { return m_isRecording; }
    /// Whether it is a ring, and not a file.
    bool isRing() const { return m_emulation.has_value(); }
    /// Whether it is the ring of a run's arrivals.
    bool isArrivals() const { return m_recorded == RecordedMoment::Delivered; }
    /// The time before which packets of the run had left the ring, or its trigger had not come;
    /// the earliest there is where nothing is missing.
    Timestamp completeSince() const { return m_completeSince; }
    /// When packets of which interface may be missing though they came in, as far as the ring or
    /// the file says it.
    const std::vector<InterfaceHole> &holes() const { return m_holes; }
    /// From when to when it was recorded, by interface; nothing where that is not known.
    const std::vector<std::optional<RecordedTimes>> &times() const { return m_times; }
    /// The number that the ring's first packet has in its run.
    std::uint64_t firstPacket() const { return m_firstPacket; }
    /// How often the clock went back by more than a second within a file, whose packets are put in
    /// the order of time; 0 for a ring.
    std::uint64_t clockSteps() const { return m_order ? m_order->clockSteps() : 0; }
    std::uint64_t bytes() const { return m_bytes; }
    /// How many of them have been read.
    std::uint64_t bytesDone() const;

    /// Goes to the next packet; false at the end.
    Result<bool> advance();
    const PcapRecords::Record &packet() const { return *m_record; }
    /// Which of the interfaces the packet belongs to.
    std::uint32_t interface() const;
    /// Returns the comment on this packet, which is mostly empty.
    std::string comment() const;
    /// The packet's direction and the like, as pcapng has them; 0 where nothing is known.
    std::uint32_t flags() const;

private:
    struct Part
    {
        FileDescriptor file;
        std::filesystem::path path;
        std::uint64_t bytes = 0;
    };

    /// Returns what was counted until then.
    Result<Counters> freeze(const RingReader &ring);
    static Result<MergeSource> openRing(const CapturedRing &captured, RecordedMoment recorded);
    void describe(const CapturedRing &captured, const RingSnapshot &moment);
    /// Finds out when the ring was recorded, and says so in the comments of its interfaces.
    void describeTimes(const CapturedRing &captured);
    /// Looks for that in the comments of a pcapng file.
    void findTimes();
    Result<bool> advanceInRing();
    /// Opens the next part, if there is one.
    Result<> beginPart();
    /// Reads the descriptions of all interfaces of a pcapng file, which may stand between packets.
    Result<> describePcapng();
    Result<> describePcap();
    static Result<MergeSource> openAny(const std::filesystem::path &path, bool mayBeDamaged);
    /// Has the file end where it cannot be read any more, if it may be damaged.
    Result<> endAt(std::uint64_t byte, std::uint64_t packets, const Error &error);
    /// Looks whether a pcap file's packets step back in time, as far as it can be read.
    Result<> orderPcap();
    Result<> orderPcapng();
    Result<bool> advanceInPcapng();
    Result<const PcapRecords::Record *> nextRecord();

    std::vector<Part> m_parts;
    /// The index of the part that is being read.
    std::size_t m_part = 0;
    std::vector<PcapngInterface> m_interfaces;
    std::vector<std::optional<PcapngStatistics>> m_statistics;
    std::vector<AddressName> m_names;
    std::vector<InterfaceEmulation> m_emulationChanges;
    std::vector<RunElement> m_elements;
    std::vector<PcapngRecords::Secrets> m_secrets;
    /// Only a ring has these notes.
    std::optional<EmulationNotes> m_emulation;
    /// Describes the changes of the emulation at the packet.
    std::string m_changesHere;
    std::optional<Sides> m_sides;
    RecordedMoment m_recorded = RecordedMoment::Only;
    std::uint64_t m_bytes = 0;
    std::uint64_t m_bytesDone = 0;
    /// A file of pcap that cannot be read to its end has none.
    std::optional<Timestamp> m_lastTime;
    /// Only a file has it whose packets step back in time.
    std::optional<TimeOrder> m_order;
    bool m_mayBeDamaged = false;
    std::optional<Damage> m_damage;
    bool m_isRecording = false;
    Timestamp m_completeSince = Timestamp::min();
    std::vector<InterfaceHole> m_holes;
    std::vector<std::optional<RecordedTimes>> m_times;
    std::vector<bool> m_mayHavePackets;
    /// Numbers of packets in the run.
    std::uint64_t m_firstPacket = 0;
    std::uint64_t m_packet = 0;
    std::optional<PcapRecords> m_records;
    /// A pcapng file is read through this instead.
    std::optional<PcapngRecords> m_pcapng;
    const PcapngRecords::Packet *m_packetOfPcapng = nullptr;
    const PcapRecords::Record *m_record = nullptr;
    /// Leads from the clock that recorded a ring to that of this machine, by which the packet has
    /// its time.
    std::optional<ClockShifts::Walk> m_clockWalk;
    Timestamp m_recordedTime{};
    PcapRecords::Record m_shifted;
};

} // namespace tomato::capture
