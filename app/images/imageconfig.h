// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace tomato::images {

/// Who an image's program is to be, by the image's numbers.
struct ImageUser
{
    unsigned user = 0;
    unsigned group = 0;
    std::vector<unsigned> groups;

    friend bool operator==(const ImageUser &, const ImageUser &) = default;
};

/// The configuration of an image in a folder that `umoci unpack` made: its files are in "rootfs"
/// there, and beside that are config.json, as the OCI's runtime specification has it, and
/// umoci.json, which names the image's digest.
struct ImageConfig
{
    std::vector<std::string> arguments;
    /// Entries of the form "NAME=value".
    std::vector<std::string> environment;
    std::string folder;
    ImageUser user;
    /// The ports where it says that it listens, such as "179/tcp".
    std::vector<std::string> ports;
    std::string digest;

    /// Reads it from the open folder; nothing where that is an image's root itself. What a
    /// stranger's file says wrongly is left out.
    static std::optional<ImageConfig> read(int folder);
};

} // namespace tomato::images
