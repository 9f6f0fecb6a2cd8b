// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mcp/recordedpackets.h"

#include "app/confined/confinedprogram.h"
#include "app/mcp/latestlines.h"

#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace tomato::mcp {

using namespace std::chrono_literals;

/// The time limit for a whole recording.
static constexpr auto Longest = 300s;

static QString counted(const LatestLines &lines)
{
    return QStringLiteral("the latest %1 of %2 packets\n").arg(lines.kept()).arg(lines.all());
}

Result<> RecordedPackets::download(const Caller &caller, const QString &file) const
{
    const auto saved =
        runCommand(caller, {"capture", "download", lab, connection, "-o", file}, Longest);
    return saved ? Result<>() : passOn(saved);
}

Result<QString> RecordedPackets::asTable(const Caller &caller) const
{
    const QTemporaryDir folder;
    const QString recording = folder.filePath(QStringLiteral("packets.pcapng"));
    if (const auto saved = download(caller, recording); !saved)
        return passOn(saved);
    QFile table(folder.filePath(QStringLiteral("packets.csv")));
    QStringList reading{"packets", recording, "-o", table.fileName()};
    if (!filter.isEmpty())
        reading << "--filter" << filter;
    if (const auto read = runCommand(caller, reading, Longest); !read)
        return passOn(read);
    if (!table.open(QIODevice::ReadOnly))
        return failure(table.errorString().toStdString(), "packets");
    const QString head = QString::fromUtf8(table.readLine());
    LatestLines lines(count);
    while (!table.atEnd())
        lines.add(table.readLine());
    return counted(lines) + head + lines.text();
}

Result<QString> RecordedPackets::decoded(const Caller &caller) const
{
    const QString tshark = QStandardPaths::findExecutable(QStringLiteral("tshark"));
    if (tshark.isEmpty())
        return failure("is not installed. Debian and Ubuntu: sudo apt install tshark", "tshark");
    if (!ConfinedProgram::isPossible())
        return failure(ConfinedProgram::howToInstall().toStdString());
    const QTemporaryDir folder;
    const QString recording = folder.filePath(QStringLiteral("packets.pcapng"));
    if (const auto saved = download(caller, recording); !saved)
        return passOn(saved);
    ConfinedProgram reader{tshark,
                           {"-n", "-r", recording},
                           {folder.path()},
                           {"WIRESHARK_CONFIG_DIR=" + folder.path(), "LC_ALL=C.UTF-8"}};
    if (!filter.isEmpty())
        reader.arguments << "-Y" << filter;
    LatestLines lines(count);
    const auto read = runConfined(caller.cancelled, reader, Longest,
                                  [&lines](const QByteArray &bytes) { lines.add(bytes); });
    if (!read)
        return passOn(read);
    lines.end();
    return counted(lines) + lines.text();
}

} // namespace tomato::mcp
