// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/engine/bufferbudget.h"
#include "capture/engine/filedescriptor.h"
#include "capture/engine/portcounters.h"
#include "capture/engine/tap.h"
#include "capture/engine/tapoverlap.h"

#include <future>

namespace tomato::capture {

/// The tap at one port, with a buffer that grows when frames come faster than they are read and
/// shrinks again after the burst, and whose blocks wait less where somebody waits for them: a tap
/// with another buffer, or other blocks, is opened beside it and takes over.
///
/// While both let frames in each sees every frame, and the kernel stamps it once for both. The old
/// one is read until all is out that came before the new one let in; what of the new one the old
/// one delivered as well is left out. So no frame is lost or recorded twice. The new one lets in at
/// a moment at which the old one drops nothing: what the old one has dropped by then was lost, and
/// what comes later is in the new one. So the counters stay exact. Not thread-safe, but may be
/// handed from the thread that opened it to another.
class GrowingTap final
{
public:
    struct Settings
    {
        /// What they say of the buffer is not heeded; blocks wait longer where there are many taps.
        Tap::Settings tap;
        /// How long a block waits while the tap is to be swift.
        std::chrono::milliseconds swiftTimeout{1};
        /// After so long with hardly anything in the buffer it shrinks; after so long without haste
        /// blocks wait again.
        std::chrono::milliseconds calmTime{10'000};
    };

    /// As Tap::open(), but what comes from now on is seen. `wake` is an eventfd that is written
    /// when there is something to do for read() without a frame; it and the filter must live longer
    /// than this.
    static Result<std::unique_ptr<GrowingTap>> open(const std::string &interface,
                                                    const std::string &expression,
                                                    const FilterProgram &filter, Settings settings,
                                                    int wake);
    ~GrowingTap();
    GrowingTap(const GrowingTap &) = delete;
    GrowingTap &operator=(const GrowingTap &) = delete;

    int descriptor() const { return m_tap->descriptor(); }
    /// Whether somebody waits for each frame. What comes of it comes with the next read().
    void setSwift(bool swift) { m_swiftWanted = swift; }
    /// As Tap::read(). While another tap takes over it is to be called even when there is no room:
    /// what it has is not in order before the other one stands alone.
    bool read(FrameMerge &merge, int side);
    /// Nothing that is still to come was stamped before this, but for frames that are late.
    /// `latest` was read last; read() was called after the moment `before`, was back `now`, and
    /// returned `readAll`.
    Timestamp safe(Timestamp latest, Timestamp before, Timestamp now, bool readAll);
    /// Lets nothing more in; what came before can still be read.
    void shut();

    /// Frames that came in and were not read yet.
    std::uint64_t pending();
    /// Frames that do not have to be read any more; with pending() it counts what came in, frames
    /// that two taps have twice.
    std::uint64_t consumed() const { return m_consumed + m_tap->delivered(); }
    /// Frames that were read, each once.
    std::uint64_t delivered() const
    {
        return m_delivered + m_tap->delivered() - m_tap->refused() - twice();
    }
    /// Frames that nobody had room for, the kernel or `merge`, each once; complete when nothing
    /// isChanging().
    std::uint64_t dropped() const;
    bool isGone() const { return m_tap->isGone(); }
    bool isDown() const { return m_tap->isDown(); }
    /// What its port counts since it was opened.
    const std::shared_ptr<PortCounters> &port() const { return m_port; }
    /// Another tap is taking over: what was read last does not tell what is still to come.
    bool isChanging() const { return m_change && m_change->letIn; }
    /// After how long read() wants to be called although nothing comes; none when it does not.
    std::optional<std::chrono::nanoseconds> patience() const;
    /// Of the kernel, at present.
    std::size_t bufferBytes() const;
    /// How long a block that is not full waits at present.
    std::chrono::milliseconds blockTimeout() const;
    /// After this a block was handed out.
    std::chrono::milliseconds surelyHandedOut() const;

private:
    using Clock = std::chrono::steady_clock;
    using Opened = Result<std::unique_ptr<Tap>>;
    /// Where this tap is, for another one to be opened.
    struct Place
    {
        std::string interface;
        std::string expression;
        const FilterProgram *filter;
        FileDescriptor network;
    };
    /// From the decision for another buffer until the new tap stands alone.
    struct Change
    {
        std::size_t level = 0;
        bool swift = false;
        BufferShare share;
        /// While it is open the kernel stamps frames when they come in, once for all taps.
        FileDescriptor stamping;
        Clock::time_point begun = Clock::now();
        std::future<Opened> opening;
        /// The new one, then the old one.
        std::unique_ptr<Tap> other;
        /// Since when the new one lets frames in.
        std::optional<Timestamp> letIn;
        /// What the old one had dropped by then.
        std::uint64_t droppedBefore = 0;
        TapOverlap overlap;
        /// Frames that came in since then, the old one delivered, and the new one not yet.
        std::uint64_t expected = 0;
        /// The new one is read.
        bool taken = false;
    };

    GrowingTap(std::unique_ptr<Tap> tap, std::shared_ptr<PortCounters> port, std::size_t level,
               BufferShare share, Place place, Settings settings, int wake);
    void watchLoad();
    void change(std::size_t level, bool swift);
    void adoptOpened();
    void letIn();
    void takeOver();
    void settle();
    /// Goes on with the old tap, and tries again after this.
    void giveUp(std::chrono::nanoseconds pause);
    std::uint64_t twice() const { return m_change ? m_change->overlap.twice() : 0; }
    bool stageOld(Timestamp time, std::uint32_t length);
    bool stageNew(Timestamp time, std::uint32_t length);
    void closeAside(std::unique_ptr<Tap> tap);

    std::unique_ptr<Tap> m_tap;
    const std::shared_ptr<PortCounters> m_port;
    const Place m_place;
    Settings m_settings;
    const int m_wake;

    std::size_t m_baseLevel;
    std::size_t m_level;
    BufferShare m_share;
    std::unique_ptr<Change> m_change;
    bool m_swift = false;
    bool m_swiftWanted = false;
    Clock::time_point m_lastBusy;
    Clock::time_point m_lastSwift{};
    Clock::time_point m_noChangeUntil{};
    std::uint64_t m_droppedSeen = 0;
    bool m_isShut = false;
    std::future<void> m_closing;

    /// Of taps that were replaced.
    std::uint64_t m_consumed = 0;
    std::uint64_t m_delivered = 0;
    std::uint64_t m_dropped = 0;
};

} // namespace tomato::capture
