// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QByteArray>
#include <QString>

namespace tomato::topology {

/// Who may read a file.
enum class FileReaders
{
    /// As the umask says; those of the file that is replaced.
    Usual,
    /// The user alone.
    Owner
};

/// All bytes of a regular file that has at most so many. The error's place is the path.
Result<QByteArray> readWholeFile(const QString &path, qsizetype maximumBytes);

/// Writes the whole file, or leaves what is there as it is.
Result<> writeWholeFile(const QString &path, const QByteArray &content,
                        FileReaders readers = FileReaders::Usual);

} // namespace tomato::topology
