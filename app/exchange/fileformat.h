// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace tomato::exchange {

/// The kinds of files that topologies come in.
enum class FileFormat
{
    Tomato,
    GraphMl,
    Gns3,
    CoreXml,
    CoreImn,
    Containerlab,
    Mininet
};

/// "Topology Zoo GraphML", "GNS3", ...
QString formatName(FileFormat format);

/// By the file's name, and by what it begins with where the name leaves it open.
Result<FileFormat> recognizeFormat(const QString &fileName, const QByteArray &content);

/// Patterns of the files that can be read, such as "*.graphml".
QStringList readablePatterns();

} // namespace tomato::exchange
