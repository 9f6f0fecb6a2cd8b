// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/options/capturemode.h"
#include "capture/options/recordingoptions.h"

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace tomato::capture {

/// The words of an enum in topologies, in the protocol and in capture.json.
template <class Enum>
constexpr std::array<std::pair<Enum, std::string_view>, 0> Words;
template <>
inline constexpr std::array<std::pair<CaptureMode, std::string_view>, 3> Words<CaptureMode> = {
    {{CaptureMode::File, "file"}, {CaptureMode::Net, "net"}, {CaptureMode::Both, "both"}}};
template <>
inline constexpr std::array<std::pair<Direction, std::string_view>, 3> Words<Direction> = {
    {{Direction::Both, "both"}, {Direction::FromFirst, "out"}, {Direction::FromSecond, "in"}}};
template <>
inline constexpr std::array<std::pair<Precision, std::string_view>, 2> Words<Precision> = {
    {{Precision::Micro, "micro"}, {Precision::Nano, "nano"}}};

template <class Table, class Enum>
constexpr std::string_view wordIn(const Table &table, Enum value)
{
    for (const auto &[each, text] : table) {
        if (each == value)
            return text;
    }
    return {};
}

template <class Table>
constexpr auto valueIn(const Table &table, std::string_view text)
{
    std::optional<typename Table::value_type::first_type> found;
    for (const auto &[each, name] : table) {
        if (name == text)
            found = each;
    }
    return found;
}

template <class Enum>
constexpr std::string_view word(Enum value)
{
    return wordIn(Words<Enum>, value);
}

/// Nothing for a word that is none of the enum's.
template <class Enum>
constexpr std::optional<Enum> fromWord(std::string_view text)
{
    return valueIn(Words<Enum>, text);
}

/// The same directions in capture.json, which names the ends a and b.
inline constexpr std::array<std::pair<Direction, std::string_view>, 3> DescribedDirections = {
    {{Direction::Both, "both"}, {Direction::FromFirst, "a->b"}, {Direction::FromSecond, "b->a"}}};

constexpr std::string_view describedWord(Direction direction)
{
    return wordIn(DescribedDirections, direction);
}

constexpr std::optional<Direction> describedDirection(std::string_view text)
{
    return valueIn(DescribedDirections, text);
}

} // namespace tomato::capture
