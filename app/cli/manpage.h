// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/cli/command.h"

#include <QJsonObject>

namespace tomato::cli {

/// What manual pages of commands say beyond their help: more about a command, examples, and all of
/// it in another language.
class ManTexts final
{
public:
    /// From resources/man; `language` is empty for English.
    static Result<ManTexts> load(const QString &folder, const QString &language);

    /// In the language; English where it is not known.
    QString text(const QString &english) const;
    bool has(const QString &english) const;
    /// Paragraphs about a command, in English.
    QStringList details(const QString &command) const;
    /// Command lines.
    QStringList examples(const QString &command) const;
    /// What is known of commands, by their names.
    QJsonObject commands() const { return m_commands; }

private:
    QString m_language;
    QJsonObject m_commands;
    QJsonObject m_texts;
};

/// "tomato-lab-start": the name of a command's page.
QString manPageName(const Command &command);
/// In the format of man(7).
QString manPage(const Command &command, const ManTexts &texts);
/// tomato(1), which names the others.
QString overviewPage(const std::vector<Command> &commands, const ManTexts &texts);

} // namespace tomato::cli
