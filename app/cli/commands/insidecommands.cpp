// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "app/client/learntaddress.h"
#include "app/topology/lookup.h"

#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QStringDecoder>

namespace tomato::cli {

namespace {

using client::CommandStatus;

/// Opens the lab named first; then the element named second, where one is named.
Result<std::vector<client::ElementStatus>> find(Session &session, const Arguments &arguments)
{
    if (const auto opened = session.open(arguments.words()[0], Session::Launch::Never); !opened)
        return passOn(opened);
    std::vector<client::ElementStatus> found;
    const auto &elements = session.client().lab().elements;
    if (arguments.words().size() == 1) {
        for (const auto &[id, element] : elements)
            found.push_back(element);
        return found;
    }
    const auto topology = session.topology();
    if (!topology)
        return passOn(topology);
    const auto id = topology::findElement(*topology, arguments.words()[1]);
    if (!id)
        return passOn(id);
    const auto element = elements.find(*id);
    if (element == elements.end() || element->second.process == 0)
        return failure("the element does not run", arguments.words()[1].toStdString());
    found.push_back(element->second);
    return found;
}

int services(const Arguments &arguments)
{
    Session session;
    const auto elements = find(session, arguments);
    if (!elements)
        return fail(elements.error(), NotFound);
    QJsonArray rows;
    for (const client::ElementStatus &element : *elements) {
        for (const CommandStatus &command : element.commands) {
            QJsonObject row = command.toJson();
            row.insert("element", element.name);
            rows.append(row);
        }
    }
    if (arguments.has(QStringLiteral("--json"))) {
        printJson(rows);
        return Done;
    }
    for (const QJsonValue row : rows)
        print(QStringLiteral("%1  %2  %3, started %4 times, last exit code %5  %6")
                  .arg(row["element"].toString(), row["name"].toString(), row["state"].toString())
                  .arg(row["starts"].toInt())
                  .arg(row["code"].toInt())
                  .arg(row["reason"].toString()));
    if (rows.isEmpty())
        note(QStringLiteral("No command is to run by itself. Elements have them in their "
                            "attribute commands."));
    return Done;
}

/// Prints a file as it is, or without characters that control a terminal: a program inside the
/// element wrote it.
void printFile(const QString &path, bool isRaw)
{
    QFile file(path);
    QFile out;
    if (!file.open(QIODevice::ReadOnly) || !out.open(stdout, QIODevice::WriteOnly))
        return; // nothing was put out yet
    QStringDecoder decoder(QStringDecoder::Utf8);
    while (!file.atEnd()) {
        const QByteArray part = file.read(64 * 1024);
        out.write(isRaw ? part : printableLines(decoder(part)).toUtf8());
    }
}

int log(const Arguments &arguments)
{
    Session session;
    const auto elements = find(session, arguments);
    if (!elements)
        return fail(elements.error(), NotFound);
    const auto &commands = elements->front().commands;
    const QString wanted = arguments.words().value(2);
    const bool isRaw = arguments.has(QStringLiteral("--raw"));
    bool found = false;
    for (const CommandStatus &command : commands) {
        if (!wanted.isEmpty() && command.name != wanted)
            continue;
        found = true;
        if (wanted.isEmpty() && commands.size() > 1)
            note(QStringLiteral("==> %1 <==").arg(command.name));
        printFile(command.output + QStringLiteral(".1"), isRaw);
        printFile(command.output, isRaw);
    }
    if (found)
        return Done;
    return fail(Error{arguments.words()[1].toStdString(),
                      wanted.isEmpty() ? "runs no command by itself"
                                       : "has no command '" + wanted.toStdString() + "'"},
                NotFound);
}

/// Returns the end at which a port's learnt addresses lie: the other end of its connection.
QString otherEnd(const topology::Topology &topology, const client::ElementStatus &element,
                 const QString &port)
{
    for (const auto &[id, name] : element.interfaces) {
        const topology::Connection *connection = topology.connectionAt(id);
        if (name == port && connection != nullptr)
            return topology.label(connection->ends[connection->ends[0] == id ? 1 : 0]);
    }
    return {};
}

int macs(const Arguments &arguments)
{
    Session session;
    const auto elements = find(session, arguments);
    if (!elements)
        return fail(elements.error(), NotFound);
    const client::ElementStatus &element = elements->front();
    const auto topology = session.topology();
    if (!topology)
        return fail(topology.error());
    const QStringList enter = client::enterElement(element);
    QProcess process;
    process.start(enter.front(), enter.mid(1) + client::LearntAddress::command());
    if (!process.waitForFinished(-1) || process.exitCode() != 0)
        return fail(Error{arguments.words()[1].toStdString(),
                          "has no table of addresses: it is no switch"});
    QJsonArray rows;
    for (const auto &learnt : client::LearntAddress::read(process.readAllStandardOutput())) {
        QJsonObject row{{"mac", learnt.mac},
                        {"port", learnt.port},
                        {"towards", otherEnd(*topology, element, learnt.port)}};
        if (learnt.vlan != 0)
            row.insert(QStringLiteral("vlan"), learnt.vlan);
        rows.append(row);
    }
    if (arguments.has(QStringLiteral("--json"))) {
        printJson(rows);
        return Done;
    }
    for (const QJsonValue row : rows)
        print(QStringLiteral("%1  %2  %3%4")
                  .arg(row["mac"].toString(), row["port"].toString(), row["towards"].toString(),
                       row["vlan"].isDouble() ? QStringLiteral("  VLAN %1").arg(row["vlan"].toInt())
                                              : QString()));
    if (rows.isEmpty())
        note(QStringLiteral("It has learnt no address in the last five minutes."));
    return Done;
}

int folder(const Arguments &arguments)
{
    Session session;
    const auto elements = find(session, arguments);
    if (!elements)
        return fail(elements.error(), NotFound);
    print(elements->front().folder);
    return Done;
}

} // namespace

std::vector<Command> insideCommands()
{
    return {{QStringLiteral("lab services"),
             QStringLiteral("LAB [ELEMENT] [--json]"),
             QStringLiteral("what elements run by themselves, and how it fares"),
             {{"--json", 0}},
             1,
             2,
             services},
            {QStringLiteral("lab log"),
             QStringLiteral("LAB ELEMENT [NAME] [--raw]"),
             QStringLiteral("what an element's commands put out; --raw: with what steers a "
                            "terminal"),
             {{"--raw", 0}},
             2,
             3,
             log},
            {QStringLiteral("lab macs"),
             QStringLiteral("LAB SWITCH [--json]"),
             QStringLiteral("where a switch has learnt that addresses are"),
             {{"--json", 0}},
             2,
             2,
             macs},
            {QStringLiteral("lab folder"),
             QStringLiteral("LAB ELEMENT"),
             QStringLiteral("the folder of this machine that the element has as /root"),
             {},
             2,
             2,
             folder}};
}

} // namespace tomato::cli
