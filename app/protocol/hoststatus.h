// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace tomato::protocol {

/// The offset of a host's clock: how far it is ahead, in nanoseconds.
struct HostClock
{
    qint64 offset = 0;
    /// The truth is no further away from the offset than this.
    qint64 bound = 0;
    qint64 roundTrip = 0;
    /// Counts up each time one of the clocks was set.
    int epoch = 0;

    friend bool operator==(const HostClock &, const HostClock &) = default;
};

/// The state of the trunk that carries the frames between this machine and a host.
struct TrunkStatus
{
    /// "stream": the one of ssh; "udp": datagrams.
    QString carrier;
    /// How long the IP packets of datagrams are at most; 0 without datagrams.
    int mtu = 0;
    /// Why there are no datagrams, where some were tried.
    QString noUdp;
    bool isAlive = false;
    /// Why there is none; empty when there is one, or none was tried yet.
    QString reason;
    /// The clock's offset; it has no value before the first measurement.
    std::optional<HostClock> clock;
    qint64 sentBytes = 0;
    qint64 receivedBytes = 0;
    /// Frames that found no room at either end, or were lost between them.
    qint64 lost = 0;

    friend bool operator==(const TrunkStatus &, const TrunkStatus &) = default;
};

/// A host that a part of a lab runs on: what lab.hosts says of it.
struct HostStatus
{
    QString host;
    /// The name of the part on the host.
    QString lab;
    bool isReachable = false;
    /// Why it cannot be reached.
    QString reason;
    qint64 elements = 0;
    QString version;
    QString kernel;
    int cores = 0;
    /// In megabytes, as is the next one.
    qint64 memory = 0;
    std::optional<qint64> freeMemory;
    /// Processes that want a processor there, as the mean of a minute; nothing before it was told.
    std::optional<double> load;
    TrunkStatus trunk;

    static Result<HostStatus> fromJson(const QJsonObject &json);

    friend bool operator==(const HostStatus &, const HostStatus &) = default;
};

/// The answer to lab.hosts.
Result<std::vector<HostStatus>> readHosts(const QJsonArray &json);

} // namespace tomato::protocol
