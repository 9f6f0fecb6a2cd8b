// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/losshorizon.h"

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tomato::journeys {

/// What is to be read, and what is known of it beyond the recordings.
struct JourneyOrder
{
    struct Link
    {
        /// The run's folder.
        std::filesystem::path directory;
        /// "h1:eth0", "r1:eth1".
        std::array<std::string, 2> ends;
        /// The capture's own.
        std::string filter;
        /// When it ended, if that is known.
        std::optional<Timestamp> stop;
    };
    std::vector<Link> links;
    std::vector<KnownElement> elements;
    /// Up to when recordings that go on were written.
    Timestamp moment{};
    /// A pcap filter: a packet counts when it passes on one link at least. Empty: all.
    std::string filter;
    Timestamp within = std::chrono::seconds(10);
    Timestamp lostAfter = LossHorizon::DefaultWaiting;
    /// Of packets on all links, that are kept one by one: the latest. Measures count all.
    std::size_t mostSightings = 2'000'000;
};

} // namespace tomato::journeys
