// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bundle/rocrate.h"

#include <QDateTime>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

#include <map>

namespace tomato::bundle {

namespace {

constexpr QLatin1String Profile("https://w3id.org/ro/wfrun/process/0.5");
constexpr QLatin1String Program("#tomato");

QJsonObject reference(const QString &id)
{
    return {{"@id", id}};
}

/// A relative URI, RFC 3986.
QString idOf(const QString &path)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(path, "/"));
}

QString formatOf(const QString &path)
{
    const QString name = path.section(u'/', -1);
    if (name.endsWith(QLatin1String(".json")))
        return QStringLiteral("application/json");
    if (name.endsWith(QLatin1String(".jsonl")))
        return QStringLiteral("application/jsonl");
    if (name.endsWith(QLatin1String(".pcapng")))
        return QStringLiteral("application/x-pcapng");
    if (name.endsWith(QLatin1String(".csv")))
        return QStringLiteral("text/csv");
    if (name.endsWith(QLatin1String(".svg")))
        return QStringLiteral("image/svg+xml");
    if (name.endsWith(QLatin1String(".yml")))
        return QStringLiteral("application/yaml");
    if (name.endsWith(QLatin1String(".py")))
        return QStringLiteral("text/x-python");
    if (name.endsWith(QLatin1String(".sh")))
        return QStringLiteral("application/x-sh");
    if (name.endsWith(QLatin1String(".out")) || name.endsWith(QLatin1String(".err")) ||
        name.endsWith(QLatin1String(".txt")))
        return QStringLiteral("text/plain");
    return QStringLiteral("application/octet-stream");
}

QJsonObject fileEntity(const BagWriter::Packed &file)
{
    return {{"@id", idOf(file.path)},
            {"@type", "File"},
            {"name", file.path},
            {"contentSize", QString::number(file.bytes)},
            {"encodingFormat", formatOf(file.path)},
            {"sha256", QString::fromLatin1(file.sha256)}};
}

/// Adds a person, a licence or an address that an entity refers to.
class CrateGraph final
{
public:
    void add(const QJsonObject &entity) { m_entities.append(entity); }
    QJsonObject licence(const QString &licence);
    QJsonObject author(const QString &name);
    const QJsonArray &entities() const { return m_entities; }

private:
    QJsonArray m_entities;
};

QJsonObject CrateGraph::licence(const QString &licence)
{
    const bool isAddress = licence.contains(QLatin1String("://"));
    const QString id = licence.isEmpty() ? QStringLiteral("#no-licence")
                       : isAddress       ? licence
                                         : QStringLiteral("https://spdx.org/licenses/") + licence;
    add({{"@id", id},
         {"@type", "CreativeWork"},
         {"name", licence.isEmpty() ? QStringLiteral("No licence was stated") : licence},
         {"description", licence.isEmpty()
                             ? QStringLiteral("Whoever made this bundle did not say how it may be "
                                              "used.")
                             : QStringLiteral("The licence of this bundle.")}});
    return reference(id);
}

QJsonObject CrateGraph::author(const QString &name)
{
    const bool isOrcid = name.startsWith(QLatin1String("https://orcid.org/"));
    const QString id = isOrcid ? name : QStringLiteral("#author");
    add({{"@id", id}, {"@type", "Person"}, {"name", name}});
    return reference(id);
}

/// The entity of a program that ran in elements, as run.json has it.
QJsonObject programEntity(const QJsonValue &program)
{
    const QString path = program[QLatin1String("path")].toString();
    const QString digest = program[QLatin1String("sha256")].toString();
    const QString version = program[QLatin1String("version")].toString();
    const QString package = program[QLatin1String("package")].toString();
    QJsonObject entity{{"@id", QStringLiteral("#program-") + (digest.isEmpty() ? path : digest)},
                       {"@type", "SoftwareApplication"},
                       {"name", path.section(u'/', -1)},
                       {"identifier", path}};
    if (!version.isEmpty())
        entity.insert("softwareVersion", version);
    if (!package.isEmpty())
        entity.insert("description", QStringLiteral("Of the package %1.").arg(package));
    return entity;
}

