// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace tomato::cli {

/// The words behind a command's name, sorted into options and the rest. Options may take several
/// values (`--exec ELEMENT COMMAND`), may be repeated, and keep their order; `--` ends them.
class Arguments
{
public:
    struct Option
    {
        QString name;
        QStringList values;
    };

    /// `arities` has the number of values that each option takes, by its name ("--out", "-o"). An
    /// error names the option that is unknown or lacks a value.
    static Result<Arguments> parse(const QStringList &words, const std::map<QString, int> &arities);

    /// The options are in the order of the command line.
    const std::vector<Option> &options() const { return m_options; }
    bool has(const QString &name) const;
    /// Returns the first value of the last option with this name.
    std::optional<QString> value(const QString &name) const;
    /// Words that are no options, before `--`.
    const QStringList &words() const { return m_words; }
    /// The words behind `--`.
    const QStringList &rest() const { return m_rest; }

private:
    std::vector<Option> m_options;
    QStringList m_words;
    QStringList m_rest;
};

} // namespace tomato::cli
