// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QRegularExpression>
#include <QStringList>

#include <optional>

namespace tomato::bulk {

/// A pattern that a whole name has to match. With one of \ ( ) [ ] { } + | ^ $ or ".*" in it, it is
/// a regular expression (PCRE2); else "*" is any text and "?" any character. The text that matches
/// parentheses, a "*" or a "?" is captured.
class NamePattern
{
public:
    /// In the text \1 to \9 stand for what another pattern captured. The error's place is `place`.
    static Result<NamePattern> parse(const QString &text, const std::string &place,
                                     const QStringList &captured = {});
    /// Whether a text has \1 to \9 in it.
    static bool refers(const QString &text);

    /// The name and what was captured of it; nothing when it does not match.
    std::optional<QStringList> match(const QString &name) const;

private:
    NamePattern() = default;

    QRegularExpression m_expression;
    /// In its place when the pattern is but a name.
    std::optional<QString> m_name;
};

/// The text with \1 to \9 replaced by what was captured, and \0 by the whole; "{n}" by a number,
/// which with "{nnn}" has at least three digits.
QString filledIn(const QString &text, const QStringList &captured, int number);

} // namespace tomato::bulk