QJsonObject actionOf(const RunAction &run, const QJsonArray &used, const QJsonArray &created)
{
    QJsonArray instruments{reference(Program)};
    for (const QJsonValue program : run.programs)
        instruments.append(
            reference(programEntity(program).value(QLatin1String("@id")).toString()));
    const bool isComplete = run.problem.isEmpty();
    const QString id = QStringLiteral("#run-%1").arg(run.number);
    QJsonObject action{
        {"@id", id},
        {"@type", "CreateAction"},
        {"name", QStringLiteral("Run %1: %2").arg(run.number).arg(run.label)},
        {"description", run.held ? QStringLiteral("Every statement of the experiment held.")
                                 : QStringLiteral("Not every statement of the experiment held.")},
        {"instrument", instruments},
        {"object", used},
        {"result", created},
        {"actionStatus", reference(isComplete ? QStringLiteral("http://schema.org/"
                                                               "CompletedActionStatus")
                                              : QStringLiteral("http://schema.org/"
                                                               "FailedActionStatus"))},
        {"additionalProperty", reference(id + QStringLiteral("-exit"))}};
    if (!run.started.isEmpty())
        action.insert("startTime", run.started);
    if (!run.ended.isEmpty())
        action.insert("endTime", run.ended);
    if (!isComplete)
        action.insert("error", run.problem);
    return action;
}

} // namespace

QString runFolderName(int number)
{
    return QStringLiteral("runs/%1/").arg(number, 3, 10, QChar(u'0'));
}

QByteArray crateMetadata(const QString &title, const QString &description,
                         const Authorship &authorship, const std::vector<RunAction> &runs,
                         const std::vector<BagWriter::Packed> &files)
{
    CrateGraph graph;
    QJsonObject root{{"@id", "./"},
                     {"@type", "Dataset"},
                     {"name", title},
                     {"description", description},
                     {"datePublished", QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
                     {"conformsTo", reference(Profile)},
                     {"license", graph.licence(authorship.licence)}};
    if (!authorship.author.isEmpty())
        root.insert("author", graph.author(authorship.author));
    if (!authorship.doi.isEmpty())
        root.insert("identifier", QStringLiteral("https://doi.org/") + authorship.doi);
    QJsonArray parts;
    QJsonArray used;
    std::map<QString, QJsonArray> createdIn;
    for (const BagWriter::Packed &file : files) {
        parts.append(reference(idOf(file.path)));
        if (!file.path.startsWith(QLatin1String("runs/")) &&
            !file.path.startsWith(QLatin1String("table.")) && !file.path.startsWith(FiguresFolder))
            used.append(reference(idOf(file.path)));
        if (file.path.startsWith(QLatin1String("runs/")))
            createdIn[file.path.section(u'/', 0, 1) + u'/'].append(reference(idOf(file.path)));
        graph.add(fileEntity(file));
    }
    root.insert("hasPart", parts);
    QJsonArray actions;
    std::map<QString, QJsonObject> programs;
    for (const RunAction &run : runs) {
        QJsonObject action = actionOf(run, used, createdIn[runFolderName(run.number)]);
        if (root.contains(QLatin1String("author")))
            action.insert("agent", root.value(QLatin1String("author")));
        graph.add({{"@id", action.value(QLatin1String("additionalProperty"))["@id"]},
                   {"@type", "PropertyValue"},
                   {"name", "exitCode"},
                   {"value", run.held ? 0 : 1}});
        for (const QJsonValue program : run.programs) {
            const QJsonObject entity = programEntity(program);
            programs.insert_or_assign(entity.value(QLatin1String("@id")).toString(), entity);
        }
        actions.append(reference(action.value(QLatin1String("@id")).toString()));
        graph.add(action);
    }
    for (const auto &[id, program] : programs)
        graph.add(program);
    root.insert("mentions", actions);
    graph.add(root);
    graph.add({{"@id", "ro-crate-metadata.json"},
               {"@type", "CreativeWork"},
               {"conformsTo", reference(QStringLiteral("https://w3id.org/ro/crate/1.1"))},
               {"about", reference(QStringLiteral("./"))}});
    graph.add({{"@id", Profile},
               {"@type", "CreativeWork"},
               {"name", "Process Run Crate"},
               {"version", "0.5"}});
    graph.add({{"@id", Program},
               {"@type", "SoftwareApplication"},
               {"name", "ToMaTo Desktop"},
               {"softwareVersion", TOMATO_VERSION}});
    const QJsonObject crate{
        {"@context", QJsonArray{"https://w3id.org/ro/crate/1.1/context",
                                "https://w3id.org/ro/terms/workflow-run/context"}},
        {"@graph", graph.entities()}};
    return QJsonDocument(crate).toJson();
}

} // namespace tomato::bundle
