// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/element/elementservices.h"

#include "app/lab/plan/program.h"

#include <algorithm>

namespace tomato::lab {

void ElementServices::endAllBut(const std::function<bool(const ServicePlan &)> &stays)
{
    std::erase_if(m_services, [&](Service &each) {
        if (stays(each.plan))
            return false;
        m_news += each.command->outputs() + 1;
        each.command.reset();
        if (!each.plan.undo.empty())
            ElementCommand::runOnce(m_element, each.plan.undo);
        return true;
    });
}

void ElementServices::run(const std::vector<ServicePlan> &plans,
                          const std::vector<std::string> &groups, const QString &logs)
{
    for (const ServicePlan &plan : plans) {
        if (std::ranges::find(m_services, plan, &Service::plan) != m_services.end())
            continue;
        const QString name = QString::fromStdString(plan.command.name);
        auto command = std::make_unique<ElementCommand>(
            m_element, plan.command, std::vector<std::string>{std::string("PATH=") + ElementPath},
            groups, logs.isEmpty() ? QString() : logs + u'/' + name + QStringLiteral(".log"));
        command->start();
        m_services.push_back({plan, std::move(command)});
    }
}

int ElementServices::news() const
{
    int news = m_news;
    for (const Service &each : m_services)
        news += each.command->outputs();
    return news;
}

std::vector<CommandReport> ElementServices::status() const
{
    std::vector<CommandReport> all;
    for (const Service &each : m_services)
        all.push_back(each.command->status());
    return all;
}

} // namespace tomato::lab
