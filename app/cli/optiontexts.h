// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace tomato::cli {

/// What people are told of an option, by --help and by the manual pages.
struct OptionText
{
    /// Its values in capitals, or the words that it takes: "DIR", "file|net|both"; may be empty.
    QString value;
    /// One line.
    QString text;
};

/// Of an option ("--out") of a command ("run"): what it means there, else what it means everywhere.
std::optional<OptionText> optionText(const QString &command, const QString &option);

} // namespace tomato::cli
