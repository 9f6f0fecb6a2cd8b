// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/fileformat.h"

#include <utility>
#include <vector>

namespace tomato::exchange {

QString formatName(FileFormat format)
{
    switch (format) {
    case FileFormat::Tomato:
        return QStringLiteral("ToMaTo");
    case FileFormat::GraphMl:
        return QStringLiteral("GraphML");
    case FileFormat::Gns3:
        return QStringLiteral("GNS3");
    case FileFormat::CoreXml:
        return QStringLiteral("CORE (XML)");
    case FileFormat::CoreImn:
        return QStringLiteral("CORE (imn)");
    case FileFormat::Containerlab:
        return QStringLiteral("containerlab");
    case FileFormat::Mininet:
        return QStringLiteral("Mininet");
    case FileFormat::Bundle:
        return QStringLiteral("bundle");
    }
    return {};
}

/// The endings .json and .xml are missing, since many programs use them.
static const std::vector<std::pair<QString, FileFormat>> &endings()
{
    static const std::vector<std::pair<QString, FileFormat>> all = {
        {".graphml", FileFormat::GraphMl},  {".gns3", FileFormat::Gns3},
        {".gns3project", FileFormat::Gns3}, {".gns3p", FileFormat::Gns3},
        {".imn", FileFormat::CoreImn},      {".mn", FileFormat::Mininet},
        {".yml", FileFormat::Containerlab}, {".yaml", FileFormat::Containerlab},
        {".tomato", FileFormat::Tomato},    {".zip", FileFormat::Bundle},
    };
    return all;
}

QStringList readablePatterns()
{
    QStringList patterns = {QStringLiteral("*.json"), QStringLiteral("*.xml")};
    for (const auto &[ending, format] : endings())
        patterns << QLatin1Char('*') + ending;
    return patterns;
}

static FileFormat jsonFormat(const QByteArray &content)
{
    if (content.contains("\"file_information\""))
        return FileFormat::Tomato;
    if (content.contains("\"revision\"") && content.contains("\"topology\""))
        return FileFormat::Gns3;
    if (content.contains("\"hosts\"") && content.contains("\"switches\""))
        return FileFormat::Mininet;
    return FileFormat::Tomato;
}

Result<FileFormat> recognizeFormat(const QString &fileName, const QByteArray &content)
{
    for (const auto &[ending, format] : endings()) {
        if (fileName.endsWith(ending, Qt::CaseInsensitive))
            return format;
    }
    const QByteArray start = content.left(4096).trimmed();
    if (fileName.endsWith(QLatin1String(".json"), Qt::CaseInsensitive) || start.startsWith('{') ||
        start.startsWith('['))
        return jsonFormat(content);
    if (fileName.endsWith(QLatin1String(".xml"), Qt::CaseInsensitive) || start.startsWith('<') ||
        start.startsWith("\xef\xbb\xbf<"))
        return start.contains("<graphml") ? FileFormat::GraphMl : FileFormat::CoreXml;
    if (start.startsWith("node ") || start.startsWith("comments {"))
        return FileFormat::CoreImn;
    if (start.contains("topology:"))
        return FileFormat::Containerlab;
    if (start.isEmpty())
        return FileFormat::Tomato; // which says that the file is empty
    return failure("this is no topology of ToMaTo, GraphML, GNS3, CORE, containerlab or Mininet");
}

} // namespace tomato::exchange
