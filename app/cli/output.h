// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/cli/exitcode.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

namespace tomato::cli {

/// A line on standard output. What in it would steer a terminal is written as \x1b, a line's end
/// too: names and messages come from strangers' files.
void print(const QString &line);
/// Each line of a text by itself.
void printLines(const QString &text);
/// A line on standard error, for people only.
void note(const QString &line);
/// A text with its lines' ends and tabs, and nothing else that steers a terminal.
QString printableLines(const QString &text);
/// On one line, and so that nothing in it steers a terminal.
QString jsonText(const QJsonValue &value);
/// One JSON document on one line of standard output.
void printJson(const QJsonValue &value);
/// "tomato: place: message" on standard error; returns the code.
int fail(const Error &error, ExitCode code = Failed);
/// "1 element", "2 elements".
QString counted(qint64 number, const char *what);
/// "3,204,112 bytes" style numbers would hinder scripts: plain digits with a unit, "3.2 MB".
QString bytesText(qint64 bytes);
/// "2026-01-31 12:00:00.123456" in local time; "-" for none.
QString timeText(qint64 nanosecondsSince1970);

/// Of a long job, on a terminal: one line that is written over.
void showProgress(qint64 done, qint64 total);
void endProgress();

} // namespace tomato::cli
