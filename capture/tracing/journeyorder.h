// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/losshorizon.h"
#include "capture/tracing/linktimes.h"

#include <array>
#include <filesystem>
#include <string>
#include <vector>

namespace tomato::journeys {

/// Names the recordings to read, and describes the lab beyond them.
struct JourneyOrder
{
    struct Link
    {
        /// The run's folder.
        std::filesystem::path directory;
        /// "h1:eth0", "r1:eth1".
        std::array<std::string, 2> ends;
        /// The filter of the capture.
        std::string filter;
        LinkTimes times;
    };
    std::vector<Link> links;
    /// Where it is not empty, this file (.pcap or .pcapng) is read instead of the links.
    std::filesystem::path file;
    std::vector<KnownElement> elements;
    /// The time up to which recordings that go on were written.
    Timestamp moment{};
    /// A pcap filter: a packet counts when it passes on one link at least. Empty: all.
    std::string filter;
    Timestamp within = std::chrono::seconds(10);
    Timestamp lostAfter = LossHorizon::DefaultWaiting;
    /// The most packets on all links that are kept one by one; the latest ones are kept. Measures
    /// count all.
    std::size_t mostSightings = 2'000'000;

    /// The bytes that are read: of all links, with their arrivals.
    std::uint64_t bytes() const;
};

} // namespace tomato::journeys
