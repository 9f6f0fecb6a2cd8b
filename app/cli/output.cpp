// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include "app/base/systemwords.h"
#include "app/cli/session.h"
#include "app/topology/printable.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include <cerrno>
#include <cstdio>
#include <unistd.h>

namespace tomato::cli {

/// Why the first write to standard output failed; 0 as long as none did.
static int outputErrno = 0;

static void check(bool isWritten)
{
    if (!isWritten && outputErrno == 0)
        outputErrno = errno;
}

void put(const QByteArray &bytes)
{
    const auto size = static_cast<std::size_t>(bytes.size());
    check(std::fwrite(bytes.constData(), 1, size, stdout) == size);
}

void flush()
{
    check(std::fflush(stdout) == 0);
}

/// Returns a line with its end. Names and messages from strangers can neither control the terminal
/// nor start a new line.
static QByteArray lineOf(const QString &line)
{
    return topology::printable(line).toUtf8() + '\n';
}

void print(const QString &line)
{
    put(lineOf(line));
    flush();
}

void printLines(const QString &text)
{
    for (const QString &line : text.split(QLatin1Char('\n')))
        print(line);
}

void note(const QString &line)
{
    std::fputs(lineOf(line).constData(), stderr);
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
    return outputErrno != 0;
}

int endOutput(int code)
{
    flush();
    // Who stops reading has what it wanted.
    if (outputErrno == 0 || outputErrno == EPIPE)
        return code;
    const int failed = fail(Error{"standard output", systemWords(outputErrno)});
    return code == Done ? failed : code;
}

ExitCode exitCodeOf(const Error &error)
{
    const std::string reason = systemWords(ENOENT);
    const bool isMissing = error.message == reason || error.message == "cannot open: " + reason ||
                           error.message == "cannot be opened: " + reason;
    return isMissing ? NotFound : Failed;
}

int fail(const Error &error, ExitCode code)
{
    note(QStringLiteral("tomato: ") + QString::fromStdString(error.text()));
    if (code == Failed)
        code = exitCodeOf(error);
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
