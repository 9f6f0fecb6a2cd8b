// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/client/capturecounters.h"
#include "app/protocol/labstatus.h"
#include "app/protocol/linkstatistics.h"
#include "capture/options/recordingoptions.h"

#include <QDateTime>
#include <QHostAddress>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <array>
#include <map>
#include <set>
#include <vector>

namespace tomato::client {

using protocol::CommandStatus;
using protocol::ElementStatus;
using protocol::LabStatus;
using protocol::LinkStatistics;

/// One live viewer of a capture.
struct ViewerStatus
{
    QString address;
    qint64 sentBytes = 0;
    qint64 lagBytes = 0;
    qint64 skippedPackets = 0;
};

/// What an engine says of one capture.
struct CaptureStatus
{
    enum class State
    {
        Recording,
        /// Records the history of its trigger, which has not come yet.
        Armed,
        /// For its wire.
        Waiting,
        /// By itself, as it was asked to.
        Ended,
        Stopped,
        Failed
    };

    ConnectionId connection;
    /// "h1:eth0 ⇄ r1:eth0".
    QString name;
    qint64 run = 0;
    /// "file", "net" or "both".
    QString mode;
    QString filter;
    capture::RecordingOptions recording;
    State state = State::Stopped;
    /// Why it failed, else empty.
    QString reason;
    /// Why it ended by itself, as it was asked to, else empty: "10 packets were recorded".
    QString ending;
    /// When the packet that is the trigger came; invalid before.
    QDateTime triggered;
    QString directory;
    /// Since the run began.
    qint64 packets = 0;
    qint64 bytes = 0;
    /// By the kernel and by the interfaces.
    qint64 dropped = 0;
    qint64 evicted = 0;
    CaptureCounters counters;
    /// What the ring holds now.
    qint64 ringPackets = 0;
    qint64 ringBytes = 0;
    qint64 limitBytes = 0;
    int segments = 0;
    /// Times of the first and last packet in the ring; invalid when it is empty.
    QDateTime first;
    QDateTime last;
    /// Where viewers connect; ports 0 when not live. At the backlog port they get what the ring
    /// holds first.
    QString host;
    quint16 port = 0;
    quint16 backlogPort = 0;
    std::vector<ViewerStatus> viewers;
    /// Connections that were turned away: programs of others, and what spoke another protocol.
    qint64 refusedViewers = 0;

    /// Whether packets that cross now are recorded.
    bool isRecording() const { return state == State::Recording || state == State::Armed; }
    bool isLive() const { return port != 0; }
    /// Whether other machines can reach the live stream.
    bool isOpenToOthers() const { return isLive() && !QHostAddress(host).isLoopback(); }
    bool isDownloadable() const { return mode != QLatin1String("net") && !directory.isEmpty(); }
};

/// What an engine says of a recording before the latest one of its connection.
struct RunStatus
{
    ConnectionId connection;
    /// "h1:eth0 ⇄ r1:eth0"; as it was then, where the connection is no more.
    QString name;
    qint64 run = 0;
    QString filter;
    capture::RecordingOptions recording;
    QString directory;
    qint64 packets = 0;
    /// Of its files.
    qint64 bytes = 0;
    QDateTime start;
    /// Of its first and last packet.
    QDateTime first;
    QDateTime last;
};

} // namespace tomato::client
