// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/plan/deviceplan.h"

#include <optional>
#include <string>
#include <vector>

namespace tomato::lab {

/// What an image says of itself, in a folder that `umoci unpack` made: its files are in "rootfs"
/// there, and beside that are config.json, as the OCI's runtime specification has it, and
/// umoci.json, which names the image's digest.
struct ImageConfig
{
    std::vector<std::string> arguments;
    /// Entries of the form "NAME=value".
    std::vector<std::string> environment;
    std::string folder;
    double user = 0;
    std::string digest;

    /// Reads it from the open folder; nothing where that is an image's root itself. What a
    /// stranger's file says wrongly is left out.
    static std::optional<ImageConfig> read(int folder);
    /// Completes the plan of an element: variables that the element itself does not set, and the
    /// image's entry point where the element has no commands.
    void complete(DevicePlan &plan, const topology::Element &element) const;
};

} // namespace tomato::lab
