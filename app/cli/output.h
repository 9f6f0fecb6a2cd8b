// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/cli/exitcode.h"

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

namespace tomato::cli {

/// Prints a line on standard output. Characters that would control a terminal, and line breaks, are
/// escaped (\x1b): names and messages come from untrusted files.
void print(const QString &line);
/// Prints each line of a text by itself.
void printLines(const QString &text);
/// Puts bytes on standard output as they are; flush() sends them to whoever waits for them.
void put(const QByteArray &bytes);
void flush();
/// Prints a line on standard error, for people only.
void note(const QString &line);
/// Returns a text in which only line breaks and tabs are left of the characters that control a
/// terminal.
QString printableLines(const QString &text);
/// Returns JSON on one line, in which characters that would control a terminal are escaped.
QString jsonText(const QJsonValue &value);
/// Prints a JSON document on one line of standard output.
void printJson(const QJsonValue &value);
/// Returns whether something could not be printed on standard output, as when its reader is gone.
bool isOutputGone();
/// Ends the program's output: what could not be printed, as on a full disk, is a failure, which is
/// said. Returns the exit code, which is `code` else.
int endOutput(int code);
/// Returns NotFound for a file that is not there, whoever wanted to open it, and else Failed.
ExitCode exitCodeOf(const Error &error);
/// Prints "tomato: place: message" on standard error; returns the code, of Failed that of the
/// error.
int fail(const Error &error, ExitCode code = Failed);
/// Returns "1 element" or "2 elements".
QString counted(qint64 number, const char *what);
/// Returns "3.2 MB": digits with a unit. Separators, as in "3,204,112 bytes", would hinder scripts.
QString bytesText(qint64 bytes);
/// Returns "2026-01-31 12:00:00.123456" in local time; "-" for none.
QString timeText(qint64 nanosecondsSince1970);

/// Shows the progress of a long job on a terminal, in one line that is overwritten.
void showProgress(qint64 done, qint64 total);
void endProgress();

} // namespace tomato::cli
