// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QByteArray>
#include <QString>

namespace tomato::topology {

/// Who may read a file.
enum class FileReaders
{
    /// The umask decides; a file that replaces another keeps its permissions.
    Usual,
    /// Only the user may read it.
    Owner
};

/// Reads all bytes of a regular file; fails when it is larger than `maximumBytes`. The error's
/// place is the path.
Result<QByteArray> readWholeFile(const QString &path, qsizetype maximumBytes);

/// Writes the whole file, or leaves the existing one unchanged.
Result<> writeWholeFile(const QString &path, const QByteArray &content,
                        FileReaders readers = FileReaders::Usual);

} // namespace tomato::topology
