// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QCommandLineOption>
#include <QList>
#include <QString>

class QCommandLineParser;

namespace tomato::ui {

/// The option that prints the script by which a shell completes words of `tomato-desktop`.
inline constexpr QLatin1String CompletionOption("completion");

/// Adds the options of `tomato-desktop`, and returns them.
QList<QCommandLineOption> addDesktopOptions(QCommandLineParser &parser);
/// Returns whether what is asked for needs no window, and thus no display; `words` are those behind
/// the program's name.
bool needsNoDisplay(const QStringList &words);
/// Returns the script by which a shell completes these options and names of files. Fails for a
/// shell that is none of bash, zsh and fish.
Result<QString> completionScript(const QString &shell, const QList<QCommandLineOption> &options);

} // namespace tomato::ui
