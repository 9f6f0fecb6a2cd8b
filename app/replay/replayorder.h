// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/replay/addressmap.h"

#include <QString>

#include <sys/types.h>

namespace tomato::replay {

/// Describes what shall be played, and how.
struct ReplaySettings
{
    /// A .pcap or .pcapng file.
    QString file = {};
    /// Twice as fast is 2.
    double speed = 1;
    /// How often the file is played; 0 for ever.
    qint64 loops = 1;
    /// Only the frames of one direction of a recording of ours: the interface or the element that
    /// sent them, such as "h1:eth0" or "h1"; empty for all of them.
    QString sentBy = {};
    /// See AddressMap.
    QJsonObject addresses = {};

    friend bool operator==(const ReplaySettings &, const ReplaySettings &) = default;
};

/// The order for the program tomato-replay.
struct ReplayOrder
{
    ReplaySettings settings;
    /// The folder that the file lies beneath, where others may have made links; empty for a path
    /// that the user agreed to.
    QString folder;
    /// The element that sends them, by its first process, and its interface.
    pid_t process = 0;
    QString interface;
    /// It ends with its standard input.
    bool endsWithInput = false;

    QJsonObject toJson() const;
    static ReplayOrder fromJson(const QJsonObject &json);
};

} // namespace tomato::replay
