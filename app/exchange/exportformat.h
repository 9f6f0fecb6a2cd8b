// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/exchange/documents/importreport.h"
#include "app/topology/topology.h"

#include <QByteArray>
#include <QString>

namespace tomato::exchange {

/// The kinds of files that topologies are written as.
enum class ExportFormat
{
    Tomato,
    GraphMl,
    Containerlab,
    MininetScript,
    Graphviz
};

/// A topology as text, and a report of what the format could not hold.
struct Exported
{
    QByteArray text;
    ImportReport report;
};

/// Finds the format by the file name's ending; an unknown ending means ToMaTo's own format.
ExportFormat exportFormatOf(const QString &fileName);
/// Fails for an ending that no known format has, such as a mistyped one.
Result<> checkEnding(const QString &fileName);

Exported exportText(ExportFormat format, const topology::Topology &topology);
/// Writes the file whole or not at all.
Result<ImportReport> exportFile(const topology::Topology &topology, const QString &path,
                                ExportFormat format);
/// The format is that of the file name's ending.
Result<ImportReport> exportFile(const topology::Topology &topology, const QString &path);

} // namespace tomato::exchange
