// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/element/elementcommands.h"

namespace tomato::lab {

ElementCommands::ElementCommands(pid_t element, const DevicePlan &plan,
                                 const std::vector<std::string> &groups, const QString &logs)
{
    for (const CommandPlan &command : plan.commands) {
        const QString log = logs.isEmpty() ? QString()
                                           : logs + u'/' + QString::fromStdString(command.name) +
                                                 QStringLiteral(".log");
        m_commands.push_back(
            std::make_unique<ElementCommand>(element, command, plan.environment, groups, log));
        connect(m_commands.back().get(), &ElementCommand::ended, this, &ElementCommands::advance,
                Qt::QueuedConnection);
    }
    advance();
}

void ElementCommands::advance()
{
    while (m_begun < m_commands.size()) {
        ElementCommand &next = *m_commands[m_begun++];
        next.start();
        if (!next.plan().restarts)
            return;
    }
}

std::vector<CommandReport> ElementCommands::status() const
{
    std::vector<CommandReport> all;
    for (const auto &command : m_commands)
        all.push_back(command->status());
    return all;
}

} // namespace tomato::lab
