// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bundle/bundlemaker.h"

#include "app/base/isotime.h"
#include "app/bundle/figures.h"
#include "app/bundle/outsideconnections.h"
#include "app/bundle/secretfilter.h"
#include "app/exchange/exportformat.h"
#include "app/exchange/importfile.h"
#include "app/experiment/outcome/experimentfolder.h"
#include "app/experiment/outcome/runtable.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/format/filetitle.h"
#include "app/topology/format/tomatoformat.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTemporaryFile>

#include <algorithm>

namespace tomato::bundle {

namespace {

const char *const ReadMe =
    "This is a bundle of an experiment with a network, made by ToMaTo Desktop.\n"
    "\n"
    "topology.tomato4.json       the network, what happens in it, and what must come out\n"
    "topology.clab.yml           the network for containerlab, topology.py for Mininet\n"
    "elements/NAME               what the element NAME finds in /root\n"
    "runs/NNN                    what came out: run.json (outcome, machine, programs, settings),\n"
    "                            log.jsonl (steps), captures, output\n"
    "table.csv                   what was measured, over all runs\n"
    "figures                     the same as pictures, one for each statement\n"
    "ro-crate-metadata.json      all of this for programs (RO-Crate 1.1, Process Run Crate)\n"
    "\n"
    "To perform it again:        tomato bundle run FILE.zip --out DIR\n"
    "To perform and compare it:  tomato bundle verify FILE.zip\n";

/// Sorted, relative to the folder. Links are left out: they lead elsewhere.
QStringList filesBelow(const QString &folder)
{
    QStringList files;
    const QDir top(QDir(folder).absolutePath());
    QDirIterator all(top.path(),
                     QDir::Files | QDir::Hidden | QDir::NoSymLinks | QDir::NoDotAndDotDot,
                     QDirIterator::Subdirectories);
    while (all.hasNext())
        files << top.relativeFilePath(all.next());
    std::sort(files.begin(), files.end());
    return files;
}

RunAction actionOfRun(const RunFiles &run)
{
    const experiment::RunRecord &record = run.record;
    RunAction action{record.run.number, record.run.label(), {}, {}, record.held(), record.problem};
    action.programs = run.json.value(QLatin1String("programs")).toArray();
    if (record.started != Timestamp{}) {
        const auto length = std::chrono::duration<double>(record.seconds);
        action.started = QString::fromStdString(isoTime(record.started));
        action.ended = QString::fromStdString(
            isoTime(record.started + std::chrono::duration_cast<Timestamp>(length)));
    }
    return action;
}

} // namespace

Result<BundleMaker::Report> BundleMaker::make(const QString &source, const QString &archive)
{
    const bool isFolder = QFileInfo(source).isDir();
    const auto file = isFolder ? topologyFileIn(source) : Result<QString>(source);
    if (!file)
        return passOn(file);
    auto topology = exchange::loadAnyTopology(*file);
    if (!topology)
        return passOn(topology);
    m_topology = *std::move(topology);
    const QJsonObject experiment =
        m_topology.attributes().value(experiment::ExperimentAttribute).toObject();
    m_title = experiment.value(QLatin1String("title")).toString();
    if (m_title.isEmpty())
        m_title = m_topology.name().isEmpty() ? topology::fileTitle(*file) : m_topology.name();
    if (const auto opened = m_bag.open(archive); !opened)
        return passOn(opened);
    if (const auto added = addTopology(); !added)
        return passOn(added);
    if (isFolder) {
        const QString elements = QDir(source).filePath(experiment::ElementsFolder);
        if (const auto added = addFolder(QStringLiteral("elements/"), elements); !added)
            return passOn(added);
        if (const auto added = addRuns(source); !added)
            return passOn(added);
    }
    if (const auto finished = finish(); !finished)
        return passOn(finished);
    return m_report;
}

Result<> BundleMaker::addTopology()
{
    const auto added =
        m_bag.add(QStringLiteral("topology.tomato4.json"), topology::writeTomato(m_topology));
    if (!added)
        return added;
    QJsonObject experiment =
        m_topology.attributes().value(experiment::ExperimentAttribute).toObject();
    if (!experiment.isEmpty()) {
        if (!experiment.contains(QLatin1String("$schema")))
            experiment.insert("$schema", "urn:tomato-desktop:experiment:1");
        const auto written =
            m_bag.add(QStringLiteral("experiment.json"), QJsonDocument(experiment).toJson());
        if (!written)
            return written;
    }
    const std::pair<const char *, exchange::ExportFormat> exports[] = {
        {"topology.clab.yml", exchange::ExportFormat::Containerlab},
        {"topology.py", exchange::ExportFormat::MininetScript}};
    for (const auto &[name, format] : exports) {
        const auto written =
            m_bag.add(QLatin1String(name), exchange::exportText(format, m_topology).text);
        if (!written)
            return written;
    }
    return m_bag.add(QStringLiteral("README.txt"), ReadMe);
}

Result<> BundleMaker::addFolder(const QString &prefix, const QString &folder)
{
    for (const QString &name : filesBelow(folder)) {
        if (const auto added = m_bag.addFile(prefix + name, QDir(folder).filePath(name)); !added)
            return added;
    }
    QDirIterator folders(folder,
                         QDir::Dirs | QDir::Hidden | QDir::NoSymLinks | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
    while (folders.hasNext()) {
        const QString path = folders.next();
        if (!QDir(path).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot))
            continue;
        if (const auto added = m_bag.addFolder(prefix + QDir(folder).relativeFilePath(path));
            !added)
            return added;
    }
    return {};
}

QSet<QString> BundleMaker::filesFromOutside(const RunFiles &run) const
{
    QSet<QString> files;
    for (const ConnectionId &id : connectionsToOutside(m_topology)) {
        const auto found = run.recordings.find(m_topology.label(id));
        if (found != run.recordings.end())
            files += QSet<QString>(found->second.begin(), found->second.end());
    }
    return files;
}

Result<> BundleMaker::addCapture(const QString &path, const QString &file)
{
    if (m_included.secrets)
        return m_bag.addFile(path, file);
    const auto goOn = [this] { return m_bag.goesOn(); };
    const auto secrets = hasSecrets(file, goOn);
    if (!secrets)
        return passOn(secrets);
    if (!*secrets)
        return m_bag.addFile(path, file);
    QTemporaryFile copy;
    if (!copy.open())
        return failure("cannot write a temporary file: " + copy.errorString().toStdString());
    if (const auto copied = copyWithoutSecrets(file, copy, goOn); !copied)
        return copied;
    copy.close();
    m_report.leftOut << QStringLiteral("the secrets of TLS and QUIC in %1").arg(path);
    return m_bag.addFile(path, copy.fileName());
}

Result<> BundleMaker::addRun(const RunFiles &run)
{
    const QSet<QString> outside = m_included.attached ? QSet<QString>() : filesFromOutside(run);
    const QString prefix = runFolderName(run.record.run.number);
    for (const QString &name : filesBelow(run.folder)) {
        const QString file = QDir(run.folder).filePath(name);
        if (outside.contains(file)) {
            m_report.leftOut
                << QStringLiteral("%1: it is of a connection to the outside").arg(prefix + name);
            continue;
        }
        const auto added = name.endsWith(QLatin1String(".pcapng"))
                               ? addCapture(prefix + name, file)
                               : m_bag.addFile(prefix + name, file);
        if (!added)
            return added;
    }
    m_actions.push_back(actionOfRun(run));
    ++m_report.runs;
    return {};
}

Result<> BundleMaker::addRuns(const QString &experiment)
{
    const auto runs = RunFiles::readAll(experiment);
    if (!runs)
        return passOn(runs);
    for (const auto &[number, run] : *runs) {
        if (const auto added = addRun(run); !added)
            return added;
    }
    return runs->empty() ? Result<>() : addTable(*runs);
}

Result<> BundleMaker::addTable(const std::map<int, RunFiles> &runs)
{
    std::vector<experiment::RunRecord> records;
    for (const auto &[number, run] : runs)
        records.push_back(run.record);
    const experiment::RunTable table(records);
    const auto added = m_bag.add(QStringLiteral("table.csv"), table.csv().toUtf8());
    if (!added)
        return added;
    const auto also = m_bag.add(QStringLiteral("table.json"), QJsonDocument(table.json()).toJson());
    return also ? addFigures(table) : also;
}

Result<> BundleMaker::addFigures(const experiment::RunTable &table)
{
    const auto figures = drawFigures(m_plotProgram, table, [this] { return m_bag.goesOn(); });
    if (!figures && !m_bag.goesOn())
        return passOn(figures);
    if (!figures) {
        m_report.leftOut << QStringLiteral("the figures: %1")
                                .arg(QString::fromStdString(figures.error().text()));
        return {};
    }
    for (const Figure &each : *figures) {
        if (const auto added = m_bag.add(FiguresFolder + each.name, each.svg); !added)
            return added;
    }
    return {};
}

Result<> BundleMaker::finish()
{
    const QJsonObject experiment =
        m_topology.attributes().value(experiment::ExperimentAttribute).toObject();
    QString description = experiment.value(QLatin1String("description")).toString();
    if (description.isEmpty())
        description = m_topology.attributes().value(topology::NotesAttribute).toString();
    if (description.isEmpty())
        description = QStringLiteral("An experiment with a network of %1 connections, and %2 runs "
                                     "of it.")
                          .arg(m_topology.connections().size())
                          .arg(m_report.runs);
    const auto added =
        m_bag.add(QStringLiteral("ro-crate-metadata.json"),
                  crateMetadata(m_title, description, m_authorship, m_actions, m_bag.packed()));
    if (!added)
        return added;
    for (const BagWriter::Packed &each : m_bag.packed())
        m_report.bytes += each.bytes;
    m_report.files = static_cast<qint64>(m_bag.packed().size());
    std::vector<std::pair<QString, QString>> info = {
        {QStringLiteral("External-Description"), m_title},
        {QStringLiteral("Bag-Software-Agent"), QStringLiteral("tomato " TOMATO_VERSION)}};
    if (!m_authorship.author.isEmpty())
        info.emplace_back(QStringLiteral("Contact-Name"), m_authorship.author);
    if (!m_authorship.doi.isEmpty())
        info.emplace_back(QStringLiteral("External-Identifier"), m_authorship.doi);
    return m_bag.finish(info);
}

} // namespace tomato::bundle
