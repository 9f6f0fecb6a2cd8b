// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/fates/queuefill.h"
#include "capture/journeys/journey.h"

#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

namespace tomato::journeys {

/// Knows why a wire loses frames: the link emulation of the frames that were sent at a point, and
/// each change of it. Where a link loses frames by chance and has a bandwidth as well, the packets
/// that crossed it say whether the queue had room: of packets that look alike, where it had room
/// for each that may have been lost. Where the cause is not known, it says so. Memory is bounded.
class WireEffects final
{
public:
    enum class Cause : std::uint8_t
    {
        Unknown,
        /// Emulation lost the frame by chance.
        Emulation,
        /// The queue behind a bandwidth had no room for it.
        QueueFull,
        /// The link was taken down.
        LinkDown,
        /// The element at one of its ends was stopped.
        ElementDown
    };
    /// A change is noted a little before or after the kernel has made it.
    static constexpr Timestamp Margin = std::chrono::milliseconds(200);
    /// A wire that takes nothing.
    struct Down
    {
        PointId point = 0;
        /// Because an element is stopped, rather than the link down.
        bool isOfElement = false;

        auto operator<=>(const Down &) const = default;
    };

    /// Adds the emulation from a time on, in the words of EmulationHistory: "bandwidth 10000
    /// kbit/s, queue 127500 bytes, loss 1 %". Of changes at the same time the last one holds; the
    /// earliest one holds before its time, too.
    void add(PointId point, Timestamp since, std::string_view emulation);
    /// Notes what crossed wires and what was lost on them: all journeys, in the order in which the
    /// matcher hands them out; `earliest` is Matcher::earliest() then.
    void add(const Places &places, const Journey &journey, Timestamp earliest = Timestamp::max());
    /// There are no more journeys.
    void finish();

    /// Tells whether the cause of a loss of what was sent at the point then depends on what else
    /// was on the wire, so that it is known only after finish().
    bool dependsOnQueue(PointId point, Timestamp sent) const;
    /// Returns the cause of such a loss. It is not known around a change that makes a difference.
    Cause causeAt(PointId point, Timestamp sent) const;
    /// Returns the points of links that lose frames, by chance or for want of room, and whose
    /// arrivals are not recorded: what was sent there may not have come to the far end.
    std::vector<PointId> unseenLosses(const Places &places) const;
    /// Returns the points at which packets leave the place for other wires than the one of
    /// `cameBy`, and which were down at about this time, or up to a second before.
    std::vector<Down> downBehind(const Places &places, PlaceId place, PointId cameBy,
                                 Timestamp time) const;

private:
    using Queue = QueueFill::Queue;
    /// An element asks once a second for the next address: if it did while the link was down, it
    /// asks again so long after the link is up, and keeps few packets until then.
    static constexpr Timestamp Asking = std::chrono::seconds(1);
    /// All that crossed a wire when a packet was lost on it has been seen so long after it, however
    /// long its way was then.
    static constexpr Timestamp Settled = std::chrono::seconds(3);
    static constexpr std::size_t MaxFrames = 1'000'000;
    static constexpr std::size_t MaxLosses = 2'000'000;

    /// The setting of a link; `queue` where it may lose in both ways.
    struct Setting
    {
        bool loses = false;
        bool limits = false;
        std::optional<Queue> queue;
        bool isDown = false;
        bool isElementDown = false;

        friend bool operator==(const Setting &, const Setting &) = default;
    };
    struct Change
    {
        Timestamp since{};
        Setting setting;
    };
    struct Loss
    {
        Timestamp sent{};
        std::uint16_t bytes = 0;
        /// See Hop.
        bool isMistakable = false;
        Cause cause = Cause::Unknown;
    };
    struct Wire
    {
        std::vector<Change> changes;
        /// Whether one of them has a queue.
        bool hasQueue = false;
        QueueFill fill;
        /// In the order of time; the first `settled` ones have their cause.
        std::vector<Loss> losses;
        std::size_t settled = 0;
    };

    static Setting settingOf(std::string_view emulation);
    static const Setting &at(const Wire &wire, Timestamp time);
    /// Returns the setting that held then; nullptr around a change.
    static const Setting *settingAt(const Wire &wire, Timestamp sent);
    /// Also around a change, and while an element may still ask for the next address after it.
    static const Setting *downAround(const Wire &wire, Timestamp time);
    /// The one cause that is possible before and after a change.
    static Cause causeAround(const Setting &before, const Setting &after);
    void settle(Timestamp before);
    void settle(Wire &wire, Timestamp before) const;
    /// Settles the losses of packets that look alike, from the first open one on.
    void settleAlike(Wire &wire, std::size_t open, Timestamp before) const;
    void forget();

    std::map<PointId, Wire> m_wires;
    bool m_hasQueues = false;
    /// The points whose links were down at times.
    std::set<PointId> m_downs;
    /// The latest time at which a packet of the journeys so far was seen last.
    Timestamp m_now = Timestamp::min();
    Timestamp m_settled = Timestamp::min();
    /// Before this time not all losses are known.
    Timestamp m_wholeSince = Timestamp::min();
    std::size_t m_frames = 0;
    std::size_t m_losses = 0;
};

} // namespace tomato::journeys
