// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/words.h"
#include "capture/options/capturemode.h"
#include "capture/options/recordingoptions.h"

namespace tomato {

// In topologies, in the protocol and in capture.json.

template <>
struct Words<capture::CaptureMode>
{
    static constexpr Word<capture::CaptureMode> All[] = {{capture::CaptureMode::File, "file"},
                                                         {capture::CaptureMode::Net, "net"},
                                                         {capture::CaptureMode::Both, "both"}};
};

template <>
struct Words<capture::Direction>
{
    static constexpr Word<capture::Direction> All[] = {{capture::Direction::Both, "both"},
                                                       {capture::Direction::FromFirst, "out"},
                                                       {capture::Direction::FromSecond, "in"}};
};

template <>
struct Words<capture::Precision>
{
    static constexpr Word<capture::Precision> All[] = {{capture::Precision::Micro, "micro"},
                                                       {capture::Precision::Nano, "nano"}};
};

} // namespace tomato

namespace tomato::capture {

/// These are the words in capture.json, which names the ends a and b.
inline constexpr Word<Direction> DescribedDirections[] = {
    {Direction::Both, "both"}, {Direction::FromFirst, "a->b"}, {Direction::FromSecond, "b->a"}};

constexpr std::string_view describedWord(Direction direction)
{
    return wordIn(DescribedDirections, direction);
}

constexpr std::optional<Direction> describedDirection(std::string_view word)
{
    return valueIn(DescribedDirections, word);
}

} // namespace tomato::capture
