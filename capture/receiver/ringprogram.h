// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/receiver/ports.h"

#include <linux/filter.h>

#include <vector>

namespace tomato::capture {

/// How much of the judging is left to the kernel, where it does not take the whole program.
enum class KernelShare
{
    /// Interfaces, and the filters as far as all together have room, the shortest ones first.
    Filters,
    Interfaces,
    Nothing
};

/// A program for a socket that hears all interfaces of a network: it finds the interface of a frame
/// among the ports by binary search and goes on in that port's own filter; what it returns is how
/// much of the frame is kept. It says of each listener whether the kernel judges its filter. One
/// that it does not judge is judged here from now on; the other way round this changes later, as
/// frames that the kernel let pass unjudged may be under way.
///
/// Programs of classic BPF only jump forward, by distances, so a filter means the same wherever it
/// stands. Before it the kernel lets tagged frames pass whole (see Listener).
std::vector<sock_filter> ringProgram(Ports &ports, KernelShare share);

/// The same for a socket that hears one interface only.
std::vector<sock_filter> portProgram(const bpf_program *filter, int snapLength);

} // namespace tomato::capture
