// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/labevents.h"
#include "app/cli/output.h"
#include "app/cli/session.h"

#include <QDateTime>

namespace tomato::cli {

namespace {

void printEvent(QJsonObject event, bool asJson)
{
    const QString time = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    if (asJson) {
        event.insert(QStringLiteral("time"), time);
        printJson(event);
        return;
    }
    QStringList words{time, event.take(QStringLiteral("event")).toString()};
    for (const char *key : {"name", "host", "connection", "element", "state", "reason", "ending"}) {
        const QString word = event.value(QLatin1String(key)).toString();
        if (!word.isEmpty())
            words << word;
    }
    if (event.contains(QStringLiteral("up")))
        words << (event.value(QStringLiteral("up")).toBool() ? QStringLiteral("up")
                                                             : QStringLiteral("down"));
    if (event.contains(QStringLiteral("reachable")))
        words << (event.value(QStringLiteral("reachable")).toBool()
                      ? QStringLiteral("reachable")
                      : QStringLiteral("out of reach"));
    const QJsonObject attributes = event.value(QStringLiteral("attributes")).toObject();
    for (auto each = attributes.begin(); each != attributes.end(); ++each)
        words << each.key() + u'=' + each.value().toVariant().toString();
    print(words.join(QStringLiteral("  ")));
}

/// Returns what there is now; the names of `before` are kept as long as the topology is the same.
LabMoment momentOf(const Session &session, LabMoment before)
{
    LabMoment now{session.client().lab(), session.client().captures()};
    if (now.lab.topology == before.lab.topology) {
        now.linkNames = std::move(before.linkNames);
        now.emulation = std::move(before.emulation);
        return now;
    }
    const topology::Topology topology = session.topology().value_or(topology::Topology());
    for (const auto &[id, connection] : topology.connections()) {
        now.linkNames[id] = topology.label(id);
        if (QJsonObject emulation = emulationOf(connection); !emulation.isEmpty())
            now.emulation[id] = std::move(emulation);
    }
    return now;
}

/// Until the lab is stopped or the user interrupts.
int reportEvents(const Arguments &arguments)
{
    const auto lab = findLab(arguments.words().front());
    if (!lab)
        return fail(lab.error(), NotFound);
    catchInterrupts();
    Session session;
    if (const auto opened = session.open(*lab, Session::Launch::Never); !opened)
        return fail(opened.error(), NotFound);
    const bool asJson = arguments.has(QStringLiteral("--json"));
    client::EngineClient &engine = session.client();
    LabMoment known;
    const auto tell = [&] {
        LabMoment now = momentOf(session, known);
        for (const QJsonObject &event : eventsBetween(known, now))
            printEvent(event, asJson);
        known = std::move(now);
    };
    QObject::connect(&engine, &client::EngineClient::labChanged, &engine, tell);
    QObject::connect(&engine, &client::EngineClient::capturesChanged, &engine, tell);
    tell();
    session.waitUntil([&] { return known.lab.state == client::LabStatus::State::Stopped; });
    return isInterrupted() ? Interrupted : Done;
}

} // namespace

Command eventsCommand()
{
    return {QStringLiteral("lab events"),
            QStringLiteral("LAB [--json]"),
            QStringLiteral("print what happens in a lab as it happens, until the lab ends"),
            {{"--json", 0}},
            1,
            1,
            reportEvents};
}

} // namespace tomato::cli
