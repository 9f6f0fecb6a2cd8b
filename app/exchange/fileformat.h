// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace tomato::exchange {

/// The formats of files that topologies are read from.
enum class FileFormat
{
    Tomato,
    GraphMl,
    Gns3,
    CoreXml,
    CoreImn,
    Containerlab,
    Cml,
    Eve,
    Netlab,
    Mininet,
    /// An experiment that `tomato bundle make` packed.
    Bundle
};

/// Returns the name for people: "Topology Zoo GraphML", "GNS3", ...
QString formatName(FileFormat format);

/// Recognizes the format by the file's name, and by its first bytes where the name leaves it open.
Result<FileFormat> recognizeFormat(const QString &fileName, const QByteArray &content);

/// Returns patterns of the files that can be read, such as "*.graphml".
QStringList readablePatterns();

} // namespace tomato::exchange
