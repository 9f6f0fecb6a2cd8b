// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace tomato::hosts {

/// What the own machine is called where hosts are named.
inline constexpr QLatin1String OwnHost("here");

/// What names of further parts of the own machine begin with: for a lab over several hosts without
/// a second machine.
inline constexpr QLatin1String OwnPartPrefix("here-");

/// How a program is started on a host.
enum class Launcher
{
    /// By the user's own ssh.
    Ssh,
    /// By srun, inside the allocation of Slurm that this program runs in.
    Slurm,
    /// By a command of this machine; without one the host is a part of this machine.
    Command
};

/// What carries frames between two hosts.
enum class TrunkChoice
{
    Auto,
    Udp,
    Stream
};

/// A machine that parts of labs may run on: a section of the user's list of hosts.
struct Host
{
    /// What topologies call it.
    QString name;
    Launcher launcher = Launcher::Ssh;
    /// What ssh is told to go to: `alice@gw.example`, or a name of its configuration.
    QString ssh;
    /// What the engine's program and its arguments are put behind.
    QStringList command;
    /// Its share of elements beside those of others; nothing: 1.
    std::optional<double> weight;
    /// In megabytes; nothing: what it says itself.
    std::optional<int> memory;
    QString address;
    TrunkChoice trunk = TrunkChoice::Auto;
    QString udpPorts;
    /// Where tomato-engine is there, when it is not where packages put it.
    QString folder;

    friend bool operator==(const Host &, const Host &) = default;
};

} // namespace tomato::hosts
