// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::layout {

/// Gives up what laying out an untrusted graph does not need: the network and any other socket,
/// writing files, reading those that are not the system's, starting programs, signalling others,
/// unlimited memory and processor time. Each restriction holds as far as the kernel supports it.
/// The process must have one thread only.
void confineSelf();

} // namespace tomato::layout
