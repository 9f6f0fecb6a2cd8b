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

/// What a connection carried since its elements started, by its ends.
struct LinkStatistics
{
    using Count = LinkCount;

    std::array<Count, 2> sentBy;
    /// What one end sent and the other did not get was lost on the way, or waits.
    std::array<Count, 2> deliveredTo;
    /// Frames that found no room on the way to another host.
    qint64 lostInTrunk = 0;

    /// Without the connection, under which they are kept.
    QJsonObject toJson() const;

    friend bool operator==(const LinkStatistics &, const LinkStatistics &) = default;
};

/// The answer to lab.statistics.
using AllStatistics = std::map<ConnectionId, LinkStatistics>;
QJsonArray toJson(const AllStatistics &all);
Result<AllStatistics> readStatistics(const QJsonArray &json);

} // namespace tomato::protocol
