// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/captures/downloadreport.h"
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "capture/archive/merge/merge.h"

#include <QFile>

#include <functional>

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

int mergeCaptures(const Arguments &arguments)
{
    const auto file = target(arguments, "capture merge");
    if (!file)
        return fail(file.error(), Misused);
    catchInterrupts();
    Session session;
    if (const auto opened = session.open(arguments.words().front(), Session::Launch::IfNeeded);
        !opened)
        return fail(opened.error(), NotFound);
    const auto connections =
        session.captures(arguments.words().mid(1),
                         std::mem_fn(&client::CaptureStatus::isDownloadable), "has a capture file");
    if (!connections)
        return fail(connections.error(), NotFound);
    int job = 0;
    const auto merged = session.wait([&](auto done) {
        job =
            session.client().merge(*connections, *file, showProgress, done, hostOptions(arguments));
    });
    endProgress();
    if (!merged) {
        session.client().cancelDownload(job);
        return fail(merged.error(), isInterrupted() ? Interrupted : Failed);
    }
    return reportDownload(arguments, QStringLiteral("%1 captures").arg(connections->size()), *file);
}

int mergeDownloads(const Arguments &arguments)
{
    const auto file = target(arguments, "merge");
    if (!file)
        return fail(file.error(), Misused);
    catchInterrupts();
    std::vector<std::filesystem::path> files;
    for (const QString &word : arguments.words())
        files.emplace_back(QFile::encodeName(word).toStdString());
    const auto merged = capture::mergeFiles(
        files, QFile::encodeName(*file).toStdString(), [](std::uint64_t done, std::uint64_t total) {
            showProgress(static_cast<qint64>(done), static_cast<qint64>(total));
            return !isInterrupted();
        });
    endProgress();
    if (!merged)
        return fail(merged.error(), isInterrupted() ? Interrupted : Failed);
    return reportDownload(arguments, QStringLiteral("%1 files").arg(files.size()), *file);
}

} // namespace

std::vector<Command> mergeCommands()
{
    constexpr int Max = 10'000;
    const std::map<QString, int> options = {{"--json", 0}, {"-o", 1}};
    const std::map<QString, int> ofLab = {
        {"--json", 0}, {"--partial", 0}, {"--raw-clocks", 0}, {"-o", 1}};
    return {
        {QStringLiteral("capture merge"),
         QStringLiteral("LAB CONNECTION...|all -o FILE.pcapng [--partial] [--raw-clocks] [--json]"),
         QStringLiteral("save several captures as one file in the order of time, with an "
                        "interface for each port"),
         ofLab, 2, Max, mergeCaptures},
        {QStringLiteral("merge"),
         QStringLiteral("FILE.pcap|FILE.pcapng... -o FILE.pcapng [--json]"),
         QStringLiteral("the same for files that were downloaded, without a lab"), options, 1, Max,
         mergeDownloads}};
}

} // namespace tomato::cli
