// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::engine {

/// `tomato-engine --unpack-image LAYOUT:NAME FOLDER`: has umoci unpack an image as root of a
/// fabric, where the users of the image are the user's subordinate ids, and without a network.
/// Where there are no such ids, or no fabric, all files become this user's. It becomes umoci, or
/// fails.
int unpackImage(const char *image, const char *folder);

} // namespace tomato::engine
