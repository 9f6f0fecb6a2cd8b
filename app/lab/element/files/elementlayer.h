// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/lab/zygote/elementids.h"

#include <string>

namespace tomato::lab {

/// Makes what an element changes in its image: the folders "upper" and "work" in the folder
/// `layer`, which the element's root owns. What is there stays, if it `keeps`. Returns the folder.
Result<std::string> makeLayer(const std::string &layer, bool keeps);
/// Makes a copy of the open folder in `layer`, with files, folders and links, and none of its
/// devices, sockets and set-user-id bits. A file belongs to the one of `owners` that umoci noted,
/// else to the first of them. If it `keeps`, the copy that was made of this image before is taken,
/// and those of others stay for when these come back. `name` is the image's: its digest, or its
/// path. Returns the copy's folder.
Result<std::string> makeCopy(int image, const std::string &name, ElementIds owners,
                             const std::string &layer, bool keeps);

} // namespace tomato::lab
