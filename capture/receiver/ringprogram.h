// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/receiver/heard.h"
#include "capture/receiver/ports.h"

#include <linux/filter.h>

#include <array>
#include <vector>

namespace tomato::capture {

/// Says how much of the filtering is left to the kernel, where it does not accept the whole
/// program.
enum class KernelShare
{
    /// The kernel selects the interfaces and runs the filters as far as they fit, the shortest ones
    /// first.
    Filters,
    Interfaces,
    Nothing
};

/// Returns a program for a socket that receives from all interfaces of a network namespace: it
/// finds the interface of a frame among the ports by binary search and goes on in that port's own
/// filter; its result is the number of bytes that are kept of the frame. The function sets for each
/// listener whether the kernel judges its filter. A filter that the kernel does not judge is judged
/// here from now on; the opposite change follows later, as frames that the kernel let pass unjudged
/// may be under way.
///
/// Programs of classic BPF only jump forward, by distances, so a filter means the same wherever it
/// stands. In front of the filter the program lets tagged frames pass whole (see Listener).
std::vector<sock_filter> ringProgram(Ports &ports, KernelShare share);
/// The most instructions that it has: the buffer puts some of its own in front
/// (KernelRing::setFilter).
constexpr unsigned MaxRingInstructions = MaxFilterInstructions - 9;

/// Returns the program for a socket that receives from one interface only.
std::vector<sock_filter> portProgram(const bpf_program *filter, int snapLength);

/// The beginning of a program for a socket that would hear frames of both ways.
std::array<sock_filter, 3> onlyHeard(Heard heard);

} // namespace tomato::capture
