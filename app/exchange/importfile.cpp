// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/importfile.h"

#include "app/exchange/documents/bag.h"
#include "app/exchange/documents/safezip.h"
#include "app/exchange/documents/textencoding.h"
#include "app/exchange/placement/placement.h"
#include "app/exchange/portableproject.h"
#include "app/exchange/readers.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/findings.h"
#include "app/topology/format/tomatoformat.h"
#include "app/topology/format/wholefile.h"
#include "app/topology/positionscale.h"
#include "app/topology/printable.h"
#include "app/topology/reach/outsidereach.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace tomato::exchange {

static Result<Imported> readOther(FileFormat format, const QByteArray &text)
{
    switch (format) {
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
    case FileFormat::Cml:
        return readCml(text);
    case FileFormat::Eve:
        return readEve(text);
    case FileFormat::Netlab:
        return readNetlab(text);
    case FileFormat::Mininet:
        return readMininet(text);
    case FileFormat::Bundle:
        return failure("this is no whole zip archive");
    case FileFormat::Tomato:
        break;
    }
    return failure("this kind of file cannot be read");
}

Result<Imported> importText(FileFormat format, const QByteArray &text)
{
    if (format == FileFormat::Tomato) {
        auto topology = topology::readTomato(text);
        if (!topology)
            return passOn(topology);
        return Imported{*std::move(topology), {}};
    }
    if ((format == FileFormat::Gns3 || format == FileFormat::Bundle) && SafeZip::isZip(text)) {
        QBuffer archive;
        archive.setData(text);
        auto file = importArchive(archive);
        if (!file)
            return passOn(file);
        return std::move(file->imported);
    }
    if (text.size() > MaxImportBytes)
        return failure("has " + std::to_string(text.size()) + " bytes; " +
                       std::to_string(MaxImportBytes) + " are the most that is read");
    ImportReport report;
    const auto decoded = decodeText(text, report);
    if (!decoded)
        return passOn(decoded);
    auto imported = readOther(format, decoded->toUtf8());
    if (imported)
        imported->report.append(report);
    return imported;
}

static Result<Imported> importProject(SafeZip &archive)
{
    const auto project = PortableProject::read(archive);
    if (!project)
        return passOn(project);
    auto imported = importText(FileFormat::Gns3, project->project);
    if (!imported)
        return failure(imported.error().message, "project.gns3: " + imported.error().place);
    imported->report.append(project->report);
    return imported;
}

/// EVE-NG exports its labs as an archive of .unl files.
static QList<const SafeZip::Member *> eveLabs(const SafeZip &archive)
{
    QList<const SafeZip::Member *> labs;
    for (const SafeZip::Member &member : archive.members()) {
        if (member.name.endsWith(QLatin1String(".unl"), Qt::CaseInsensitive) && !member.isFolder())
            labs << &member;
    }
    return labs;
}

static Result<Imported> importEveExport(SafeZip &archive,
                                        const QList<const SafeZip::Member *> &labs)
{
    const SafeZip::Member &lab = *labs.front();
    if (labs.size() > 1)
        return failure("there are " + std::to_string(labs.size()) +
                       " labs of EVE-NG in the archive, the first is " + quoted(lab.name) +
                       ": unpack it, and open one of them");
    const auto text = archive.read(lab, MaxImportBytes);
    if (!text)
        return passOn(text);
    auto imported = importText(FileFormat::Eve, *text);
    if (!imported)
        return failure(imported.error().message, quoted(lab.name) + ": " + imported.error().place);
    for (const SafeZip::Member &member : archive.members()) {
        if (&member != &lab && !member.isFolder())
            imported->report.add("files beside the lab stay in the archive", quoted(member.name));
    }
    return imported;
}

/// Up to so many bytes are compared with their digests when a bundle is opened.
static constexpr quint64 MaxComparedBytes = 256 * 1024 * 1024;

static Result<> compareDigests(Bag &bag, ImportReport &report)
{
    quint64 bytes = 0;
    for (const QString &path : bag.payload())
        bytes += bag.bytesOf(path);
    if (bytes > MaxComparedBytes) {
        report.add("its files are too large to be compared here: tomato bundle verify does it");
        return {};
    }
    const auto errors = bag.check();
    if (!errors)
        return passOn(errors);
    for (const Error &each : *errors)
        report.add(each.message, each.place);
    return {};
}

/// The topology of an experiment's bundle, which is as it was packed.
static Result<Imported> importBundle(SafeZip archive)
{
    auto bag = Bag::open(std::move(archive));
    if (!bag)
        return passOn(bag);
    const QString path = QStringLiteral("data/topology.tomato4.json");
    const auto text = bag->read(path, topology::MaxTopologyBytes);
    if (!text)
        return passOn(text);
    auto imported = importText(FileFormat::Tomato, *text);
    if (!imported)
        return failure(imported.error().message,
                       path.toStdString() + ": " + imported.error().place);
    if (const auto compared = compareDigests(*bag, imported->report); !compared)
        return passOn(compared);
    return imported;
}

