// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace tomato::ui {

/// Returns whether the text has more than one word: Chinese has no spaces between its words, which
/// are mostly of two characters.
bool hasSeveralWords(const QString &text);

/// A text with placeholders ("%1 was imported", "%n packets"), which finds the arguments in a text
/// that was made from it.
class TextTemplate final
{
public:
    /// The keys are the placeholders' characters: '1' to '9', or 'n'.
    using Arguments = QMap<QChar, QString>;

    explicit TextTemplate(const QString &text);

    /// Returns whether there are enough letters between the placeholders to recognize a text by
    /// them.
    bool isTelling() const;
    /// Returns how much of a text comes from the template itself.
    int ownLength() const;
    std::optional<Arguments> argumentsIn(const QString &text) const;
    QString filled(const Arguments &arguments) const;

private:
    qsizetype letters() const;
    bool mayStandBeside(const QString &argument) const;

    /// There is one more than placeholders.
    QStringList m_parts;
    QString m_places;
};

} // namespace tomato::ui
