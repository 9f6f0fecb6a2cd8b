// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <optional>
#include <span>
#include <vector>

namespace tomato::rpc {

/// A text with which this program's own parts say why something failed.
struct ErrorText
{
    /// The text's name for programs ("this-machine-has-no-interface"): it stays when the words
    /// change.
    const char *id;
    /// English, with %1 to %9 in the place of values, in this order, %L1 to %L9 in the place of
    /// those that are numbers, and %T1 to %T9 in that of times in UTC, which each language writes
    /// its own way; marked for lupdate in the context "EngineText".
    const char *text;
};

// All texts, by what they are about: values; topologies and files of any kind; labs and hosts;
// captures and filters; recordings and their files; images.
std::span<const ErrorText> valueTexts();
std::span<const ErrorText> topologyTexts();
std::span<const ErrorText> labTexts();
std::span<const ErrorText> captureTexts();
std::span<const ErrorText> ringTexts();
std::span<const ErrorText> imageTexts();

/// A message that was made of one of these texts.
struct KnownError
{
    QString id;
    /// The values for %1 to %9, as they were said; one may be a message itself ("Permission
    /// denied").
    QStringList values;
};
std::optional<KnownError> knownError(const QString &message);

/// Finds the text that a message was made of, of several the one with the most words of its own.
class ErrorTexts final
{
public:
    explicit ErrorTexts(std::vector<ErrorText> texts);

    struct Found
    {
        ErrorText text;
        QStringList values;
    };
    std::optional<Found> find(const QString &message) const;

    /// Returns the message in the language of the program (the context is "EngineText"), with its
    /// values, which may be messages themselves, and with what stands before ": " unchanged.
    QString translated(const QString &message) const;

private:
    struct Pattern
    {
        ErrorText text;
        QRegularExpression expression;
    };
    /// The patterns; those with the most words of their own are first.
    std::vector<Pattern> m_patterns;
};

/// All of the above.
std::vector<ErrorText> allErrorTexts();

} // namespace tomato::rpc
