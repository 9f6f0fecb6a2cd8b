// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/exchange/fileformat.h"
#include "app/exchange/imported.h"

#include <QByteArray>
#include <QString>

class QIODevice;

namespace tomato::exchange {

/// A file that was read, and of whose kind it is.
struct ImportedFile
{
    FileFormat format = FileFormat::Tomato;
    Imported imported;
};

/// The largest file of another program that is read, in bytes.
constexpr qsizetype MaxImportBytes = 64 * 1024 * 1024;

/// Reads a topology of any kind. The report begins with what its lab would do outside of itself;
/// that of another program's file has the topology's findings, too. The error's place begins with
/// the path. What has no name of its own gets the file's.
Result<ImportedFile> importFile(const QString &path);
/// The topology alone, for who has nobody to show the report to.
Result<topology::Topology> loadAnyTopology(const QString &path);

/// Reads text of a known kind; the error's place is in the text.
Result<Imported> importText(FileFormat format, const QByteArray &text);
/// Reads a portable project of GNS3.
Result<Imported> importProject(QIODevice &archive);

} // namespace tomato::exchange
