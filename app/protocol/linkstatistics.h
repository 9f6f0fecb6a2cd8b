// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"

#include <QJsonArray>
#include <QJsonObject>

#include <array>
#include <map>

namespace tomato::protocol {

struct LinkCount
{
    qint64 frames = 0;
    qint64 bytes = 0;

    QJsonObject toJson() const;
    static Result<LinkCount> fromJson(const QJsonObject &json);

    friend bool operator==(const LinkCount &, const LinkCount &) = default;
};

/// Counts the frames that a connection carried since its elements started, by its ends.
struct LinkStatistics
{
    using Count = LinkCount;

    std::array<Count, 2> sentBy;
    /// Frames that one end sent and the other did not get were lost on the way, or wait in a queue.
    std::array<Count, 2> deliveredTo;
    /// Counts frames that were dropped by the trunk to another host.
    qint64 lostInTrunk = 0;

    /// The object lacks the connection, which is the key under which it is kept.
    QJsonObject toJson() const;

    friend bool operator==(const LinkStatistics &, const LinkStatistics &) = default;
};

/// The answer to lab.statistics.
using AllStatistics = std::map<ConnectionId, LinkStatistics>;
QJsonArray toJson(const AllStatistics &all);
Result<AllStatistics> readStatistics(const QJsonArray &json);

} // namespace tomato::protocol