Result<ImportedFile> importArchive(QIODevice &device)
{
    auto archive = SafeZip::open(device);
    if (!archive)
        return passOn(archive);
    if (const auto labs = eveLabs(*archive); !labs.isEmpty() && !Bag::isBag(*archive)) {
        auto imported = importEveExport(*archive, labs);
        if (!imported)
            return passOn(imported);
        return ImportedFile{FileFormat::Eve, *std::move(imported)};
    }
    const bool isBundle = Bag::isBag(*archive);
    auto imported = isBundle ? importBundle(*std::move(archive)) : importProject(*archive);
    if (!imported)
        return passOn(imported);
    return ImportedFile{isBundle ? FileFormat::Bundle : FileFormat::Gns3, *std::move(imported)};
}

/// Returns "clos02" for "clos02.clab.yml".
static QString nameOf(const QString &path)
{
    static const QRegularExpression ending(QStringLiteral("(\\.clab)?\\.[A-Za-z0-9]+$"));
    return topology::withoutSteering(QFileInfo(path).fileName().remove(ending));
}

static Result<ImportedFile> readFile(const QString &path)
{
    QFile file(path);
    // It may have disks or recordings in it: it is not read as a whole.
    if (QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly) && SafeZip::isZip(file.peek(4)))
        return importArchive(file);
    file.close();
    const auto content = topology::readWholeFile(path, topology::MaxTopologyBytes);
    if (!content)
        return failure(content.error().message);
    // The format does not depend on the encoding.
    ImportReport ignored;
    const auto decoded = decodeText(*content, ignored);
    const auto format = recognizeFormat(QFileInfo(path).fileName(),
                                        decoded ? decoded->left(1 << 20).toUtf8() : *content);
    if (!format)
        return failure(format.error().message);
    auto imported = importText(*format, *content);
    if (!imported)
        return passOn(imported);
    return ImportedFile{*format, *std::move(imported)};
}

/// Puts what the lab would do outside of itself before all other remarks.
static void reportOutside(Imported &imported)
{
    std::vector<std::string> outside;
    for (const topology::OutsideReach &reach : topology::outsideReaches(imported.topology))
        outside.push_back("its lab reaches outside of itself: it " + reach.text().toStdString());
    imported.report.putFirst(outside);
}

/// Files that people or scripts write often have no positions: all of it would lie on one spot.
static void placeUnplaced(topology::Topology &topology)
{
    Positions positions;
    std::vector<ElementId> devices;
    for (const auto &[id, element] : topology.elements()) {
        if (element.isInterface())
            continue;
        devices.push_back(id);
        if (element.attributes.value(topology::PositionAttribute).isObject())
            positions.emplace(id, element.position());
    }
    if (positions.size() == devices.size())
        return;
    // The others are placed among fractions of a drawing's size as fractions, too.
    const double scale = topology::positionScale(topology);
    for (auto &[id, place] : positions)
        place *= scale;
    const Positions before = positions;
    placeTheRest(topology, devices, positions);
    const auto setAll = [&](double unit, bool isKnownSet) {
        for (const auto &[id, place] : positions) {
            const QJsonObject position{{"x", place.x() / unit}, {"y", place.y() / unit}};
            if (isKnownSet || !before.contains(id))
                (void)topology.setAttribute(id, topology::PositionAttribute, position);
        }
    };
    setAll(scale, false);
    // So far out they would be taken for pixels.
    if (scale != 1 && topology::positionScale(topology) != scale)
        setAll(1, true);
}

Result<ImportedFile> importFile(const QString &path)
{
    auto file = readFile(path);
    if (!file) {
        const Error &error = file.error();
        const std::string place = error.place.empty() ? std::string() : ": " + error.place;
        return failure(error.message, path.toStdString() + place);
    }
    if (file->format == FileFormat::Tomato || file->format == FileFormat::Bundle) {
        placeUnplaced(file->imported.topology);
        reportOutside(file->imported);
        return file;
    }
    topology::Topology &topology = file->imported.topology;
    if (topology.name().isEmpty()) {
        QJsonObject attributes = topology.attributes();
        attributes.insert(topology::NameAttribute, nameOf(path));
        topology.setAttributes(attributes);
    }
    for (const topology::Finding &finding : topology::findings(topology))
        file->imported.report.add(finding.message, {}, finding.about);
    reportOutside(file->imported);
    return file;
}

Result<topology::Topology> loadAnyTopology(const QString &path)
{
    auto file = importFile(path);
    if (!file)
        return passOn(file);
    return std::move(file->imported.topology);
}

} // namespace tomato::exchange
