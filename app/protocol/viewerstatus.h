// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QJsonObject>
#include <QString>

namespace tomato::protocol {

/// One live viewer of a capture.
struct ViewerStatus
{
    /// "127.0.0.1:50012", and its program where that is known.
    QString address;
    qint64 sentBytes = 0;
    /// What is committed and did not go out to it yet.
    qint64 lagBytes = 0;
    /// Those that the ring dropped before they went out to it.
    qint64 skippedPackets = 0;

    QJsonObject toJson() const;
    static Result<ViewerStatus> fromJson(const QJsonObject &json);

    friend bool operator==(const ViewerStatus &, const ViewerStatus &) = default;
};

} // namespace tomato::protocol
