// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include <optional>

namespace tomato::protocol {

/// How busy a machine is: what lab.load tells.
struct HostLoad
{
    /// Processes that want a processor, as the mean of a minute.
    std::optional<double> load;
    /// Megabytes that programs can get without swapping.
    std::optional<qint64> freeMemory;
    /// Frames that found no room in this end of a trunk.
    qint64 lost = 0;

    QJsonObject toJson() const;
    /// Leaves out what makes no sense, since a machine that tells odd numbers still works.
    static HostLoad fromJson(const QJsonObject &json);

    friend bool operator==(const HostLoad &, const HostLoad &) = default;
};

} // namespace tomato::protocol
