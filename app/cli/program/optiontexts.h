// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace tomato::cli {

/// The description of an option in --help and in the manual pages.
struct OptionText
{
    /// Its values in capitals, or the words that it accepts: "DIR", "file|net|both"; may be empty.
    QString value;
    /// The description in one line.
    QString text;
};

/// Returns the description of an option ("--out") for a command ("run"), else the one for all
/// commands.
std::optional<OptionText> optionText(const QString &command, const QString &option);

} // namespace tomato::cli
