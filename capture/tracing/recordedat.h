// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <filesystem>
#include <utility>
#include <vector>

namespace tomato::journeys {

/// Says where packets of a link were recorded: the run in a folder, or some interfaces of a file.
struct RecordedAt
{
    RecordedAt() = default;
    /// The run in this folder.
    RecordedAt(std::filesystem::path directory) : path(std::move(directory)) {}
    RecordedAt(std::filesystem::path file, std::vector<std::uint32_t> itsInterfaces)
        : path(std::move(file)), isFile(true), interfaces(std::move(itsInterfaces))
    {
    }

    std::filesystem::path path;
    bool isFile = false;
    /// The interfaces of a file, in ascending order.
    std::vector<std::uint32_t> interfaces;

    auto operator<=>(const RecordedAt &) const = default;
};

} // namespace tomato::journeys
