// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/protocol/recordingstatus.h"
#include "capture/service/captureorder.h"

#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace tomato::service {

/// The worker's recorders: one for each capture that is ordered, which record the wires that are
/// there and receive together. Used by the thread that makes the wires.
class CaptureHost final
{
public:
    /// The recorders write this eventfd when they committed something.
    explicit CaptureHost(int commitEvent) : m_commitEvent(commitEvent) {}

    /// Begins what is new and replaces what changed; a run that may go on goes on. Call it before
    /// the wires change, so that new wires are seen from their first frame.
    void begin(const std::vector<CaptureOrder> &orders);
    /// Stops the recordings that begin() did not name. Call it after the wires changed.
    void endOthers();
    void stop();

    using Ports = std::array<std::string, 2>;
    void wiresReady(const std::map<ConnectionId, Ports> &wires);
    void wireStopping(const ConnectionId &connection);

    /// Returns when each frame that came in before the call is committed.
    void flush(const ConnectionId &connection);
    /// A viewer began to watch.
    void lookForWatchers(const ConnectionId &connection);
    /// Has some of the recorders ask what their ports count, others each time. Call it now and
    /// then.
    void countPorts();
    std::vector<protocol::RecordingStatus> status() const;

private:
    struct Recording
    {
        CaptureOrder order;
        std::unique_ptr<capture::Recorder> recorder;
        /// The reason why there is no recorder or no tap where there should be one.
        std::string failure;
        bool ordered = true;
    };

    Recording start(const CaptureOrder &order,
                    const std::shared_ptr<capture::Demultiplexer> &demultiplexer) const;
    /// Attaches each of these to its wire, if that exists.
    /// `areCarrying`: frames passed their wires before.
    void attach(const std::vector<Recording *> &recordings, bool areCarrying) const;
    static void end(std::vector<Recording> &recordings);

    int m_commitEvent;
    /// Its memory is released when nothing is recorded.
    std::weak_ptr<capture::Demultiplexer> m_demultiplexer;
    std::map<ConnectionId, Recording> m_recordings;
    ConnectionId m_lastCounted;
    std::map<ConnectionId, Ports> m_wires;
};

} // namespace tomato::service
