// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::layout {

/// Gives up what laying out a graph of a stranger's needs not: the network, writing files, starting
/// programs with more rights, memory and processor time without end. Each as far as the kernel lets
/// it. Needs a process of one thread.
void confineSelf();

} // namespace tomato::layout
