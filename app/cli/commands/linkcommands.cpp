// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/linkemulation.h"
#include "app/topology/attributes/linktrace.h"

#include <QFile>

#include <algorithm>
#include <cmath>

namespace tomato::cli {

namespace {

/// Adds "delay_from=20" as an attribute; an empty value removes the attribute.
Result<> addSetting(QJsonObject &attributes, const QString &text)
{
    const QString key = text.section(u'=', 0, 0);
    const QString value = text.section(u'=', 1);
    if (!text.contains(u'=') || !topology::linkAttributes().contains(key))
        return failure("'" + text.toStdString() +
                           "' is no setting such as delay_from=20; these can be set: " +
                           topology::linkAttributes().join(QLatin1String(", ")).toStdString(),
                       "--set");
    const QString effect = key.section(u'_', 0, -2);
    if (value.startsWith(u'@') && effect == topology::TraceEffect) {
        QFile file(value.sliced(1));
        if (!file.open(QIODevice::ReadOnly))
            return failure("cannot open " + value.sliced(1).toStdString() + ": " +
                               file.errorString().toStdString(),
                           "--set");
        attributes.insert(key, QString::fromUtf8(file.read(topology::MaxTraceLength + 1)));
        return {};
    }
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    if (value.isEmpty())
        attributes.insert(key, QJsonValue());
    else if (value == QLatin1String("true") || value == QLatin1String("false"))
        attributes.insert(key, value == QLatin1String("true"));
    else if (isNumber && std::isfinite(number))
        attributes.insert(key, number);
    else
        attributes.insert(key, value); // for the engine to refuse, or a word such as normal
    return {};
}

Result<QJsonObject> wantedAttributes(const Arguments &arguments)
{
    QJsonObject attributes;
    const QString state = arguments.words().value(2);
    if (state == QLatin1String("up"))
        attributes.insert(topology::LinkDownAttribute, QJsonValue());
    else if (state == QLatin1String("down"))
        attributes.insert(topology::LinkDownAttribute, true);
    else if (!state.isEmpty())
        return failure("expected up or down, found '" + state.toStdString() + "'");
    for (const Arguments::Option &option : arguments.options()) {
        if (option.name != QLatin1String("--set"))
            continue;
        if (const auto added = addSetting(attributes, option.values[0]); !added)
            return passOn(added);
    }
    return attributes;
}

/// Says what a change brought with it: what the elements at its ends have no more, and what is
/// probably not intended now.
void sayNews(const Session &session, const client::LabStatus &before)
{
    const client::LabStatus &now = session.client().lab();
    for (const auto &[id, element] : now.elements) {
        const auto known = before.elements.find(id);
        const bool isNew = known == before.elements.end() || known->second.reason != element.reason;
        if (isNew && !element.reason.isEmpty())
            note(element.name + QStringLiteral(": ") + element.reason);
    }
    for (const client::LabFinding &finding : now.findings) {
        if (std::ranges::find(before.findings, finding) == before.findings.end())
            note(QStringLiteral("note: ") + finding.message);
    }
}

int link(const Arguments &arguments)
{
    const auto attributes = wantedAttributes(arguments);
    if (!attributes)
        return fail(attributes.error(), Misused);
    Session session;
    if (const auto opened = session.open(arguments.words()[0], Session::Launch::Never); !opened)
        return fail(opened.error(), NotFound);
    const auto connection = session.connection(arguments.words()[1]);
    if (!connection)
        return fail(connection.error(), NotFound);
    const client::LabStatus before = session.client().lab();
    if (!attributes->isEmpty()) {
        const auto set = session.wait(
            [&](auto done) { session.client().setLink(*connection, *attributes, done); });
        if (!set)
            return fail(set.error());
    }
    const client::LabStatus &status = session.client().lab();
    const bool isUp = status.wires.contains(*connection);
    const auto problem = status.linkProblems.find(*connection);
    print(isUp ? QStringLiteral("up") : QStringLiteral("down"));
    if (problem != status.linkProblems.end())
        note(problem->second);
    sayNews(session, before);
    return Done;
}

} // namespace

std::vector<Command> linkCommands()
{
    return {{QStringLiteral("lab link"),
             QStringLiteral("LAB CONNECTION [up|down] [--set ATTRIBUTE=VALUE]..."),
             QStringLiteral("bring a link up or down, change its emulation"),
             {{"--set", 1}},
             2,
             3,
             link}};
}

} // namespace tomato::cli
