// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tomato {

/// The word by which one value of an enum is written in files and messages.
template <class Enum>
struct Word
{
    Enum value;
    std::string_view word;
};

/// The words of an enum: a specialisation has them as `static constexpr Word<Enum> All[]`, which
/// begins with the enum's first value and leaves none out.
template <class Enum>
struct Words;

template <class Enum, std::size_t Count>
constexpr std::string_view wordIn(const Word<Enum> (&table)[Count], Enum value)
{
    for (const Word<Enum> &each : table) {
        if (each.value == value)
            return each.word;
    }
    return {};
}

/// Returns nothing for a word that is not in the table.
template <class Enum, std::size_t Count>
constexpr std::optional<Enum> valueIn(const Word<Enum> (&table)[Count], std::string_view word)
{
    for (const Word<Enum> &each : table) {
        if (each.word == word)
            return each.value;
    }
    return {};
}

template <class Enum>
constexpr std::string_view word(Enum value)
{
    return wordIn(Words<Enum>::All, value);
}

template <class Enum>
constexpr std::optional<Enum> fromWord(std::string_view word)
{
    return valueIn(Words<Enum>::All, word);
}

/// Lists the words for errors: "stopped, starting, running, failed".
template <class Enum>
std::string allWords()
{
    std::string all;
    for (const Word<Enum> &each : Words<Enum>::All)
        all.append(all.empty() ? "" : ", ").append(each.word);
    return all;
}

} // namespace tomato
