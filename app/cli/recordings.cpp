// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "app/cli/summary.h"

#include <functional>

namespace tomato::cli {

namespace {

/// All that several captures can be saved as.
bool holdsSeveral(const QString &file)
{
    for (const QLatin1String ending : {QLatin1String(".pcapng"), QLatin1String(".tar.gz"),
                                       QLatin1String(".tgz"), QLatin1String(".zip")}) {
        if (file.endsWith(ending, Qt::CaseInsensitive))
            return true;
    }
    return false;
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
    const auto connections = session.captures(
        words, std::mem_fn(&client::CaptureStatus::isDownloadable), "has a capture file");
    if (!connections)
        return fail(connections.error(), NotFound);
    client::EngineClient &client = session.client();
    int job = 0;
    const auto saved = session.wait([&](auto done) {
        job = isOne ? client.download(connections->front(), *file, showProgress, done)
                    : client.merge(*connections, *file, showProgress, done);
    });
    endProgress();
    if (!saved) {
        client.cancelDownload(job);
        return fail(saved.error(), isInterrupted() ? Interrupted : Failed);
    }
    const auto summary = summarize(*file);
    if (!summary)
        return fail(summary.error());
    const client::CaptureStatus *one = isOne ? client.capture(connections->front()) : nullptr;
    if (arguments.has(QStringLiteral("--json")))
        printJson(*summary);
    else
        printSummary(one     ? one->name
                     : isOne ? words.front() // the lab is gone meanwhile
                             : QStringLiteral("%1 captures").arg(connections->size()),
                     *summary);
    return Done;
}

int clear(const Arguments &arguments)
{
    Session session;
    if (const auto opened = session.open(arguments.words().front(), Session::Launch::IfNeeded);
        !opened)
        return fail(opened.error(), NotFound);
    const auto connections = session.captures(
        arguments.words().mid(1),
        [](const client::CaptureStatus &capture) { return !capture.directory.isEmpty(); },
        "holds a recording");
    if (!connections)
        return fail(connections.error(), NotFound);
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
    constexpr int Most = 10'000;
    return {{QStringLiteral("capture download"),
             QStringLiteral("LAB CONNECTION...|all -o FILE.pcap|FILE.pcapng|FILE.tar.gz|FILE.zip "
                            "[--json]"),
             QStringLiteral("save what the ring holds, also while recording; of several one "
                            "archive with a folder for each, or one .pcapng in the order of time"),
             {{"--json", 0}, {"-o", 1}},
             2,
             Most,
             download},
            {QStringLiteral("capture clear"),
             QStringLiteral("LAB CONNECTION...|all"),
             QStringLiteral("drop what was recorded; recordings go on"),
             {},
             2,
             Most,
             clear}};
}

} // namespace tomato::cli
