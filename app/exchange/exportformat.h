// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/exchange/importreport.h"
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

/// A topology as text, and what of it the format could not take.
struct Exported
{
    QByteArray text;
    ImportReport report;
};

/// By the file's ending; ToMaTo's own for any that is not known.
ExportFormat exportFormatOf(const QString &fileName);
/// Refuses an ending of which nobody knows what it means, such as a mistyped one.
Result<> checkEnding(const QString &fileName);

Exported exportText(ExportFormat format, const topology::Topology &topology);
/// Writes whole or not at all, in the format of the file's ending.
Result<ImportReport> exportFile(const topology::Topology &topology, const QString &path);

} // namespace tomato::exchange
