// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hosts/host.h"

namespace tomato::hosts {

/// The word for a value in the list of hosts.
template <class Value>
struct HostWord
{
    const char *word;
    Value value;
};

inline constexpr HostWord<Launcher> LauncherWords[] = {
    {"ssh", Launcher::Ssh}, {"slurm", Launcher::Slurm}, {"command", Launcher::Command}};

inline constexpr HostWord<TrunkChoice> TrunkWords[] = {
    {"auto", TrunkChoice::Auto}, {"stream", TrunkChoice::Stream}, {"udp", TrunkChoice::Udp}};

/// The same in the words of the key `carrier`.
inline constexpr HostWord<TrunkChoice> CarrierWords[] = {
    {"auto", TrunkChoice::Auto}, {"ssh", TrunkChoice::Stream}, {"udp", TrunkChoice::Udp}};

} // namespace tomato::hosts
