// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "app/client/learntaddress.h"
#include "app/hosts/remoteelement.h"
#include "app/topology/lookup.h"

#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QStringDecoder>

namespace tomato::cli {

namespace {

using client::CommandStatus;

struct Found
{
    ElementId id;
    client::ElementStatus status;
};

/// An element of another host has no process here.
bool runs(const client::ElementStatus &element)
{
    return element.host.isEmpty() ? element.process != 0
                                  : element.state == client::ElementStatus::State::Running;
}

/// Opens the lab named first; then the element named second, where one is named.
Result<std::vector<Found>> find(Session &session, const Arguments &arguments)
{
    if (const auto opened = session.open(arguments.words()[0], Session::Launch::Never); !opened)
        return passOn(opened);
    std::vector<Found> found;
    const auto &elements = session.client().lab().elements;
    if (arguments.words().size() == 1) {
        for (const auto &[id, element] : elements)
            found.push_back({id, element});
        return found;
    }
    const auto topology = session.topology();
    if (!topology)
        return passOn(topology);
    const auto id = topology::findElement(*topology, arguments.words()[1]);
    if (!id)
        return passOn(id);
    const auto element = elements.find(*id);
    if (element == elements.end() || !runs(element->second))
        return failure("the element does not run", arguments.words()[1].toStdString());
    found.push_back({*id, element->second});
    return found;
}

int services(const Arguments &arguments)
{
    Session session;
    const auto elements = find(session, arguments);
    if (!elements)
        return fail(elements.error(), NotFound);
    QJsonArray rows;
    for (const Found &each : *elements) {
        for (const CommandStatus &command : each.status.commands) {
            QJsonObject row = command.toJson();
            row.insert("element", each.status.name);
            rows.append(row);
        }
    }
    if (arguments.has(QStringLiteral("--json"))) {
        printJson(rows);
        return Done;
    }
    for (const QJsonValue row : rows)
        print(QStringLiteral("%1  %2  %3, started %4, last exit code %5  %6")
                  .arg(row["element"].toString(), row["name"].toString(), row["state"].toString(),
                       counted(row["starts"].toInt(), "time"))
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
    if (!file.open(QIODevice::ReadOnly))
        return; // nothing was put out yet
    QStringDecoder decoder(QStringDecoder::Utf8);
    while (!file.atEnd() && !isOutputGone()) {
        const QByteArray part = file.read(64 * 1024);
        put(isRaw ? part : printableLines(decoder(part)).toUtf8());
    }
}

/// Prints what the command line of another host puts out, as printFile() does: it is not to be
/// trusted either.
int printFrom(const Result<QStringList> &line, bool isRaw)
{
    if (!line)
        return fail(line.error());
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(line->front(), line->mid(1));
    if (!process.waitForStarted())
        return fail(Error{line->front().toStdString(), process.errorString().toStdString()});
    QStringDecoder decoder(QStringDecoder::Utf8);
    const auto printRead = [&] {
        const QByteArray part = process.readAllStandardOutput();
        put(isRaw ? part : printableLines(decoder(part)).toUtf8());
        flush();
    };
    while (process.waitForReadyRead(-1))
        printRead();
    process.waitForFinished(-1);
    printRead();
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : int(Failed);
}

int log(const Arguments &arguments)
{
    Session session;
    const auto elements = find(session, arguments);
    if (!elements)
        return fail(elements.error(), NotFound);
    const auto &[id, element] = elements->front();
    const auto &commands = element.commands;
    const QString wanted = arguments.words().value(2);
    const bool isRaw = arguments.has(QStringLiteral("--raw"));
    // The files are there.
    if (!element.host.isEmpty())
        return printFrom(
            hosts::tomatoThere(element, id, {QStringLiteral("lab"), QStringLiteral("log")},
                               arguments.words().mid(2) +
                                   (isRaw ? QStringList{QStringLiteral("--raw")} : QStringList()),
                               hosts::Asking::Never),
            isRaw);
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

std::string whyNoTable(const client::ElementStatus &element, QProcess &process)
{
    const std::string said =
        QString::fromUtf8(process.readAllStandardError()).trimmed().toStdString();
    return element.host.isEmpty() || said.empty() ? "has no table of addresses: it is no switch"
                                                  : "has no table of addresses: " + said;
}

int macs(const Arguments &arguments)
{
    Session session;
    const auto elements = find(session, arguments);
    if (!elements)
        return fail(elements.error(), NotFound);
    const auto &[id, element] = elements->front();
    const auto topology = session.topology();
    if (!topology)
        return fail(topology.error());
    const QStringList command = client::LearntAddress::command();
    const auto line = element.host.isEmpty()
                          ? Result<QStringList>(client::enterElement(element) + command)
                          : hosts::commandInside(element, id, command, hosts::Asking::Never);
    if (!line)
        return fail(line.error());
    QProcess process;
    process.start(line->front(), line->mid(1));
    if (!process.waitForFinished(-1) || process.exitCode() != 0)
        return fail(Error{arguments.words()[1].toStdString(), whyNoTable(element, process)});
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
    print(elements->front().status.folder);
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
