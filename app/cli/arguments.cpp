// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include <algorithm>

namespace tomato::cli {

Result<Arguments> Arguments::parse(const QStringList &words, const std::map<QString, int> &arities)
{
    Arguments parsed;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        if (word == QLatin1String("--")) {
            parsed.m_rest = words.mid(i + 1);
            break;
        }
        if (!word.startsWith(QLatin1Char('-')) || word.size() < 2) {
            parsed.m_words << word;
            continue;
        }
        const qsizetype equals =
            word.startsWith(QLatin1String("--")) ? word.indexOf(QLatin1Char('=')) : -1;
        Option option{word.left(equals), {}};
        const auto arity = arities.find(option.name);
        if (arity == arities.end())
            return failure("unknown option " + option.name.toStdString());
        if (equals >= 0 && arity->second == 0)
            return failure("takes no value", option.name.toStdString());
        if (equals >= 0)
            option.values << word.mid(equals + 1);
        while (option.values.size() < arity->second) {
            if (++i >= words.size())
                return failure("a value is missing", option.name.toStdString());
            option.values << words[i];
        }
        parsed.m_options.push_back(std::move(option));
    }
    return parsed;
}

bool Arguments::has(const QString &name) const
{
    return std::any_of(m_options.begin(), m_options.end(),
                       [&](const Option &option) { return option.name == name; });
}

std::optional<QString> Arguments::value(const QString &name) const
{
    for (auto option = m_options.rbegin(); option != m_options.rend(); ++option) {
        if (option->name == name && !option->values.isEmpty())
            return option->values.front();
    }
    return std::nullopt;
}

} // namespace tomato::cli
