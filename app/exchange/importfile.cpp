// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/importfile.h"

#include "app/exchange/readers.h"
#include "app/topology/tomatoformat.h"
#include "app/topology/wholefile.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace tomato::exchange {

Result<Imported> importText(FileFormat format, const QByteArray &text)
{
    if (format != FileFormat::Tomato && text.size() > MaximumImportBytes)
        return failure("has " + std::to_string(text.size()) + " bytes; " +
                       std::to_string(MaximumImportBytes) + " are the most that is read");
    switch (format) {
    case FileFormat::Tomato: {
        auto topology = topology::readTomato(text);
        if (!topology)
            return passOn(topology);
        return Imported{*std::move(topology), {}};
    }
    case FileFormat::GraphMl:
        return readGraphMl(text);
    case FileFormat::Gns3:
        return readGns3(text);
    case FileFormat::CoreXml:
        return readCoreXml(text);
    case FileFormat::CoreImn:
        return readCoreImn(text);
    case FileFormat::Containerlab:
        return readContainerlab(text);
    case FileFormat::Mininet:
        return readMininet(text);
    }
    return failure("this kind of file cannot be read");
}

/// "clos02" of "clos02.clab.yml".
static QString nameOf(const QString &path)
{
    static const QRegularExpression ending(QStringLiteral("(\\.clab)?\\.[A-Za-z0-9]+$"));
    return QFileInfo(path).fileName().remove(ending);
}

Result<ImportedFile> importFile(const QString &path)
{
    const auto content = topology::readWholeFile(path, topology::MaximumTopologyBytes);
    if (!content)
        return passOn(content);
    const auto format = recognizeFormat(QFileInfo(path).fileName(), *content);
    if (!format)
        return failure(format.error().message, path.toStdString());
    auto imported = importText(*format, *content);
    if (!imported) {
        const Error &error = imported.error();
        const std::string place = error.place.empty() ? std::string() : ": " + error.place;
        return failure(error.message, path.toStdString() + place);
    }
    topology::Topology &topology = imported->topology;
    if (*format != FileFormat::Tomato && topology.name().isEmpty()) {
        QJsonObject attributes = topology.attributes();
        attributes.insert(QStringLiteral("name"), nameOf(path));
        topology.setAttributes(attributes);
    }
    return ImportedFile{*format, *std::move(imported)};
}

Result<topology::Topology> loadAnyTopology(const QString &path)
{
    auto file = importFile(path);
    if (!file)
        return passOn(file);
    return std::move(file->imported.topology);
}

} // namespace tomato::exchange
