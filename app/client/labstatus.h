// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/client/capturecounters.h"
#include "app/client/recordingstatus.h"

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

/// What an engine says of one of an element's commands.
struct CommandStatus
{
    enum class State
    {
        Waiting,
        Running,
        Ended,
        Restarting
    };

    QString name;
    State state = State::Waiting;
    /// Of its last end: the exit code, or 128 and the signal.
    int code = 0;
    int starts = 0;
    /// Why it could not be started, or its output not be kept; mostly empty.
    QString reason;
    /// The file that holds the end of its output; what came before is in the one with ".1" added.
    QString output;
};

/// What an engine says of one element.
struct ElementStatus
{
    enum class State
    {
        Stopped,
        Starting,
        Running,
        Failed
    };

    State state = State::Stopped;
    QString name;
    /// Why it failed, else empty.
    QString reason;
    /// The element's first process on this machine; 0 when it does not run.
    qint64 process = 0;
    /// Names of the interfaces inside the element, by interface id.
    std::map<ElementId, QString> interfaces;
    /// The addresses that interfaces got by DHCP, by interface id: "10.0.0.2/24".
    std::map<ElementId, QString> leased;
    /// The folder of this machine that it has as /root.
    QString folder;
    /// "NAME=value", of what runs inside.
    QStringList environment;
    /// Files that take the numbers of processes which come in, and are limited with those inside.
    QStringList groups;
    std::vector<CommandStatus> commands;
};

/// What an engine says of its lab.
struct LabStatus
{
    enum class State
    {
        Stopped,
        Starting,
        Running,
        Stopping
    };

    LabId lab;
    QString name;
    /// The topology file's path; empty when it was never saved.
    QString file;
    State state = State::Stopped;
    /// Why the lab stopped by itself, else empty.
    QString reason;
    std::map<ElementId, ElementStatus> elements;
    /// Connections that carry frames now.
    std::set<ConnectionId> wires;
    /// What of their emulation cannot be had on this machine.
    std::map<ConnectionId, QString> linkProblems;
    /// The ToMaTo 4 document last applied.
    QJsonObject topology;
};

/// What a connection carried since its elements started, by its ends.
struct LinkStatistics
{
    struct Count
    {
        qint64 frames = 0;
        qint64 bytes = 0;
    };
    std::array<Count, 2> sentBy;
    /// What one end sent and the other did not get was lost on the way, or waits.
    std::array<Count, 2> deliveredTo;
};

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
    RecordingStatus recording;
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
    RecordingStatus recording;
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
