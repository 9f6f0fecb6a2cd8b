// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include "app/cli/session.h"
#include "app/topology/printable.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>
#include <unistd.h>

namespace tomato::cli {

/// Writes a line. Names and messages from strangers can neither control the terminal nor start a
/// new line.
static void write(FILE *stream, const QString &line)
{
    const QByteArray bytes = topology::printable(line).toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream);
    std::fflush(stream);
}

void print(const QString &line)
{
    write(stdout, line);
}

void printLines(const QString &text)
{
    for (const QString &line : text.split(QLatin1Char('\n')))
        print(line);
}

void note(const QString &line)
{
    write(stderr, line);
}

QString printableLines(const QString &text)
{
    QStringList lines = text.split(QLatin1Char('\n'));
    for (QString &line : lines) {
        QStringList parts = line.split(QLatin1Char('\t'));
        for (QString &part : parts)
            part = topology::printable(part);
        line = parts.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n'));
}

QString jsonText(const QJsonValue &value)
{
    const QJsonDocument document =
        value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    // Qt escapes only some of the characters that control a terminal, and JSON has no \x1b as
    // printable() writes it.
    QString text;
    for (const QChar each : QString::fromUtf8(document.toJson(QJsonDocument::Compact))) {
        if (topology::isSteering(each))
            text += QStringLiteral("\\u%1").arg(each.unicode(), 4, 16, QLatin1Char('0'));
        else
            text += each;
    }
    return text;
}

void printJson(const QJsonValue &value)
{
    print(jsonText(value));
}

bool isOutputGone()
{
    return std::ferror(stdout) != 0;
}

int fail(const Error &error, ExitCode code)
{
    note(QStringLiteral("tomato: ") + QString::fromStdString(error.text()));
    return code != Misused && isInterrupted() ? Interrupted : code;
}

QString counted(qint64 number, const char *what)
{
    return QStringLiteral("%1 %2%3").arg(number).arg(QLatin1String(what),
                                                     QLatin1String(number == 1 ? "" : "s"));
}

QString bytesText(qint64 bytes)
{
    if (bytes < 1000)
        return QStringLiteral("%1 B").arg(bytes);
    const double thousand = static_cast<double>(bytes) / 1000;
    if (thousand < 1000)
        return QStringLiteral("%1 kB").arg(thousand, 0, 'f', 1);
    return QStringLiteral("%1 MB").arg(thousand / 1000, 0, 'f', 1);
}

QString timeText(qint64 nanosecondsSince1970)
{
    if (nanosecondsSince1970 == 0)
        return QStringLiteral("-");
    const qint64 second = nanosecondsSince1970 / 1'000'000'000;
    const qint64 micro = nanosecondsSince1970 / 1000 % 1'000'000;
    return QDateTime::fromSecsSinceEpoch(second).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.")) +
           QStringLiteral("%1").arg(micro, 6, 10, QLatin1Char('0'));
}

void showProgress(qint64 done, qint64 total)
{
    if (isatty(STDERR_FILENO) != 0)
        std::fprintf(stderr, "\r%s of %s ", qPrintable(bytesText(done)),
                     qPrintable(bytesText(total)));
}

void endProgress()
{
    if (isatty(STDERR_FILENO) != 0)
        std::fprintf(stderr, "\r\033[K");
}

} // namespace tomato::cli
