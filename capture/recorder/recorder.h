// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "capture/options/capturemode.h"
#include "capture/options/recordingoptions.h"
#include "capture/receiver/clock.h"
#include "capture/receiver/heard.h"

#include <array>
#include <chrono>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

namespace tomato::capture {

/// The values of capture.json that the recorder does not determine itself.
struct RunDescription
{
    std::string topology;
    std::string connection;
    /// "h1:eth0", in the order of the connection's ends.
    std::array<std::string, 2> interfaces;
    CaptureMode mode = CaptureMode::File;
    /// Tells whether the interfaces leave segmentation and checksums to others (offloads).
    bool offloads = false;
};

struct RecorderSettings : RecordingOptions
{
    /// The run's own folder; made by start(), must not hold a ring already unless `begun` is set.
    std::filesystem::path directory;
    /// The time when the run began, for a recorder that continues the run of a killed one; empty
    /// for a new run.
    std::string begun;
    RunDescription description;
    /// Says which frames are recorded of the interfaces that the recorder is attached to.
    Heard heard = Heard::Incoming;
    /// An eventfd that is written after each commit; -1 for none.
    int commitEvent = -1;
    /// The clock that packets are stamped with.
    std::function<Timestamp()> realtime = capture::realtime;
};

class Demultiplexer;

/// Records one wire into one ring, and its arrivals, if they are asked for, into another one inside
/// the same folder. Each ring has a thread of its own, which owns it and writes what the
/// demultiplexer receives; all functions may be called from any one other thread, attach() of
/// the two sides from two. Interfaces are those of the network namespace of the thread that calls
/// attach().
class Recorder final
{
public:
    /// Compiles the filter, makes the folder and begins an empty ring; nothing is received yet.
    /// Wires of one lab share a demultiplexer; null for one of its own.
    static Result<std::unique_ptr<Recorder>>
    start(RecorderSettings settings, std::shared_ptr<Demultiplexer> demultiplexer = {});
    /// Stops like stop().
    ~Recorder();

    /// Begins to record what comes in at this port, and what goes out of the far one, if arrivals
    /// are recorded. Every frame that arrives after its return is received, and so is the arrival
    /// of each frame that is received. A side that has a port already gets the new one instead.
    /// Does nothing for a side that is not recorded, and after the recording came to its end.
    /// `isCarrying` is false where nothing passes the wire before the call returns.
    Result<> attach(int side, const std::string &interface, const std::string &farInterface = {},
                    bool isCarrying = true);
    /// Records the frames of this side that came in until now, and no later ones.
    void detach(int side);
    /// Asks the ports what they counted, which is published when somebody cannot know it otherwise.
    /// Call it now and then.
    void countPorts();
    /// Somebody began or ended to follow the ring, which is noticed later without this call.
    void lookForWatchers();
    /// Returns when each frame that came in before the call is committed.
    void flush();
    /// Detaches both sides, commits everything and marks the ring as finished in capture.json.
    void stop();
    /// Begins what stop() does and does not wait for it.
    void beginStop();

    const RecorderSettings &settings() const;
    /// Why the recording ended by itself (disk full, for example); empty while all is well.
    std::string failure() const;
    /// Why arrivals are recorded no more, or not at all, while what is sent may be; empty while all
    /// is well.
    std::string arrivalsFailure() const;
    /// Why it ended by itself as it was asked to, and its arrivals with it: "10 packets were
    /// recorded"; else empty.
    std::string ending() const;

private:
    class Loop;
    static Result<std::unique_ptr<Recorder>>
    startOne(RecorderSettings settings, const std::shared_ptr<Demultiplexer> &demultiplexer);
    static Result<std::unique_ptr<Recorder>>
    startArrivals(const RecorderSettings &settings,
                  const std::shared_ptr<Demultiplexer> &demultiplexer);
    bool hasEnded() const;
    explicit Recorder(std::unique_ptr<Loop> loop);
    /// Null when arrivals are not recorded. It ends after the other one: what was sent last is
    /// still under way.
    std::unique_ptr<Recorder> m_arrivals;
    mutable std::mutex m_mutex;
    /// Why arrivals could not begin, and why not at the port of each side.
    std::string m_arrivalsRefusal;
    std::array<std::string, 2> m_attachFailures;
    std::unique_ptr<Loop> m_loop;
};

} // namespace tomato::capture
