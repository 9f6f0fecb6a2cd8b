// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/captureproblems.h"
#include "app/cli/capturerows.h"
#include "app/cli/captures/filterverdict.h"
#include "app/cli/captures/recordingarguments.h"
#include "app/cli/captures/recordingflush.h"
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "app/client/filter/displayfilter.h"
#include "app/client/remoteviewing.h"
#include "app/topology/attributes/capturesettings.h"

#include <QDateTime>
#include <QJsonArray>

namespace tomato::cli {

namespace {

void printRemoteCommands(const LabId &lab, const client::CaptureStatus &capture)
{
    print(QStringLiteral("  from another machine, encrypted and with your key:"));
    for (const auto start : {client::StreamStart::Now, client::StreamStart::Backlog})
        print(QStringLiteral("  ") + client::remoteViewerCommand(lab, capture.connection, start,
                                                                 QStringLiteral("wireshark")));
}

void printLiveInfo(const LabId &lab, const client::CaptureStatus &capture)
{
    const QString host =
        capture.host.contains(u':') ? QStringLiteral("[%1]").arg(capture.host) : capture.host;
    print(QStringLiteral("%1  live at %2:%3, %4 viewers%5")
              .arg(capture.name, host)
              .arg(capture.port)
              .arg(capture.viewers.size())
              .arg(capture.refusedViewers == 0
                       ? QString()
                       : QStringLiteral(", %1 turned away").arg(capture.refusedViewers)));
    const auto printCommands = [&](quint16 port) {
        const QString place = QStringLiteral("%1:%2").arg(host).arg(port);
        print(QStringLiteral("  wireshark -k -i TCP@") + place);
        print(QStringLiteral("  wireshark -k -i <( nc %1 %2 )").arg(capture.host).arg(port));
        print(QStringLiteral("  tshark -i TCP@") + place);
    };
    if (capture.isOpenToOthers()) {
        printRemoteCommands(lab, capture);
        print(QStringLiteral("  unencrypted and without a password, from here and from the "
                             "machines that may watch:"));
    }
    printCommands(capture.port);
    print(QStringLiteral("  the same, with the packets that are kept first:"));
    printCommands(capture.backlogPort);
    if (!capture.isOpenToOthers())
        printRemoteCommands(lab, capture);
}

void warnIfOpen(const client::CaptureStatus &capture)
{
    if (capture.isOpenToOthers())
        note(QStringLiteral(
                 "tomato: warning: other machines can watch %1 at %2, without a password "
                 "and unencrypted; tomato capture info has a command for ssh that is neither")
                 .arg(capture.name, capture.host));
}

/// Opens the lab that the first word names; then the connection that the second word names. Without
/// a second word, or where it is "all", all connections that satisfy the condition are returned.
Result<std::vector<ConnectionId>> openConnections(Session &session, const Arguments &arguments,
                                                  Session::Launch launch, bool onlyCaptured)
{
    if (const auto opened = session.open(arguments.words().front(), launch); !opened)
        return passOn(opened);
    if (arguments.words().size() > 1 && arguments.words()[1] != QLatin1String("all")) {
        const auto connection = session.connection(arguments.words()[1]);
        if (!connection)
            return passOn(connection);
        return std::vector{*connection};
    }
    std::vector<ConnectionId> all;
    if (onlyCaptured) {
        for (const auto &[id, capture] : session.client().captures())
            all.push_back(id);
        return all;
    }
    const auto topology = session.topology();
    if (!topology)
        return passOn(topology);
    for (const auto &[id, connection] : topology->connections())
        all.push_back(id);
    return all;
}

/// Checks whether the requested attributes fit to those that the connections have already.
Result<> checkTogether(const Session &session, const std::vector<ConnectionId> &connections,
                       const QJsonObject &recording)
{
    const auto topology = session.topology();
    if (recording.isEmpty() || !topology)
        return {};
    for (const ConnectionId &id : connections) {
        const topology::Connection *connection = topology->connection(id);
        if (connection == nullptr)
            continue;
        QJsonObject attributes = connection->attributes;
        for (auto each = recording.begin(); each != recording.end(); ++each)
            attributes.insert(each.key(), *each);
        if (const auto good = checkRecording(attributes); !good)
            return good;
    }
    return {};
}

int change(const Arguments &arguments, bool capturing)
{
    client::EngineClient::CaptureChange change;
    change.capturing = capturing;
    change.mode = arguments.value(QStringLiteral("--mode"));
    change.filter = arguments.value(QStringLiteral("--filter"));
    change.liveAddress = arguments.value(QStringLiteral("--live-address"));
    change.liveAllow = arguments.value(QStringLiteral("--live-allow"));
    // Each change of who may watch says it anew: what was agreed to for one address is not for
    // another.
    if (change.liveAddress || change.liveAllow || arguments.has(QStringLiteral("--live-plain")))
        change.livePlain = arguments.has(QStringLiteral("--live-plain"));
    if (const auto mode = topology::modeFromText(change.mode.value_or("file")); !mode)
        return fail(Error{"--mode", mode.error().message}, Misused);
    if (change.filter && client::looksLikeDisplayFilter(*change.filter)) {
        if (const auto verdict = askWhetherFilterIsGood(*change.filter); !verdict.message.isEmpty())
            return fail(Error{"--filter " + change.filter->toStdString(),
                              verdict.complaint().toStdString()},
                        Misused);
    }
    const auto recording = recordingAttributes(arguments.options());
    if (!recording)
        return fail(recording.error(), Misused);
    change.options = recordingParameters(*recording);
    Session session;
    const auto chosen = openConnections(session, arguments, Session::Launch::Never, !capturing);
    if (!chosen)
        return fail(chosen.error(), NotFound);
    if (const auto good = checkTogether(session, *chosen, *recording); !good)
        return fail(good.error(), Misused);
    QJsonArray changed;
    Result<> good;
    for (const ConnectionId &connection : *chosen) {
        const auto done = session.wait(
            [&](auto callback) { session.client().setCapture(connection, change, callback); });
        if (!done)
            return fail(done.error());
        const client::CaptureStatus *capture = session.client().capture(connection);
        if (capture != nullptr)
            changed.append(captureJson(*capture));
        if (capture != nullptr && capturing)
            warnIfOpen(*capture);
        if (capture != nullptr && capturing && good)
            good = checkCapture(*capture);
        if (capture != nullptr && !arguments.has(QStringLiteral("--json")))
            printCapture(*capture);
    }
    if (arguments.has(QStringLiteral("--json")))
        printJson(changed);
    return good ? int(Done) : fail(good.error());
}

int captureStatus(const Arguments &arguments)
{
    // The kernel keeps frames back for up to a second, while interfaces have counted them already.
    if (const auto lab = findLab(arguments.words().front())) {
        if (const auto flushed = flushRecordings(*lab); !flushed)
            return fail(flushed.error());
    }
    Session session;
    const auto chosen = openConnections(session, arguments, Session::Launch::IfNeeded, true);
    if (!chosen)
        return fail(chosen.error(), NotFound);
    QJsonArray rows;
    for (const ConnectionId &connection : *chosen) {
        const client::CaptureStatus *capture = session.client().capture(connection);
        if (capture == nullptr)
            return fail(Error{arguments.words()[1].toStdString(), "this connection has no capture"},
                        NotFound);
        if (arguments.has(QStringLiteral("--json"))) {
            rows.append(captureJson(*capture));
        } else {
            printCapture(*capture);
            printCounters(*capture);
        }
    }
    if (arguments.has(QStringLiteral("--json")))
        printJson(rows);
    return Done;
}

int info(const Arguments &arguments)
{
    Session session;
    const auto chosen = openConnections(session, arguments, Session::Launch::Never, true);
    if (!chosen)
        return fail(chosen.error(), NotFound);
    QJsonArray rows;
    Result<> good;
    for (const ConnectionId &connection : *chosen) {
        const client::CaptureStatus *capture = session.client().capture(connection);
        if (capture != nullptr && good)
            good = checkCapture(*capture);
        if (capture == nullptr || !capture->isLive())
            continue;
        rows.append(captureJson(*capture));
        warnIfOpen(*capture);
        if (!arguments.has(QStringLiteral("--json")))
            printLiveInfo(session.client().lab().lab, *capture);
    }
    if (arguments.has(QStringLiteral("--json")))
        printJson(rows);
    if (!good)
        return fail(good.error());
    if (rows.isEmpty())
        return fail(Error{arguments.words().back().toStdString(),
                          "no live capture; start one with --mode net or --mode both"},
                    NotFound);
    return Done;
}

} // namespace

std::vector<Command> captureCommands()
{
    const std::map<QString, int> json = {{"--json", 0}};
    std::map<QString, int> settings = {{"--json", 0},       {"--mode", 1},
                                       {"--filter", 1},     {"--live-address", 1},
                                       {"--live-allow", 1}, {"--live-plain", 0}};
    settings.insert(recordingArities().begin(), recordingArities().end());
    const QString one = QStringLiteral("LAB [CONNECTION] [--json]");
    return {
        {QStringLiteral("capture start"),
         QStringLiteral("LAB [CONNECTION] [--mode file|net|both] [--filter EXPR] [--live-address "
                        "ADDRESS --live-allow NETWORK,... --live-plain] %1 [--json]")
             .arg(recordingUsage()),
         QStringLiteral("capture on a connection of a running lab, or on all; the topology's file "
                        "stays as it is"),
         settings, 1, 2, [](const Arguments &arguments) { return change(arguments, true); }},
        {QStringLiteral("capture stop"), one, QStringLiteral("stop capturing"), json, 1, 2,
         [](const Arguments &arguments) { return change(arguments, false); }},
        {QStringLiteral("capture status"), one, QStringLiteral("counters and state"), json, 1, 2,
         captureStatus},
        {QStringLiteral("capture info"), one,
         QStringLiteral("where to watch live, and the commands for it"), json, 1, 2, info}};
}

} // namespace tomato::cli
