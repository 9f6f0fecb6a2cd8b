// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/helperprogram.h"
#include "app/bundle/bundlemaker.h"
#include "app/cli/command.h"
#include "app/cli/experiments/bundlework.h"
#include "app/cli/experiments/differencetexts.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "app/exchange/importfile.h"
#include "app/topology/format/jsontext.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QTemporaryDir>

#include <algorithm>
#include <functional>

namespace tomato::cli {

namespace {

using bundle::Difference;
using bundle::RunFiles;

int makeBundle(const Arguments &arguments)
{
    const QString file = arguments.words().front();
    const auto from = arguments.value(QStringLiteral("--from"));
    if (!from)
        return fail(Error{{}, "--from DIR is missing: the folder of the experiment's runs"},
                    Misused);
    if (!file.endsWith(QLatin1String(".zip"), Qt::CaseInsensitive))
        return fail(Error{file.toStdString(), "is no name of a .zip file"}, Misused);
    if (QFileInfo::exists(file) && !arguments.has(QStringLiteral("--force")))
        return fail(Error{file.toStdString(), "is there already; --force replaces it"}, Misused);
    catchInterrupts();
    bundle::BundleMaker maker({arguments.value(QStringLiteral("--author")).value_or(QString()),
                               arguments.value(QStringLiteral("--licence")).value_or(QString()),
                               arguments.value(QStringLiteral("--doi")).value_or(QString())},
                              {arguments.has(QStringLiteral("--with-secrets")),
                               arguments.has(QStringLiteral("--with-outside"))},
                              [](qint64) { return !isInterrupted(); });
    maker.setPlotProgram(findHelperProgram("tomato-plot"));
    const auto made = maker.make(*from, file);
    if (!made)
        return fail(made.error());
    for (const QString &each : made->leftOut)
        note(QStringLiteral("left out: ") + each);
    if (arguments.has(QStringLiteral("--json")))
        printJson(QJsonObject{{"file", file},
                              {"runs", made->runs},
                              {"files", made->files},
                              {"bytes", made->bytes},
                              {"left_out", QJsonArray::fromStringList(made->leftOut)}});
    else
        print(QStringLiteral("%1: %2, %3, %4")
                  .arg(file, counted(made->runs, "run"), counted(made->files, "file"),
                       bytesText(made->bytes)));
    return Done;
}

/// Returns an entity of the bundle's crate; empty when there is none.
QJsonObject entityOf(exchange::Bag &bag, const QString &id)
{
    const auto text = bag.read(QStringLiteral("data/ro-crate-metadata.json"), 128 * 1024 * 1024);
    const auto crate = topology::parseJsonObject(text.value_or(QByteArray()));
    if (!crate)
        return {};
    const QJsonArray graph = crate->value(QLatin1String("@graph")).toArray();
    for (const QJsonValue entity : graph) {
        if (entity[QLatin1String("@id")] == id)
            return entity.toObject();
    }
    return {};
}

/// The name of what a property refers to, such as an author; else its identifier.
QString nameOfEntity(exchange::Bag &bag, const QJsonValue &reference)
{
    const QString id = reference[QLatin1String("@id")].toString();
    const QString name = id.isEmpty() ? reference.toString()
                                      : entityOf(bag, id).value(QLatin1String("name")).toString();
    return name.isEmpty() ? id : name;
}

/// A row for each run in it.
Result<QJsonArray> runsIn(exchange::Bag &bag)
{
    QJsonArray rows;
    for (const QString &path : bag.payload()) {
        if (!path.startsWith(QLatin1String("data/runs/")) ||
            !path.endsWith(QLatin1String("/run.json")) || path.count(u'/') != 3)
            continue;
        const auto text = bag.read(path, 64 * 1024 * 1024);
        if (!text)
            return passOn(text);
        const auto json = topology::parseJsonObject(*text);
        const auto record = json ? experiment::runRecordFromJson(*json)
                                 : Result<experiment::RunRecord>(passOn(json));
        if (!record)
            return failure(record.error().message,
                           path.toStdString() + ": " + record.error().place);
        rows.append(QJsonObject{{"run", record->run.number},
                                {"label", record->run.label()},
                                {"started", json->value(QLatin1String("started"))},
                                {"held", record->held()},
                                {"machine", json->value(QLatin1String("machine"))},
                                {"programs", json->value(QLatin1String("programs"))}});
    }
    return rows;
}

void printRuns(const QJsonArray &runs)
{
    for (const QJsonValue run : runs)
        print(
            QStringLiteral("run %1 (%2): %3, %4, kernel %5")
                .arg(run["run"].toInt())
                .arg(run["label"].toString(),
                     run["held"].toBool() ? QStringLiteral("held") : QStringLiteral("did not hold"),
                     run["started"].toString(), run["machine"]["kernel"].toString()));
    if (runs.isEmpty())
        return;
    for (const QJsonValue program : runs.first()["programs"].toArray())
        print(QStringLiteral("  %1 %2 %3")
                  .arg(program["path"].toString(), program["package"].toString(),
                       program["version"].toString())
                  .trimmed()
                  .prepend(QStringLiteral("  ")));
}

int showBundle(const Arguments &arguments)
{
    auto bundle = OpenBundle::open(arguments.words().front());
    if (!bundle)
        return fail(bundle.error());
    exchange::Bag &bag = bundle->bag();
    const QJsonObject root = entityOf(bag, QStringLiteral("./"));
    const QString author = nameOfEntity(bag, root.value(QLatin1String("author")));
    const QString licence = nameOfEntity(bag, root.value(QLatin1String("license")));
    const auto runs = runsIn(bag);
    if (!runs)
        return fail(runs.error());
    quint64 bytes = 0;
    for (const QString &path : bag.payload())
        bytes += bag.bytesOf(path);
    if (arguments.has(QStringLiteral("--json"))) {
        printJson(QJsonObject{{"title", root.value(QLatin1String("name"))},
                              {"description", root.value(QLatin1String("description"))},
                              {"made", root.value(QLatin1String("datePublished"))},
                              {"author", author},
                              {"licence", licence},
                              {"files", QJsonArray::fromStringList(bag.payload())},
                              {"bytes", static_cast<qint64>(bytes)},
                              {"runs", *runs}});
        return bundle->isWhole() ? Done : Failed;
    }
    print(root.value(QLatin1String("name")).toString());
    print(root.value(QLatin1String("description")).toString());
    print(QStringLiteral("made %1: %2, %3, %4")
              .arg(root.value(QLatin1String("datePublished")).toString(),
                   counted(runs->size(), "run"), counted(bag.payload().size(), "file"),
                   bytesText(static_cast<qint64>(bytes))));
    if (!author.isEmpty())
        print(QStringLiteral("author: ") + author);
    if (!licence.isEmpty())
        print(QStringLiteral("licence: ") + licence);
    printRuns(*runs);
    return bundle->isWhole() ? Done : Failed;
}

/// Opens the bundle that is named, compares it with its digests, and calls `use` with a temporary
/// folder.
int withWholeBundle(const Arguments &arguments,
                    const std::function<int(OpenBundle &, const QTemporaryDir &)> &use)
{
    auto bundle = OpenBundle::open(arguments.words().front());
    if (!bundle)
        return fail(bundle.error());
    catchInterrupts();
    if (!bundle->isWhole())
        return isInterrupted() ? Interrupted : Failed;
    const QTemporaryDir room;
    if (const auto usable = checkRoom(room); !usable)
        return fail(usable.error());
    return use(*bundle, room);
}

int runBundle(const Arguments &arguments)
{
    const auto out = arguments.value(QStringLiteral("--out"));
    if (!out)
        return fail(Error{{}, "--out DIR is missing: where the runs go"}, Misused);
    return withWholeBundle(arguments, [&](OpenBundle &bundle, const QTemporaryDir &room) {
        const QString packed = room.filePath(QStringLiteral("packed"));
        if (const auto unpacked = bundle.unpack(packed); !unpacked)
            return fail(unpacked.error());
        return performExperiment(bundle.work(packed, *out), arguments);
    });
}

/// Programs that ran there and are not on this machine.
QStringList missingPrograms(const std::map<int, RunFiles> &runs)
{
    QStringList missing;
    for (const auto &[number, run] : runs) {
        for (const QJsonValue program : run.json.value(QLatin1String("programs")).toArray()) {
            const QString path = program["path"].toString();
            if (!path.startsWith(u'/') || QFileInfo::exists(path))
                continue;
            const QString package = program["package"].toString();
            missing << (package.isEmpty() ? path
                                          : QStringLiteral("%1 (of the package %2 %3)")
                                                .arg(path, package, program["version"].toString()));
        }
    }
    missing.removeDuplicates();
    return missing;
}

/// Compares, and says what differs; returns how many runs came to the same.
int compareAll(const std::map<int, RunFiles> &packed, const std::map<int, RunFiles> &here,
               QJsonArray &rows)
{
    int same = 0;
    QStringList told;
    for (const auto &[number, run] : packed) {
        const auto again = here.find(number);
        if (again == here.end()) {
            note(QStringLiteral("run %1: was not done here").arg(number));
            rows.append(QJsonObject{{"run", number}, {"same", false}});
            continue;
        }
        bundle::RunComparison comparison(run, again->second,
                                         {QStringLiteral("packed"), QStringLiteral("here")});
        comparison.goByDeclarations();
        comparison.setGoOn([] { return !isInterrupted(); });
        const auto differences = comparison.differences();
        if (isInterrupted())
            break;
        const bool isSame = std::none_of(differences.begin(), differences.end(),
                                         [](const auto &each) { return each.isResult(); });
        same += isSame ? 1 : 0;
        note(QStringLiteral("run %1: %2")
                 .arg(number)
                 .arg(isSame ? QStringLiteral("came to the same") : QStringLiteral("did not")));
        for (const Difference &each : differences) {
            // The surroundings are the same for all runs.
            if (each.isResult() || !told.contains(each.text))
                note(QStringLiteral("  ") + each.text);
            told << each.text;
        }
        rows.append(QJsonObject{
            {"run", number}, {"same", isSame}, {"differences", differencesJson(differences)}});
    }
    return same;
}

/// Performs it again in `room`, and compares.
int verifyIn(OpenBundle &bundle, const QString &room, const Arguments &arguments)
{
    const QString packed = QDir(room).filePath(QStringLiteral("packed"));
    const QString again = QDir(room).filePath(QStringLiteral("again"));
    if (const auto unpacked = bundle.unpack(packed); !unpacked)
        return fail(unpacked.error());
    const auto before = RunFiles::readAll(packed);
    if (!before)
        return fail(before.error());
    if (before->empty())
        return fail(Error{bundle.path().toStdString(), "there is no run in it to compare with"});
    const QStringList missing = missingPrograms(*before);
    for (const QString &each : missing)
        note(QStringLiteral("program %1: packed it ran, here it is missing").arg(each));
    ExperimentWork work = bundle.work(packed, again);
    work.isQuiet = true;
    if (const int code = performExperiment(work, arguments); code != Done)
        return code;
    const auto here = RunFiles::readAll(again);
    if (!here)
        return fail(here.error());
    QJsonArray rows;
    const int same = compareAll(*before, *here, rows);
    if (isInterrupted())
        return Interrupted;
    const bool isVerified = same == static_cast<int>(before->size()) && missing.isEmpty();
    if (arguments.has(QStringLiteral("--json")))
        printJson(QJsonObject{{"verified", isVerified},
                              {"runs", static_cast<qint64>(before->size())},
                              {"same", same},
                              {"missing_programs", QJsonArray::fromStringList(missing)},
                              {"details", rows}});
    else
        print(QStringLiteral("%1: %2 of %3 came to the same")
                  .arg(isVerified ? QStringLiteral("verified") : QStringLiteral("not verified"))
                  .arg(same)
                  .arg(counted(static_cast<qint64>(before->size()), "run")));
    return isVerified ? Done : Failed;
}

int verifyBundle(const Arguments &arguments)
{
    const auto out = arguments.value(QStringLiteral("--out"));
    if (out && QFileInfo::exists(*out))
        return fail(Error{out->toStdString(), "is there already"}, Misused);
    return withWholeBundle(arguments, [&](OpenBundle &bundle, const QTemporaryDir &room) {
        if (out && !QDir().mkpath(*out))
            return fail(Error{out->toStdString(), "this folder cannot be made"});
        return verifyIn(bundle, out.value_or(room.path()), arguments);
    });
}

} // namespace

std::vector<Command> bundleCommands()
{
    std::map<QString, int> perform = performOptions();
    perform.insert({{"--out", 1}, {"--json", 0}});
    return {
        {QStringLiteral("bundle make"),
         QStringLiteral("FILE.zip --from DIR|FILE [--author NAME] [--licence LICENCE] "
                        "[--doi DOI] [--with-secrets] [--with-outside] [--force] [--json]"),
         QStringLiteral("pack an experiment with its runs into one file, for others"),
         {{"--from", 1},
          {"--author", 1},
          {"--licence", 1},
          {"--doi", 1},
          {"--with-secrets", 0},
          {"--with-outside", 0},
          {"--force", 0},
          {"--json", 0}},
         1,
         1,
         makeBundle},
        {QStringLiteral("bundle run"),
         QStringLiteral("FILE.zip --out DIR [--jobs N] [--share DIR]... [--routes] [--allow-live] "
                        "[--attach] [--nat] [--images] [--trust] [--json]"),
         QStringLiteral("perform the experiment of a bundle"), perform, 1, 1, runBundle},
        {QStringLiteral("bundle verify"),
         QStringLiteral(
             "FILE.zip [--out DIR] [--jobs N] [--share DIR]... [--routes] [--allow-live] "
             "[--attach] [--nat] [--images] [--trust] [--json]"),
         QStringLiteral("perform the experiment of a bundle, and compare what comes out with "
                        "what it holds"),
         perform, 1, 1, verifyBundle},
        {QStringLiteral("bundle show"),
         QStringLiteral("FILE.zip [--json]"),
         QStringLiteral("what a bundle holds, and on what it was made"),
         {{"--json", 0}},
         1,
         1,
         showBundle}};
}

} // namespace tomato::cli
