// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QStringList>

namespace tomato::cli {

/// The first line of the standard input of a process that performs some of the runs. The numbers of
/// runs follow, a line each.
struct WorkOrder
{
    /// The experiment's folder, which the process that gives the order has opened.
    QString folder;
    QStringList agreed;
    int jobs = 1;

    QJsonObject toJson() const;
    static WorkOrder fromJson(const QJsonObject &json);
};

/// The events by which such a process says that a run is over: its record is there, or it could not
/// be performed (`message`).
inline constexpr QLatin1String WorkDone("work done");
inline constexpr QLatin1String WorkFailed("work failed");

} // namespace tomato::cli
