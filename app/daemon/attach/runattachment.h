// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace tomato::engine {

/// The process of one connection of an attached element: brings the frames of an interface outside
/// of the lab into it, or makes a cable to there. `order` is an AttachOrder as JSON. Writes "ready"
/// to standard output, or why it cannot; ends when standard input does.
int runAttachment(std::string_view order);

} // namespace tomato::engine
