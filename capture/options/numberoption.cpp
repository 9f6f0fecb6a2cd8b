// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/options/numberoption.h"

#include <array>

namespace tomato::capture {

using Options = RecordingOptions;

static constexpr std::array<NumberOption, 6> Numbers = {{
    {"snapLength", "", "snapLength", 1, MaxSnapLength,
     [](const Options &options) { return std::int64_t{options.snapLength}; },
     [](Options &options, std::int64_t value) { options.snapLength = static_cast<int>(value); }},
    {"segmentBytes", "limits", "segmentBytes", 1, MaxSegmentBytes,
     [](const Options &options) { return static_cast<std::int64_t>(options.limits.segmentBytes); },
     [](Options &options, std::int64_t value) {
         options.limits.segmentBytes = static_cast<std::uint64_t>(value);
     }},
    {"segments", "limits", "segments", MinSegments, MaxSegments,
     [](const Options &options) { return std::int64_t{options.limits.segments}; },
     [](Options &options, std::int64_t value) {
         options.limits.segments = static_cast<std::uint32_t>(value);
     }},
    {"stopPackets", "stopAfter", "packets", 0, MaxStopPackets,
     [](const Options &options) { return static_cast<std::int64_t>(options.stop.packets); },
     [](Options &options, std::int64_t value) {
         options.stop.packets = static_cast<std::uint64_t>(value);
     }},
    {"stopBytes", "stopAfter", "bytes", 0, MaxStopBytes,
     [](const Options &options) { return static_cast<std::int64_t>(options.stop.bytes); },
     [](Options &options, std::int64_t value) {
         options.stop.bytes = static_cast<std::uint64_t>(value);
     }},
    {"stopSeconds", "stopAfter", "seconds", 0, MaxStopTime.count(),
     [](const Options &options) { return std::int64_t{options.stop.time.count()}; },
     [](Options &options, std::int64_t value) { options.stop.time = std::chrono::seconds(value); }},
}};

std::span<const NumberOption> numberOptions()
{
    return Numbers;
}

const NumberOption *numberOption(std::string_view parameter)
{
    for (const NumberOption &each : Numbers) {
        if (each.parameter == parameter)
            return &each;
    }
    return nullptr;
}

} // namespace tomato::capture
