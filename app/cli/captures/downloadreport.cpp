// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/captures/downloadreport.h"

#include "app/cli/output.h"
#include "capture/archive/download.h"

#include <QFileInfo>
#include <QJsonArray>

namespace tomato::cli {

client::HostOptions hostOptions(const Arguments &arguments)
{
    return {arguments.has(QStringLiteral("--partial")),
            arguments.has(QStringLiteral("--raw-clocks"))};
}

QString downloadEnding(const client::CaptureStatus &capture)
{
    if (capture.parts.size() > 1)
        return QStringLiteral(".pcapng");
    return capture.segments > 1 ? QStringLiteral(".tar.gz") : QStringLiteral(".pcap");
}

Result<QJsonObject> summarize(const QString &file)
{
    const auto segments = capture::summarizeDownload(file.toStdString());
    if (!segments)
        return passOn(segments);
    QJsonArray rows;
    qint64 packets = 0;
    for (const capture::SegmentSummary &segment : *segments) {
        packets += static_cast<qint64>(segment.packets);
        rows.append(QJsonObject{{"name", QString::fromStdString(segment.name)},
                                {"packets", static_cast<qint64>(segment.packets)},
                                {"bytes", static_cast<qint64>(segment.bytes)},
                                {"firstNanoseconds", static_cast<qint64>(segment.first.count())},
                                {"lastNanoseconds", static_cast<qint64>(segment.last.count())}});
    }
    return QJsonObject{{"file", file},
                       {"bytes", QFileInfo(file).size()},
                       {"packets", packets},
                       {"segments", rows}};
}

void printSummary(const QString &title, const QJsonObject &summary)
{
    print(QStringLiteral("%1: %2 in %3 (%4)")
              .arg(title, counted(summary["packets"].toInteger(), "packet"),
                   summary["file"].toString(), bytesText(summary["bytes"].toInteger())));
    for (const QJsonValue row : summary["segments"].toArray())
        print(QStringLiteral("  %1  %2, %3, %4 to %5")
                  .arg(row["name"].toString(), counted(row["packets"].toInteger(), "packet"),
                       bytesText(row["bytes"].toInteger()),
                       timeText(row["firstNanoseconds"].toInteger()),
                       timeText(row["lastNanoseconds"].toInteger())));
}

int reportDownload(const Arguments &arguments, const QString &title, const QString &file)
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

} // namespace tomato::cli
