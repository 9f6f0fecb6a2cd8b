// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace tomato::protocol {

/// The word by which one value of an enum travels.
template <class Enum>
struct Word
{
    Enum value;
    QLatin1String word;
};

/// The words of an enum: a specialisation has them as `static constexpr Word<Enum> all[]`, which
/// begins with the enum's first value and leaves none out.
template <class Enum>
struct Words;

template <class Enum>
QString wordOf(Enum value)
{
    for (const Word<Enum> &each : Words<Enum>::all) {
        if (each.value == value)
            return each.word;
    }
    return {};
}

/// Nothing for a word that is none of the enum's.
template <class Enum>
std::optional<Enum> valueOf(const QString &word)
{
    for (const Word<Enum> &each : Words<Enum>::all) {
        if (each.word == word)
            return each.value;
    }
    return {};
}

/// "stopped, starting, running, failed", for errors.
template <class Enum>
QString allWords()
{
    QString all;
    for (const Word<Enum> &each : Words<Enum>::all)
        all += (all.isEmpty() ? QString() : QStringLiteral(", ")) + each.word;
    return all;
}

} // namespace tomato::protocol
