// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::hosts {

/// Runs this program again with the same arguments, in a network and with mounts of its own, unless
/// it is that already: it takes away the argument that says so. An ordinary user stays the same
/// one, with rights over these networks alone. Returns false where the kernel refuses.
bool enterOwnNetwork(int &argc, char **argv);

} // namespace tomato::hosts
