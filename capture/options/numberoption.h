// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/options/recordingoptions.h"

#include <span>
#include <string_view>

namespace tomato::capture {

/// An option of recordings that is a whole number: its names and limits. Whatever reads or writes
/// options goes through the table of these, so a new one is one more row.
struct NumberOption
{
    /// The parameter's name in the protocol: "stopPackets".
    std::string_view parameter;
    /// The place in capture.json: the member "stopAfter", and in it "packets". A group without a
    /// name is the file's own object.
    std::string_view group;
    std::string_view key;
    std::int64_t min;
    std::int64_t max;
    std::int64_t (*get)(const RecordingOptions &options);
    void (*set)(RecordingOptions &options, std::int64_t value);
};

std::span<const NumberOption> numberOptions();
/// Returns null when the parameter is no number.
const NumberOption *numberOption(std::string_view parameter);

} // namespace tomato::capture
