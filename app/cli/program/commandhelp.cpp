// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/program/commandhelp.h"

#include "app/cli/program/optiontexts.h"

#include <algorithm>

namespace tomato::cli {

QString helpOf(const Command &command)
{
    QString text = QStringLiteral("usage: tomato %1 %2")
                       .arg(command.name, command.usage)
                       .trimmed()
                       .append(QStringLiteral("\n%1").arg(command.purpose.simplified()));
    std::vector<std::pair<QString, QString>> rows;
    qsizetype widest = 0;
    for (const auto &[option, arity] : command.options) {
        const auto known = optionText(command.name, option);
        const QString left =
            known && !known->value.isEmpty() ? option + QLatin1Char(' ') + known->value : option;
        widest = std::max(widest, left.size());
        rows.emplace_back(left, known ? known->text : QString());
    }
    if (!rows.empty())
        text += QLatin1Char('\n');
    for (const auto &[left, right] : rows)
        text += QStringLiteral("\n  %1  %2").arg(left.leftJustified(widest), right);
    return text;
}

QString commonHelp()
{
    return QStringLiteral(
        "LAB is a lab's id, its topology file, its name or its file's. CONNECTION is an id, one "
        "end\n"
        "(h1:eth0) or both (h1--h2). Exit codes: 0 done, 1 failed, 2 misused, 3 not found,\n"
        "130 interrupted; run and lab exec give the exit code of their command.");
}

QString overview(const std::vector<Command> &commands, const QString &group)
{
    const QString line = (group + QStringLiteral(" COMMAND")).trimmed();
    QString text = QStringLiteral("usage: tomato %1\n").arg(line);
    for (const Command &command : commands)
        text += QStringLiteral("\n  %1 %2\n      %3\n")
                    .arg(command.name, command.usage, command.purpose);
    return text + QLatin1Char('\n') + commonHelp() +
           QStringLiteral("\ntomato %1 --help tells of its options.").arg(line);
}

} // namespace tomato::cli
