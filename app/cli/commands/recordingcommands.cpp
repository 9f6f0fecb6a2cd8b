// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/captures/downloadreport.h"
#include "app/cli/command.h"
#include "app/cli/commands/earlierruncommands.h"
#include "app/cli/output.h"
#include "app/cli/session.h"

#include <functional>

namespace tomato::cli {

namespace {

/// Returns whether the file's ending is one for recordings of several captures.
bool holdsSeveral(const QString &file)
{
    for (const QLatin1String ending : {QLatin1String(".pcapng"), QLatin1String(".tar.gz"),
                                       QLatin1String(".tgz"), QLatin1String(".zip")}) {
        if (file.endsWith(ending, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

/// `begin` begins the download and returns its job.
int save(Session &session, const Arguments &arguments, const QString &file, const QString &name,
         const std::function<int(client::EngineClient::Callback<>)> &begin)
{
    int job = 0;
    const auto saved = session.wait([&](auto done) { job = begin(done); });
    endProgress();
    if (!saved) {
        session.client().cancelDownload(job);
        return fail(saved.error(), isInterrupted() ? Interrupted : Failed);
    }
    return reportDownload(arguments, name, file);
}

int downloadRun(Session &session, const Arguments &arguments, const QString &file)
{
    const auto run = earlierRun(session, arguments);
    if (!run)
        return fail(run.error(), NotFound);
    return save(session, arguments, file, run->name, [&](auto done) {
        return session.client().downloadRun(run->connection, run->run, file, showProgress, done,
                                            arguments.has(QStringLiteral("--arrivals")));
    });
}

int download(const Arguments &arguments)
{
    const auto file = arguments.value(QStringLiteral("-o"));
    if (!file)
        return fail(Error{"capture download", "-o FILE is missing"}, Misused);
    const QStringList words = arguments.words().mid(1);
    const bool isOne = words.size() == 1 && words.front() != QLatin1String("all");
    if (!isOne && !holdsSeveral(*file))
        return fail(Error{file->toStdString(), "several captures are saved as .pcapng, .tar.gz or "
                                               ".zip"},
                    Misused);
    catchInterrupts();
    Session session;
    if (const auto opened = session.open(arguments.words().front(), Session::Launch::IfNeeded);
        !opened)
        return fail(opened.error(), NotFound);
    if (arguments.has(QStringLiteral("--run")))
        return downloadRun(session, arguments, *file);
    const auto connections = session.captures(
        words, std::mem_fn(&client::CaptureStatus::isDownloadable), "has a capture file");
    if (!connections)
        return fail(connections.error(), NotFound);
    client::EngineClient &client = session.client();
    const client::CaptureStatus *one = isOne ? client.capture(connections->front()) : nullptr;
    const QString name = one ? one->name : QStringLiteral("%1 captures").arg(connections->size());
    const client::HostOptions options = hostOptions(arguments);
    return save(session, arguments, *file, name, [&](auto done) {
        return isOne ? client.download(connections->front(), *file, showProgress, done,
                                       arguments.has(QStringLiteral("--arrivals")), options)
                     : client.merge(*connections, *file, showProgress, done, options);
    });
}

/// Returns whether the capture records, or will when its wire exists.
bool goesOn(const client::CaptureStatus &capture)
{
    return capture.isRecording() || capture.state == client::CaptureStatus::State::Waiting;
}

/// Captures that have ended cannot be recorded again: their recordings are only removed by name.
void sayWhatStays(const Session &session)
{
    for (const auto &[id, capture] : session.client().captures()) {
        if (!goesOn(capture) && capture.ringPackets > 0)
            note(QStringLiteral("%1: %2 packets stay, as it does not record any more; name it to "
                                "drop them")
                     .arg(capture.name)
                     .arg(capture.ringPackets));
    }
}

int clear(const Arguments &arguments)
{
    Session session;
    if (const auto opened = session.open(arguments.words().front(), Session::Launch::IfNeeded);
        !opened)
        return fail(opened.error(), NotFound);
    const QStringList words = arguments.words().mid(1);
    const bool onlyRecording = words == QStringList{QStringLiteral("all")} &&
                               session.client().lab().state == client::LabStatus::State::Running;
    const auto connections = session.captures(
        words,
        [onlyRecording](const client::CaptureStatus &capture) {
            return !capture.directory.isEmpty() && (!onlyRecording || goesOn(capture));
        },
        onlyRecording ? "records now" : "holds a recording");
    if (onlyRecording)
        sayWhatStays(session);
    if (!connections)
        return fail(connections.error(), NotFound);
    qint64 packets = 0;
    for (const ConnectionId &connection : *connections)
        packets += session.client().capture(connection)->ringPackets;
    if (!mayRemove(arguments, packets, QStringLiteral("that were recorded")))
        return Failed;
    for (const ConnectionId &connection : *connections) {
        const client::CaptureStatus capture = *session.client().capture(connection);
        const auto cleared =
            session.wait([&](auto done) { session.client().clearCapture(connection, done); });
        if (!cleared)
            return fail(cleared.error());
        print(QStringLiteral("%1: %2 packets dropped%3")
                  .arg(capture.name)
                  .arg(capture.ringPackets)
                  .arg(capture.isRecording() ? QStringLiteral(", recording goes on") : QString()));
    }
    return Done;
}

} // namespace

std::vector<Command> recordingCommands()
{
    constexpr int Max = 10'000;
    return {{QStringLiteral("capture download"),
             QStringLiteral("LAB CONNECTION...|all -o FILE.pcap|FILE.pcapng|FILE.tar.gz|FILE.zip "
                            "[--run NUMBER] [--arrivals] [--partial] [--raw-clocks] [--json]"),
             QStringLiteral("save what the ring holds, also while recording; of several one "
                            "archive with a folder for each, or one .pcapng in the order of time"),
             {{"--json", 0},
              {"--arrivals", 0},
              {"--partial", 0},
              {"--raw-clocks", 0},
              {"--run", 1},
              {"-o", 1}},
             2,
             Max,
             download},
            {QStringLiteral("capture clear"),
             QStringLiteral("LAB CONNECTION...|all [--yes]"),
             QStringLiteral("drop what was recorded; recordings go on. In a lab that runs, all "
                            "means those that record now: what has ended is named"),
             {{"--yes", 0}},
             2,
             Max,
             clear}};
}

} // namespace tomato::cli
