// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/helperprogram.h"
#include "app/cli/agreement.h"
#include "app/cli/command.h"
#include "app/cli/experiments/bundlework.h"
#include "app/cli/experiments/experimentrun.h"
#include "app/cli/experiments/missingprograms.h"
#include "app/cli/experiments/performexperiment.h"
#include "app/cli/experiments/runevents.h"
#include "app/cli/experiments/sidebyside.h"
#include "app/cli/labsettingoptions.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "app/exchange/importfile.h"
#include "app/experiment/outcome/junitreport.h"
#include "app/experiment/outcome/runtable.h"
#include "app/experiment/outcome/sweepjudgement.h"
#include "app/experiment/steps/elementfiles.h"
#include "app/topology/format/filetitle.h"
#include "app/topology/format/wholefile.h"
#include "app/topology/reach/outsidereach.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>
#include <csignal>

namespace tomato::cli {

namespace {

using experiment::ExperimentFolder;
using experiment::PlannedRun;
using experiment::RunRecord;
using experiment::Verdict;

QJsonObject summaryJson(const std::vector<RunRecord> &records, const std::vector<Verdict> &sweep,
                        std::size_t runs)
{
    QJsonArray failures;
    QJsonArray doubts;
    QJsonArray early;
    qint64 held = 0;
    for (const RunRecord &record : records) {
        held += record.held() ? 1 : 0;
        for (const QString &problem : record.fidelity.problems)
            doubts.append(QJsonObject{{"run", record.run.number}, {"message", problem}});
        for (const QString &text : record.endedEarly)
            early.append(QJsonObject{{"run", record.run.number}, {"message", text}});
        if (!record.problem.isEmpty())
            failures.append(QJsonObject{{"run", record.run.number}, {"message", record.problem}});
        for (const QString &problem : record.problems)
            failures.append(QJsonObject{{"run", record.run.number}, {"message", problem}});
        for (const Verdict &verdict : record.verdicts) {
            if (!verdict.held)
                failures.append(QJsonObject{{"run", record.run.number},
                                            {"statement", verdict.name},
                                            {"message", verdict.message}});
        }
    }
    QJsonArray compared;
    for (const Verdict &verdict : sweep) {
        QJsonObject json{{"name", verdict.name}, {"held", verdict.held}};
        if (verdict.measured)
            json.insert("ratio", *verdict.measured);
        if (!verdict.held)
            json.insert("message", verdict.message);
        compared.append(json);
    }
    return {{"compared", compared},
            {"runs", static_cast<qint64>(runs)},
            {"done", static_cast<qint64>(records.size())},
            {"held", held},
            {"failures", failures},
            {"ended_early", early},
            {"fidelity", doubts}};
}

/// Reports on all runs that are done, now or before.
int report(const Arguments &arguments, const QString &title, const QString &out,
           const experiment::Plan &plan)
{
    const std::size_t runs = plan.runs().size();
    const auto records = ExperimentFolder::records(out);
    if (!records)
        return fail(records.error());
    const auto held = static_cast<std::size_t>(std::count_if(
        records->begin(), records->end(), [](const auto &each) { return each.held(); }));
    // Missing runs could turn the judgement.
    const auto sweep = records->size() == runs ? experiment::judgeSweep(plan.compare(), *records)
                                               : std::vector<Verdict>();
    const bool hasSweepHeld = std::ranges::all_of(sweep, &Verdict::held);
    saySweep(sweep);
    for (std::size_t i = 0; i < sweep.size() && arguments.has(QStringLiteral("--events")); ++i)
        printJson(compared(i, sweep[i]));
    if (const auto file = arguments.value(QStringLiteral("--junit"))) {
        const auto written =
            topology::writeWholeFile(*file, experiment::junitReport(title, *records, sweep));
        if (!written)
            return fail(written.error());
    }
    if (arguments.has(QStringLiteral("--json")))
        printJson(summaryJson(*records, sweep, runs));
    else
        print(
            QStringLiteral("%1 of %2 runs done, %3 held").arg(records->size()).arg(runs).arg(held));
    if (isInterrupted())
        return Interrupted;
    if (arguments.has(QStringLiteral("--strict"))) {
        const auto doubtful = std::count_if(records->begin(), records->end(),
                                            [](const auto &each) { return !each.fidelity.held; });
        if (doubtful > 0)
            return fail(Error{"--strict", std::to_string(doubtful) + " of " +
                                              std::to_string(records->size()) +
                                              " runs are not to be trusted"});
    }
    return held == runs && hasSweepHeld ? Done : Failed;
}

int performAll(ExperimentRun &runs, const experiment::Plan &plan, const ExperimentFolder &folder,
               const experiment::TimelineRun::Tell &tell)
{
    runs.setTell(tell);
    for (const PlannedRun &run : plan.runs()) {
        if (isInterrupted())
            break;
        if (folder.isDone(run.number))
            continue;
        tell(runBegins(run, plan.runs().size()));
        const auto record = runs.perform(run);
        if (!record && !isInterrupted())
            return fail(record.error());
        if (!record)
            break;
        sayRun(*record, plan.runs().size());
        tell(runEnded(*record));
    }
    return Done;
}

/// Says again why runs of an earlier call did not hold.
void sayEarlier(const experiment::Plan &plan, const ExperimentFolder &folder)
{
    for (const PlannedRun &run : plan.runs()) {
        if (!folder.isDone(run.number))
            continue;
        if (const auto record = folder.record(run.number); record && !record->held())
            sayRun(*record, plan.runs().size());
    }
}

int runExperiment(const Arguments &arguments)
{
    const QString file = arguments.words().front();
    const auto out = arguments.value(QStringLiteral("--out"));
    if (!out)
        return fail(Error{{}, "--out DIR is missing: where the runs go"}, Misused);
    ExperimentWork work{file, file, *out, arguments.value(QStringLiteral("--files"))};
    if (!work.elementFiles && isBundle(file))
        work.elementFiles = file;
    const QTemporaryDir room;
    if (work.elementFiles) {
        catchInterrupts();
        if (const auto usable = checkRoom(room); !usable)
            return fail(usable.error());
        auto files = elementFilesOf(*work.elementFiles, room);
        if (!files)
            return isInterrupted() ? Interrupted : fail(files.error());
        work.elementFiles = *std::move(files);
    }
    return performExperiment(work, arguments);
}

/// Beneath a table, which runs did not come to their end, or lost an element: there is no row for
/// statements that were not judged.
void showProblems(const std::vector<RunRecord> &records)
{
    for (const RunRecord &record : records) {
        QStringList problems = record.problems;
        if (!record.problem.isEmpty())
            problems.prepend(record.problem);
        for (const QString &problem : std::as_const(problems))
            print(QStringLiteral("run %1 (%2): %3")
                      .arg(record.run.number)
                      .arg(record.run.label(), problem));
    }
}

/// Beneath a table, what is said of all runs together.
int showSweep(const QString &folder, const std::vector<RunRecord> &records)
{
    const auto topology = ExperimentFolder::shared(folder).topology();
    const auto plan =
        topology ? experiment::Plan::read(*topology) : Result<experiment::Plan>(passOn(topology));
    if (!plan || plan->compare().empty())
        return Done;
    print({});
    for (const Verdict &verdict : experiment::judgeSweep(plan->compare(), records))
        print(
            verdict.held
                ? QStringLiteral("held: %1: %2").arg(verdict.name).arg(*verdict.measured, 0, 'g', 6)
                : QStringLiteral("did not hold: %1: %2").arg(verdict.name, verdict.message));
    return Done;
}

int showTable(const Arguments &arguments)
{
    const auto records = ExperimentFolder::records(arguments.words().front());
    if (!records)
        return fail(records.error(), NotFound);
    const experiment::RunTable table(*records);
    if (arguments.has(QStringLiteral("--json")))
        printJson(table.json());
    else
        printLines((arguments.has(QStringLiteral("--csv")) ? table.csv() : table.text()).trimmed());
    const bool isForPeople =
        !arguments.has(QStringLiteral("--json")) && !arguments.has(QStringLiteral("--csv"));
    if (!isForPeople)
        return Done;
    showProblems(*records);
    return showSweep(arguments.words().front(), *records);
}

/// How long drawing may take: what does not end has gone wrong.
constexpr int MaxPlotMilliseconds = 60'000;

int drawTable(const Arguments &arguments)
{
    const auto file = arguments.value(QStringLiteral("-o"));
    if (!file)
        return fail(Error{{}, "-o FILE is missing: the picture, .svg, .pdf or .png"}, Misused);
    const auto records = ExperimentFolder::records(arguments.words().front());
    if (!records)
        return fail(records.error(), NotFound);
    const std::string program = findHelperProgram("tomato-plot");
    if (program.empty())
        return fail(Error{{}, "tomato-plot, which draws, is missing"});
    QProcess plot;
    plot.start(QString::fromStdString(program),
               {QFileInfo(*file).absoluteFilePath(),
                arguments.value(QStringLiteral("--statement")).value_or(QString()),
                arguments.value(QStringLiteral("--over")).value_or(QString())});
    plot.write(QJsonDocument(experiment::RunTable(*records).json()).toJson());
    plot.closeWriteChannel();
    const bool isOver = plot.waitForFinished(MaxPlotMilliseconds);
    const QString words = QString::fromUtf8(plot.readAllStandardError()).trimmed();
    if (!isOver || plot.exitStatus() != QProcess::NormalExit)
        return fail(Error{"tomato-plot", plot.errorString().toStdString()});
    return plot.exitCode() == 0 ? Done : fail(Error{{}, words.toStdString()});
}

/// Returns the digest of the files that elements get, which an agreement to shared folders covers;
/// empty when no folder is shared, or there are no files. Those that the folder of the runs has
/// already are used again.
Result<QByteArray> filesToAgree(const ExperimentWork &work, const topology::Topology &topology)
{
    const auto reaches = topology::outsideReaches(topology);
    const bool shares = std::ranges::any_of(reaches, [](const topology::OutsideReach &each) {
        return each.kind == topology::OutsideReach::Kind::SharedFolder;
    });
    const QString kept = QDir(work.out).filePath(experiment::ElementsFolder);
    if (!shares || (!work.elementFiles && !QFileInfo::exists(kept)))
        return QByteArray();
    return experiment::treeDigest(work.elementFiles.value_or(kept));
}

/// How many runs are performed at once.
Result<int> labsAtOnce(const Arguments &arguments, const topology::Topology &topology)
{
    const auto reaches = topology::outsideReaches(topology);
    const auto text = arguments.value(QStringLiteral("--jobs"));
    // What several labs reach outside they would share.
    if (!text)
        return reaches.empty() ? labsFor(QThread::idealThreadCount()) : 1;
    bool isNumber = false;
    const int jobs = text->toInt(&isNumber);
    if (!isNumber || jobs < 1 || jobs > MaxLabsAtOnce)
        return failure("expected a number from 1 to " + std::to_string(MaxLabsAtOnce) +
                           ", found '" + text->toStdString() + "'",
                       "--jobs");
    const bool isJoined = std::ranges::any_of(reaches, [](const topology::OutsideReach &each) {
        return each.kind == topology::OutsideReach::Kind::Attachment &&
               each.detail != QLatin1String("file");
    });
    if (jobs > 1 && isJoined)
        return failure("one lab at a time only: others cannot join what this one is attached to",
                       "--jobs");
    return jobs;
}

} // namespace

int performExperiment(const ExperimentWork &work, const Arguments &arguments)
{
    auto topology = exchange::loadAnyTopology(work.file);
    if (!topology)
        return fail(topology.error());
    const std::vector<Error> errors = experimentErrors(*topology);
    for (const Error &each : errors)
        (void)fail(each);
    if (!errors.empty())
        return Failed;
    const auto plan = experiment::Plan::read(*topology);
    if (!plan)
        return fail(plan.error());
    const auto jobs = labsAtOnce(arguments, *topology);
    if (!jobs)
        return fail(jobs.error(), Misused);
    const auto files = filesToAgree(work, *topology);
    if (!files)
        return fail(files.error());
    const auto agreed = checkAgreement(*topology, work.agreedAs, arguments, *files);
    if (!agreed)
        return fail(agreed.error());
    if (const auto set = applyLabSettings(*topology, arguments); !set)
        return fail(set.error(), Misused);
    const auto folder = ExperimentFolder::open(work.out, *topology);
    if (!folder)
        return fail(folder.error());
    if (work.elementFiles) {
        if (const auto kept = folder->keepFiles(*work.elementFiles, *topology); !kept)
            return fail(kept.error());
    }
    // Elements get the files that were agreed to, also when somebody changed one meanwhile.
    if (const auto copied = filesToAgree({work.file, work.agreedAs, work.out, {}}, *topology);
        !copied || *copied != *files)
        return fail(copied ? Error{work.out.toStdString(), "the files of elements changed while "
                                                           "they were copied: run it again"}
                           : copied.error());
    if (std::ranges::any_of(plan->runs(),
                            [&](const auto &run) { return !folder->isDone(run.number); })) {
        const std::vector<Error> missing = missingPrograms(*topology, *plan);
        for (const Error &each : missing)
            (void)fail(each);
        if (!missing.empty())
            return Failed;
    }
    sayEarlier(*plan, *folder);
    catchInterrupts();
    // Whoever listens may go away in the middle; the lab ends nevertheless.
    std::signal(SIGPIPE, SIG_IGN);
    const bool hasEvents = arguments.has(QStringLiteral("--events"));
    const experiment::TimelineRun::Tell tell = [hasEvents](const QJsonObject &event) {
        sayStatement(event);
        if (!hasEvents)
            return;
        printJson(event);
        if (isOutputGone())
            interrupt();
    };
    ExperimentRun runs(*topology, *plan, *folder, *agreed);
    if (const auto ended = runs.endLeftLabs(); !ended)
        return fail(ended.error());
    if (*jobs > 1) {
        SideBySide sideBySide(*plan, *folder, {work.out, *agreed, *jobs});
        sideBySide.setTell(tell);
        if (const auto performed = sideBySide.perform(); !performed)
            return fail(performed.error());
    } else if (const int code = performAll(runs, *plan, *folder, tell); code != Done) {
        return code;
    }
    if (work.isQuiet)
        return isInterrupted() ? Interrupted : Done;
    const QString title =
        plan->title().isEmpty() ? topology::fileTitle(work.agreedAs) : plan->title();
    return report(arguments, title, work.out, *plan);
}

std::map<QString, int> performOptions()
{
    std::map<QString, int> options = agreementOptions();
    options.insert({"--jobs", 1});
    for (const char *name : {"--share", "--routes"})
        options.insert({QLatin1String(name), labSettings().at(QLatin1String(name))});
    return options;
}

std::vector<Command> experimentCommands()
{
    std::map<QString, int> options = performOptions();
    options.insert({{"--out", 1},
                    {"--files", 1},
                    {"--junit", 1},
                    {"--strict", 0},
                    {"--events", 0},
                    {"--json", 0}});
    return {
        {QStringLiteral("experiment run"),
         QStringLiteral(
             "FILE --out DIR [--files DIR] [--jobs N] [--junit FILE] [--share DIR]... [--routes] "
             "[--allow-live] [--attach] [--nat] [--images] [--trust] [--strict] [--events] "
             "[--json]"),
         QStringLiteral("perform the runs of a file's experiment that are not done yet, and "
                        "say what held"),
         options, 1, 1, runExperiment},
        {QStringLiteral("experiment table"),
         QStringLiteral("DIR [--csv|--json]"),
         QStringLiteral("what the runs measured: mean, 95 % interval, median"),
         {{"--csv", 0}, {"--json", 0}},
         1,
         1,
         showTable},
        {QStringLiteral("experiment plot"),
         QStringLiteral("DIR -o FILE [--statement NAME] [--over NAME]"),
         QStringLiteral("draw what the runs measured over what is varied, with 95 % intervals"),
         {{"-o", 1}, {"--statement", 1}, {"--over", 1}},
         1,
         1,
         drawTable}};
}

} // namespace tomato::cli
