// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

namespace tomato::hosts {

/// The name of the own machine where hosts are named.
inline constexpr QLatin1String OwnHost("here");

/// The prefix of the names of further parts of the own machine: for a lab over several hosts
/// without a second machine.
inline constexpr QLatin1String OwnPartPrefix("here-");

/// The name for all nodes of the allocation of Slurm that this program runs in, where hosts are
/// chosen. The section of this name has what counts for each of them that has no section.
inline constexpr QLatin1String AllNodes("slurm");

/// Selects how a program is started on a host.
enum class Launcher
{
    /// The program is started by the user's own ssh.
    Ssh,
    /// The program is started by srun, inside the allocation of Slurm that this program runs in.
    Slurm,
    /// The program is started by a command of this machine; without one the host is a part of this
    /// machine.
    Command
};

/// Selects what carries frames between two hosts.
enum class TrunkChoice
{
    /// Datagrams where they get through, and ssh's stream where they do not.
    Auto,
    Stream,
    Udp
};

/// A machine that parts of labs may run on: a section of the user's list of hosts.
struct Host
{
    /// The host's name in topologies.
    QString name;
    Launcher launcher = Launcher::Ssh;
    /// The destination for ssh: `alice@gw.example`, or a name of its configuration.
    QString ssh;
    /// The command in front of the engine's program and its arguments.
    QStringList command;
    /// Its share of elements relative to the other hosts; without a value it is 1.
    std::optional<double> weight;
    /// The memory in megabytes; without a value it is what the host reports.
    std::optional<int> memory;
    TrunkChoice trunk = TrunkChoice::Auto;
    /// A name or an address for datagrams; without it the address that ssh reached.
    QString address;
    /// The UDP ports that may be used on the host, the first and the last; without it any.
    std::optional<std::pair<quint16, quint16>> udpPorts;
    /// The folder of tomato-engine on the host, when it is not where packages install it.
    QString folder;

    friend bool operator==(const Host &, const Host &) = default;
};

} // namespace tomato::hosts
