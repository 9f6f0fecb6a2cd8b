// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/base/states.h"
#include "app/base/timestamp.h"
#include "app/protocol/capturecounters.h"
#include "app/protocol/viewerstatus.h"
#include "capture/options/capturemode.h"
#include "capture/options/recordingoptions.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace tomato::protocol {

/// The status of one capture: of its latest run, and of its viewers.
struct CaptureStatus
{
    using State = CaptureState;

    ConnectionId connection;
    /// "h1:eth0 ⇄ r1:eth0".
    QString name;
    qint64 run = 0;
    capture::CaptureMode mode = capture::CaptureMode::File;
    capture::RecordingOptions options;
    State state = State::Stopped;
    /// The reason of a failure, else empty.
    QString reason;
    /// Why it ended by itself, as it was asked to, else empty: "10 packets were recorded".
    QString ending;
    /// The time of the packet that is the trigger; 0 before it came.
    Timestamp triggered{};
    /// The run's folder; empty where there is none.
    QString directory;
    /// Says where it is recorded when that is not on this machine alone: see PROTOCOL.md.
    QJsonArray parts = {};
    /// These are counted since the run began.
    qint64 packets = 0;
    qint64 bytes = 0;
    /// Counts frames that the kernel or the interfaces dropped.
    qint64 dropped = 0;
    qint64 evicted = 0;
    CaptureCounters counters;
    /// These are the counters of its arrivals, where they are recorded on this machine.
    std::optional<CaptureCounters> arrivals = {};
    /// Why they are not recorded, while what is sent is; else empty.
    QString arrivalsReason = {};
    /// Why it cannot be watched live, while it is recorded for download; else empty.
    QString liveReason = {};
    /// These are the present content of the ring; the bytes are those of its arrivals, too.
    qint64 ringPackets = 0;
    qint64 ringBytes = 0;
    qint64 limitBytes = 0;
    int segments = 0;
    /// Times of the first and last packet in the ring; 0 when it is empty.
    Timestamp first{};
    Timestamp last{};
    /// The address where viewers connect; ports are 0 when not live. At the backlog port they first
    /// get the packets that the ring holds.
    QString host;
    quint16 port = 0;
    quint16 backlogPort = 0;
    std::vector<ViewerStatus> viewers;
    /// Counts connections that were rejected: those of other users' programs, and those that spoke
    /// another protocol.
    qint64 refusedViewers = 0;

    /// Counts arrivals that the kernel dropped.
    qint64 arrivalsDropped() const
    {
        return arrivals ? CaptureCounters::total(arrivals->droppedByKernel) : 0;
    }
    QString filter() const { return QString::fromStdString(options.filter); }
    /// Tells whether packets that cross now are recorded.
    bool isRecording() const { return state == State::Recording || state == State::Armed; }
    bool isLive() const { return port != 0; }
    /// Tells whether other machines can reach the live stream.
    bool isOpenToOthers() const;
    bool isDownloadable() const
    {
        return mode != capture::CaptureMode::Net && (!directory.isEmpty() || !parts.isEmpty());
    }

    QJsonObject toJson() const;
    static Result<CaptureStatus> fromJson(const QJsonObject &json);

    friend bool operator==(const CaptureStatus &, const CaptureStatus &) = default;
};

} // namespace tomato::protocol
