// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/exchange/fileformat.h"
#include "app/exchange/imported.h"

#include <QByteArray>
#include <QString>

class QIODevice;

namespace tomato::exchange {

/// A file that was read, with its format.
struct ImportedFile
{
    FileFormat format = FileFormat::Tomato;
    Imported imported;
};

/// The largest file of another program that is read, in bytes.
constexpr qsizetype MaxImportBytes = 64 * 1024 * 1024;

/// Reads a topology of any format. The report begins with what the lab would do outside of itself;
/// for a file of another program it has the topology's findings, too. The error's place begins with
/// the path. A topology without a name gets the file's.
Result<ImportedFile> importFile(const QString &path);
/// Reads the topology alone, for callers that cannot show the report to anybody.
Result<topology::Topology> loadAnyTopology(const QString &path);

/// Reads text of a known format; the error's place is in the text.
Result<Imported> importText(FileFormat format, const QByteArray &text);
/// Reads a zip archive: a portable project of GNS3, or a bundle of an experiment.
Result<ImportedFile> importArchive(QIODevice &device);

} // namespace tomato::exchange
