// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace tomato::ui {

/// A text with places for arguments ("%1 was imported", "%n packets"), which finds the arguments
/// in a text that was made from it.
class TextTemplate final
{
public:
    /// By the character that names the place: '1' to '9', or 'n'.
    using Arguments = QMap<QChar, QString>;

    explicit TextTemplate(const QString &text);

    /// Whether there are enough letters between the places to know a text again by them.
    bool isTelling() const;
    /// How much of a text is the template's own.
    int ownLength() const;
    std::optional<Arguments> argumentsIn(const QString &text) const;
    QString filled(const Arguments &arguments) const;

private:
    qsizetype letters() const;
    bool mayStandBeside(const QString &argument) const;

    /// One more than places.
    QStringList m_parts;
    QString m_places;
};

} // namespace tomato::ui
