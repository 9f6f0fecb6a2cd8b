// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/plan/commandplan.h"

#include "app/lab/plan/program.h"
#include "app/topology/attributes/attributenames.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <set>

namespace tomato::lab {

Result<std::vector<CommandPlan>> planCommands(const topology::Element &device,
                                              const std::vector<ServicePlan> &services)
{
    static const QRegularExpression form(QStringLiteral("\\A[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}\\z"));
    const QJsonValue value = device.attributes.value(topology::CommandsAttribute);
    if (!value.isArray() && !value.isUndefined() && !value.isNull())
        return failure("is no list of commands", "commands");
    std::vector<CommandPlan> commands;
    std::set<std::string> names;
    for (const ServicePlan &service : services)
        names.insert(service.command.name);
    for (const QJsonValue &entry : value.toArray()) {
        const std::string place = "commands[" + std::to_string(commands.size()) + "]";
        const QString line = entry[QLatin1String("run")].toString().trimmed();
        if (line.isEmpty() || line.contains(QChar::Null))
            return failure("is no command", place + ".run");
        QString name = entry[QLatin1String("name")].toString().trimmed();
        if (name.isEmpty())
            name = QStringLiteral("command%1").arg(commands.size() + 1);
        if (!form.match(name).hasMatch())
            return failure("'" + name.toStdString() +
                               "' is no name of letters, digits, hyphens and dots",
                           place + ".name");
        if (!names.insert(name.toStdString()).second)
            return failure("another command is called '" + name.toStdString() + "' too",
                           place + ".name");
        commands.push_back(
            {name.toStdString(), line.toStdString(), entry[QLatin1String("restart")].toBool()});
    }
    return commands;
}

Result<std::vector<std::string>> planEnvironment(const topology::Element &device)
{
    static const QRegularExpression form(QStringLiteral("\\A[A-Za-z_][A-Za-z0-9_]*\\z"));
    std::map<std::string, std::string> variables = {
        {"PATH", ElementPath},
        {"HOME", "/root"},
        {"USER", "root"},
        {"LANG", "C.UTF-8"},
    };
    const QJsonValue value = device.attributes.value(topology::EnvironmentAttribute);
    if (!value.isObject() && !value.isUndefined() && !value.isNull())
        return failure("is no object of names and values", "environment");
    const QJsonObject wanted = value.toObject();
    for (auto each = wanted.begin(); each != wanted.end(); ++each) {
        if (!form.match(each.key()).hasMatch())
            return failure("'" + each.key().toStdString() + "' is no name of a variable",
                           "environment");
        if (!each->isString() || each->toString().contains(QChar::Null))
            return failure("is no text", "environment." + each.key().toStdString());
        variables[each.key().toStdString()] = each->toString().toStdString();
    }
    std::vector<std::string> environment;
    for (const auto &[name, text] : variables)
        environment.push_back(name + '=' + text);
    return environment;
}

} // namespace tomato::lab
