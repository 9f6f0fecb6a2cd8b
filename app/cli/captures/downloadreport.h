// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/cli/arguments.h"
#include "app/cli/session.h"

#include <QJsonObject>
#include <QString>

namespace tomato::cli {

/// Returns the proposed file ending: ".pcapng" where several hosts recorded, which puts their
/// packets in order, else ".pcap" for one segment, and ".tar.gz" for more.
QString downloadEnding(const client::CaptureStatus &capture);

/// Returns what --partial and --raw-clocks say.
client::HostOptions hostOptions(const Arguments &arguments);

/// Reads back from the file what a download holds: {"file", "bytes", "packets", "segments": [...]}.
Result<QJsonObject> summarize(const QString &file);
/// Prints the summary in words, a line per segment.
void printSummary(const QString &title, const QJsonObject &summary);
/// Prints what a download holds, as JSON when --json asks for it; returns the exit code.
int reportDownload(const Arguments &arguments, const QString &title, const QString &file);

} // namespace tomato::cli
