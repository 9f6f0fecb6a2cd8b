// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/merge.h"
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "app/cli/summary.h"

#include <QFile>

#include <unistd.h>

#include <algorithm>

namespace tomato::cli {

namespace {

/// The file that -o names; an exit code when there is none that can be written to.
Result<QString> target(const Arguments &arguments, const std::string &command)
{
    const auto file = arguments.value(QStringLiteral("-o"));
    if (!file)
        return failure("-o FILE.pcapng is missing", command);
    if (!file->endsWith(QLatin1String(".pcapng"), Qt::CaseInsensitive))
        return failure("captures are merged into a file that ends in .pcapng", file->toStdString());
    return *file;
}

void showProgress(qint64 done, qint64 total)
{
    if (isatty(STDERR_FILENO) != 0)
        fprintf(stderr, "\r%s of %s ", qPrintable(bytesText(done)), qPrintable(bytesText(total)));
}

void endProgress()
{
    if (isatty(STDERR_FILENO) != 0)
        fprintf(stderr, "\r\033[K");
}

int tell(const Arguments &arguments, const QString &title, const QString &file)
{
    const auto summary = summarize(file);
    if (!summary)
        return fail(summary.error());
    if (arguments.has(QStringLiteral("--json")))
        printJson(*summary);
    else
        printSummary(title, *summary);
    return Done;
}

/// Those that the words name, or all that hold a file.
Result<std::vector<ConnectionId>> chosen(const Session &session, const QStringList &words)
{
    std::vector<ConnectionId> connections;
    if (words == QStringList{QStringLiteral("all")}) {
        for (const auto &[id, capture] : session.client().captures()) {
            if (capture.isDownloadable())
                connections.push_back(id);
        }
        if (connections.empty())
            return failure("no connection of this lab has a capture file");
        return connections;
    }
    for (const QString &word : words) {
        const auto connection = session.connection(word);
        if (!connection)
            return passOn(connection);
        const client::CaptureStatus *capture = session.client().capture(*connection);
        if (capture == nullptr || !capture->isDownloadable())
            return failure("this connection has no capture file", word.toStdString());
        if (std::find(connections.begin(), connections.end(), *connection) == connections.end())
            connections.push_back(*connection);
    }
    return connections;
}

int mergeCaptures(const Arguments &arguments)
{
    const auto file = target(arguments, "capture merge");
    if (!file)
        return fail(file.error(), Misused);
    catchInterrupts();
    Session session;
    const auto lab = findLab(arguments.words().front());
    if (!lab)
        return fail(lab.error(), NotFound);
    if (const auto opened = session.open(*lab, Session::Launch::IfNeeded); !opened)
        return fail(opened.error(), NotFound);
    const auto connections = chosen(session, arguments.words().mid(1));
    if (!connections)
        return fail(connections.error(), NotFound);
    int job = 0;
    const auto merged = session.wait(
        [&](auto done) { job = session.client().merge(*connections, *file, showProgress, done); });
    endProgress();
    if (!merged) {
        session.client().cancelDownload(job);
        return fail(merged.error(), isInterrupted() ? Interrupted : Failed);
    }
    return tell(arguments, QStringLiteral("%1 captures").arg(connections->size()), *file);
}

int mergeDownloads(const Arguments &arguments)
{
    const auto file = target(arguments, "merge");
    if (!file)
        return fail(file.error(), Misused);
    catchInterrupts();
    std::vector<std::filesystem::path> pcaps;
    for (const QString &word : arguments.words())
        pcaps.emplace_back(QFile::encodeName(word).toStdString());
    const auto merged = capture::mergeFiles(
        pcaps, QFile::encodeName(*file).toStdString(), [](std::uint64_t done, std::uint64_t total) {
            showProgress(static_cast<qint64>(done), static_cast<qint64>(total));
            return !isInterrupted();
        });
    endProgress();
    if (!merged)
        return fail(merged.error(), isInterrupted() ? Interrupted : Failed);
    return tell(arguments, QStringLiteral("%1 files").arg(pcaps.size()), *file);
}

} // namespace

std::vector<Command> mergeCommands()
{
    constexpr int Most = 10'000;
    const std::map<QString, int> options = {{"--json", 0}, {"-o", 1}};
    return {{QStringLiteral("capture merge"),
             QStringLiteral("LAB CONNECTION...|all -o FILE.pcapng [--json]"),
             QStringLiteral("save several captures as one file in the order of time, with an "
                            "interface for each port"),
             options, 2, Most, mergeCaptures},
            {QStringLiteral("merge"), QStringLiteral("FILE.pcap... -o FILE.pcapng [--json]"),
             QStringLiteral("the same for pcap files, without a lab"), options, 1, Most,
             mergeDownloads}};
}

} // namespace tomato::cli
