// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QJsonObject>

#include <array>

namespace tomato::protocol {

/// What a capture counted since its run began, by direction: first what the connection's first end
/// sent, then what came to it. PROTOCOL.md says what each counts.
struct CaptureCounters
{
    using BySide = std::array<qint64, 2>;

    BySide seen{};
    BySide matched{};
    BySide written{};
    BySide writtenBytes{};
    BySide droppedByKernel{};
    BySide droppedByInterface{};
    BySide evicted{};

    static qint64 total(const BySide &counted) { return counted[0] + counted[1]; }

    QJsonObject toJson() const;
    static Result<CaptureCounters> fromJson(const QJsonObject &json);

    friend bool operator==(const CaptureCounters &, const CaptureCounters &) = default;
};

} // namespace tomato::protocol
