// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/fileformat.h"

#include <QRegularExpression>
#include <QSet>

#include <optional>
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
    case FileFormat::Cml:
        return QStringLiteral("Cisco Modeling Labs");
    case FileFormat::Eve:
        return QStringLiteral("EVE-NG");
    case FileFormat::Netlab:
        return QStringLiteral("netlab");
    case FileFormat::Mininet:
        return QStringLiteral("Mininet");
    case FileFormat::Bundle:
        return QStringLiteral("bundle");
    }
    return {};
}

/// The endings .json, .xml and .yaml are missing, since many programs use them.
static const std::vector<std::pair<QString, FileFormat>> &endings()
{
    static const std::vector<std::pair<QString, FileFormat>> all = {
        {".graphml", FileFormat::GraphMl},  {".gns3", FileFormat::Gns3},
        {".gns3project", FileFormat::Gns3}, {".gns3p", FileFormat::Gns3},
        {".imn", FileFormat::CoreImn},      {".mn", FileFormat::Mininet},
        {".unl", FileFormat::Eve},          {".tomato", FileFormat::Tomato},
        {".zip", FileFormat::Bundle},
    };
    return all;
}

QStringList readablePatterns()
{
    QStringList patterns = {QStringLiteral("*.json"), QStringLiteral("*.xml"),
                            QStringLiteral("*.yml"), QStringLiteral("*.yaml")};
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

/// By the keys that begin a line; nothing where none of them is one of a topology's.
static std::optional<FileFormat> yamlFormat(const QByteArray &content)
{
    static const QRegularExpression key(QStringLiteral("^(?:\\{\\s*)?[\"']?([A-Za-z]+)[\"']?\\s*:"),
                                        QRegularExpression::MultilineOption);
    QSet<QString> keys;
    const QString text = QString::fromUtf8(content);
    for (auto each = key.globalMatch(text); each.hasNext();)
        keys.insert(each.next().captured(1));
    if (keys.contains(QStringLiteral("topology")))
        return FileFormat::Containerlab;
    if (keys.contains(QStringLiteral("lab")) && keys.contains(QStringLiteral("nodes")))
        return FileFormat::Cml;
    if (keys.contains(QStringLiteral("nodes")) || keys.contains(QStringLiteral("links")) ||
        keys.contains(QStringLiteral("groups")))
        return FileFormat::Netlab;
    return std::nullopt;
}

static FileFormat xmlFormat(const QByteArray &start)
{
    if (start.contains("<graphml"))
        return FileFormat::GraphMl;
    return start.contains("<lab ") ? FileFormat::Eve : FileFormat::CoreXml;
}

Result<FileFormat> recognizeFormat(const QString &fileName, const QByteArray &content)
{
    for (const auto &[ending, format] : endings()) {
        if (fileName.endsWith(ending, Qt::CaseInsensitive))
            return format;
    }
    // A flow of YAML looks like JSON.
    if (fileName.endsWith(QLatin1String(".yml"), Qt::CaseInsensitive) ||
        fileName.endsWith(QLatin1String(".yaml"), Qt::CaseInsensitive))
        return yamlFormat(content).value_or(FileFormat::Containerlab);
    const QByteArray start = content.left(4096).trimmed();
    if (fileName.endsWith(QLatin1String(".json"), Qt::CaseInsensitive) || start.startsWith('{') ||
        start.startsWith('['))
        return jsonFormat(content);
    if (fileName.endsWith(QLatin1String(".xml"), Qt::CaseInsensitive) || start.startsWith('<') ||
        start.startsWith("\xef\xbb\xbf<"))
        return xmlFormat(start);
    if (start.startsWith("node ") || start.startsWith("comments {"))
        return FileFormat::CoreImn;
    if (const auto format = yamlFormat(content))
        return *format;
    if (start.contains("topology:"))
        return FileFormat::Containerlab;
    if (start.isEmpty())
        return FileFormat::Tomato; // which says that the file is empty
    return failure(
        "this is no topology of ToMaTo, GraphML, GNS3, CORE, containerlab, Cisco Modeling "
        "Labs, EVE-NG, netlab or Mininet");
}

} // namespace tomato::exchange
