// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/cli/command.h"

#include <QJsonObject>

namespace tomato::cli {

/// The texts of manual pages that are not in the commands' help: more about a command, examples,
/// and all texts in another language.
class ManTexts final
{
public:
    /// Loads the texts from resources/man; `language` is empty for English.
    static Result<ManTexts> load(const QString &folder, const QString &language);

    /// Translates a text; an unknown one stays English.
    QString text(const QString &english) const;
    bool has(const QString &english) const;
    /// Returns paragraphs about a command, in English.
    QStringList details(const QString &command) const;
    /// Returns example command lines.
    QStringList examples(const QString &command) const;
    /// Returns requests with which man(1) breaks lines as the language does.
    QString lineBreaking() const;
    /// Returns the texts about commands, by their names.
    QJsonObject commands() const { return m_commands; }

private:
    QString m_language;
    QJsonObject m_commands;
    QJsonObject m_texts;
};

/// Returns the name of a command's page, such as "tomato-lab-start".
QString manPageName(const Command &command);
/// Returns a page in the format of man(7).
QString manPage(const Command &command, const ManTexts &texts);
/// Returns tomato(1), which lists the other pages.
QString overviewPage(const std::vector<Command> &commands, const ManTexts &texts);

} // namespace tomato::cli
