// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QJsonObject>
#include <QString>

namespace tomato::protocol {

/// One live viewer of a capture.
struct ViewerStatus
{
    /// The address is "127.0.0.1:50012"; the program is set where it is known.
    QString address;
    qint64 sentBytes = 0;
    /// Counts committed bytes that were not sent to it yet.
    qint64 lagBytes = 0;
    /// Counts packets that the ring dropped before they were sent to it.
    qint64 skippedPackets = 0;

    QJsonObject toJson() const;
    static Result<ViewerStatus> fromJson(const QJsonObject &json);

    friend bool operator==(const ViewerStatus &, const ViewerStatus &) = default;
};

} // namespace tomato::protocol
