// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/zygote/elementinit.h"

namespace tomato::lab {

/// An element whose root is an image instead of the machine's programs. Of what
/// buildElementRoot() made for all it keeps the devices alone; the rest is taken away with the
/// machine. System calls only.

/// Prepares the image as ImageRoot: never with set-user-id programs or devices of its own, and with
/// what furnishElement() gives to others: /tmp, /run and /dev, its folder as /root, its own files
/// in /etc, the user's shared folders. Returns nullptr, or what failed.
const char *furnishImage(const InitOrder &order, const SeenFolders &seen, const ImageFiles &files);
/// Has it become the root of the element, with the /proc and /sys that were mounted. Afterwards
/// nothing of the machine is visible that the element was not to see.
const char *becomeImage(bool hasProc, bool hasSys);

} // namespace tomato::lab
