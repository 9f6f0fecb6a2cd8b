// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QJsonObject>

#include <array>

namespace tomato::protocol {

/// The counters of a capture since its run began, by direction: first the frames that the
/// connection's first end sent, then those that came to it. PROTOCOL.md defines each counter.
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
