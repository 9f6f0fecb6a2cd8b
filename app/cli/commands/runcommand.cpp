// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/agreement.h"
#include "app/cli/captureproblems.h"
#include "app/cli/captures/downloadreport.h"
#include "app/cli/captures/recordingarguments.h"
#include "app/cli/command.h"
#include "app/cli/commandinelement.h"
#include "app/cli/labsettingoptions.h"
#include "app/cli/linkproblems.h"
#include "app/cli/output.h"
#include "app/cli/printfindings.h"
#include "app/cli/session.h"
#include "app/client/downloadname.h"
#include "app/client/labfolder.h"
#include "app/exchange/importfile.h"
#include "app/topology/addressplan.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/capturesettings.h"
#include "app/topology/attributes/labsettings.h"
#include "app/topology/format/filetitle.h"
#include "app/topology/format/tomatoformat.h"
#include "app/topology/lookup.h"

#include <QDir>
#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace tomato::cli {

namespace {

/// The arguments of `tomato run`.
struct Plan
{
    QString file;
    QString out;
    std::vector<std::pair<QString, QString>> commands;
    struct Wanted
    {
        /// The connection as the user wrote it, or "all".
        QString connection;
        /// The connection's attributes that are asked for.
        QJsonObject attributes;
    };
    std::vector<Wanted> captures;
    std::optional<double> seconds;
    bool assignAddresses = false;
    bool offloads = false;
    bool json = false;
};

/// Gives the capture that was named last what was said of its recording.
Result<> finishCapture(Plan &plan, std::vector<Arguments::Option> &recording)
{
    const auto attributes = recordingAttributes(std::exchange(recording, {}));
    if (!attributes)
        return passOn(attributes);
    for (auto each = attributes->begin(); each != attributes->end(); ++each)
        plan.captures.back().attributes.insert(each.key(), *each);
    return {};
}

Result<Plan> plan(const Arguments &arguments)
{
    Plan plan;
    plan.file = arguments.words().front();
    std::vector<Arguments::Option> recording;
    for (const Arguments::Option &option : arguments.options()) {
        if (option.name == QLatin1String("--exec")) {
            plan.commands.emplace_back(option.values[0], option.values[1]);
        } else if (option.name == QLatin1String("--capture")) {
            if (const auto finished = finishCapture(plan, recording); !finished)
                return passOn(finished);
            plan.captures.push_back({option.values[0], {}});
        } else if (option.name == QLatin1String("--filter") ||
                   recordingArities().contains(option.name)) {
            if (plan.captures.empty())
                return failure("stands behind the --capture that it is for",
                               option.name.toStdString());
            if (option.name == QLatin1String("--filter"))
                plan.captures.back().attributes.insert(topology::CaptureFilterAttribute,
                                                       option.values[0]);
            else
                recording.push_back(option);
        } else if (option.name == QLatin1String("--for")) {
            bool isNumber = false;
            plan.seconds = option.values[0].toDouble(&isNumber);
            if (!isNumber || *plan.seconds < 0 || *plan.seconds > 1e7)
                return failure("'" + option.values[0].toStdString() + "' is no number of seconds",
                               "--for");
        }
    }
    if (const auto finished = finishCapture(plan, recording); !finished)
        return passOn(finished);
    const auto out = arguments.value(QStringLiteral("--out"));
    if (!out)
        return failure("--out DIR is missing: where the downloads go");
    plan.out = *out;
    plan.assignAddresses = arguments.has(QStringLiteral("--assign-addresses"));
    plan.offloads = arguments.has(QStringLiteral("--offloads"));
    plan.json = arguments.has(QStringLiteral("--json"));
    return plan;
}

/// A capture that ends as a file: what was live only is recorded for download too.
Result<> enableCapture(topology::Topology &topology, const ConnectionId &connection,
                       const QJsonObject &attributes)
{
    const auto settings = topology::captureSettings(*topology.connection(connection));
    if (settings.mode == capture::CaptureMode::Net)
        (void)topology.setAttribute(connection, topology::CaptureModeAttribute,
                                    topology::modeText(capture::CaptureMode::Both));
    for (auto each = attributes.begin(); each != attributes.end(); ++each)
        (void)topology.setAttribute(connection, each.key(), *each);
    if (const auto set = topology.setAttribute(connection, topology::CapturingAttribute, true);
        !set)
        return set;
    return checkRecording(topology.connection(connection)->attributes);
}

/// Checks all names before anything starts, so that a mistyped name is not reported only after the
/// commands before it.
Result<> checkNames(const Plan &plan, const topology::Topology &topology)
{
    for (const auto &[element, command] : plan.commands) {
        if (const auto found = topology::findElement(topology, element); !found)
            return passOn(found);
    }
    for (const Plan::Wanted &wanted : plan.captures) {
        if (wanted.connection == QLatin1String("all"))
            continue;
        if (const auto found = topology::findConnection(topology, wanted.connection); !found)
            return passOn(found);
    }
    return {};
}

Result<topology::Topology> prepare(const Plan &plan, Result<topology::Topology> topology)
{
    if (topology->name().isEmpty()) {
        QJsonObject attributes = topology->attributes();
        attributes.insert(topology::NameAttribute, topology::fileTitle(plan.file));
        topology->setAttributes(attributes);
    }
    if (plan.offloads)
        topology::setKeepsOffloads(*topology, true);
    if (plan.assignAddresses) {
        for (const topology::AddressChange &change : topology::planAddresses(*topology))
            (void)topology->setAttribute(change.element, change.key, change.value);
        computeMissingRoutes(*topology);
    }
    std::vector<std::pair<ConnectionId, QJsonObject>> captures;
    for (const auto &[id, connection] : topology->connections()) {
        if (topology::captureSettings(connection).isEnabled)
            captures.emplace_back(id, QJsonObject());
    }
    for (const auto &[text, attributes] : plan.captures) {
        if (text == QLatin1String("all")) {
            for (const auto &[id, connection] : topology->connections())
                captures.emplace_back(id, attributes);
            continue;
        }
        const auto connection = topology::findConnection(*topology, text);
        if (!connection)
            return passOn(connection);
        captures.emplace_back(*connection, attributes);
    }
    for (const auto &[connection, attributes] : captures) {
        if (const auto enabled = enableCapture(*topology, connection, attributes); !enabled)
            return passOn(enabled);
    }
    return topology;
}

/// Downloads each recorded capture and reads it back.
Result<QJsonArray> saveCaptures(Session &session, const Plan &plan)
{
    QJsonArray saved;
    const QString name = session.client().lab().name;
    QSet<QString> taken;
    for (const auto &[connection, capture] : session.client().captures()) {
        if (!capture.isDownloadable())
            continue;
        // Names that differ only in what a file's name has no place for get a number.
        const QString plain =
            client::topologyFileName(name) + client::captureFileSuffix(capture.name);
        QString free = plain;
        for (int number = 2; taken.contains(free); ++number)
            free = plain + QStringLiteral("-%1").arg(number);
        taken << free;
        // A .pcap has the recording of one host alone.
        const QString ending =
            capture.parts.isEmpty() ? downloadEnding(capture) : QStringLiteral(".pcapng");
        const QString file = QDir(plan.out).filePath(free + ending);
        const auto done = session.wait([&, id = connection](auto callback) {
            session.client().download(id, file, {}, callback);
        });
        if (!done)
            return passOn(done);
        auto summary = summarize(file);
        if (!summary)
            return passOn(summary);
        summary->insert(QStringLiteral("connection"), capture.name);
        summary->insert(QStringLiteral("dropped"), capture.dropped);
        summary->insert(QStringLiteral("evicted"), capture.evicted);
        summary->insert(QStringLiteral("ending"), capture.ending);
        saved.append(*summary);
    }
    return saved;
}

/// Tells whether other hosts have recordings of the lab, which nobody can ask for once it is
/// stopped.
bool hasFarCaptures(const Session &session)
{
    return std::ranges::any_of(session.client().captures(),
                               [](const auto &each) { return !each.second.parts.isEmpty(); });
}

/// Saves the captures of a lab that still runs.
Result<QJsonArray> saveRunning(Session &session, const Plan &plan)
{
    std::vector<ConnectionId> all;
    for (const auto &[connection, capture] : session.client().captures())
        all.push_back(connection);
    for (const ConnectionId &each : all) {
        const auto flushed =
            session.wait([&](auto done) { session.client().flushCapture(each, done); });
        if (!flushed)
            return passOn(flushed);
    }
    return saveCaptures(session, plan);
}

/// Runs the commands in turn; the exit code of the last one.
Result<int> runCommands(const Session &session, const Plan &plan)
{
    int code = Done;
    for (const auto &[element, command] : plan.commands) {
        if (isInterrupted())
            return Interrupted;
        const auto words = elementCommand(session, element, {"sh", "-c", command});
        if (!words)
            return passOn(words);
        note(QStringLiteral("%1$ %2").arg(element, command));
        const auto result =
            runInTerminal(*words, plan.json ? Output::ToStandardError : Output::Shared);
        if (!result)
            return result;
        code = *result;
    }
    return code;
}

int report(const Plan &plan, const QJsonArray &saved, const QJsonArray &problems, int code)
{
    if (plan.json) {
        printJson(QJsonObject{{"exitCode", code}, {"captures", saved}, {"linkProblems", problems}});
        return code;
    }
    for (const QJsonValue summary : saved)
        printSummary(summary["connection"].toString(), summary.toObject());
    for (const QJsonValue summary : saved) {
        if (const qint64 evicted = summary["evicted"].toInteger(); evicted > 0)
            note(QStringLiteral("note: %1: %2 earlier packets made room for newer ones and are in "
                                "no file; --segments and --segment-size keep more")
                     .arg(summary["connection"].toString())
                     .arg(evicted));
    }
    return code;
}

int runLab(const Plan &plan, const topology::Topology &topology, const QStringList &agreed,
           const Arguments &arguments)
{
    Session session;
    // An id of its own, and not the lab of the file: that one may run at the same time.
    const LabId lab = client::labForFile({});
    if (const auto opened = session.open(lab, Session::Launch::IfNeeded); !opened) {
        session.client().close();
        (void)client::removeRecordings(lab);
        return fail(opened.error());
    }
    const QJsonObject document = topology::toTomato(topology);
    const auto started =
        session.wait([&](auto done) { session.client().startLab(document, {}, done, agreed); });
    Result<int> code = Done;
    QJsonArray problems;
    if (!started) {
        code = passOn(started);
    } else {
        note(QStringLiteral("Started ") +
             counted(static_cast<qint64>(session.client().lab().elements.size()), "element"));
        problems = linkProblems(session);
        sayCaptureProblems(session);
        const auto said = sayLinkProblems(session, arguments);
        code = said ? runCommands(session, plan) : passOn(said);
        if (code && plan.seconds)
            session.sleep(std::chrono::milliseconds(static_cast<qint64>(*plan.seconds * 1000)));
    }
    Result<QJsonArray> saved = QJsonArray();
    const bool isSavedFirst = started && hasFarCaptures(session);
    if (isSavedFirst)
        saved = saveRunning(session, plan);
    const auto stopped = session.wait([&](auto done) { session.client().stopLab(done); });
    if (started && stopped && !isSavedFirst)
        saved = saveCaptures(session, plan);
    session.client().close();
    if (const auto removed = client::removeRecordings(lab); !removed && code)
        code = passOn(removed);
    if (!code)
        return fail(code.error());
    if (!stopped)
        return fail(stopped.error());
    if (!saved)
        return fail(saved.error());
    return report(plan, *saved, problems, isInterrupted() ? Interrupted : *code);
}

int run(const Arguments &arguments)
{
    const auto wanted = plan(arguments);
    if (!wanted)
        return fail(wanted.error(), Misused);
    auto read = exchange::loadAnyTopology(wanted->file);
    if (!read)
        return fail(read.error());
    if (const auto known = checkNames(*wanted, *read); !known)
        return fail(known.error(), NotFound);
    auto topology = prepare(*wanted, std::move(read));
    if (!topology)
        return fail(topology.error());
    const auto agreed = checkAgreement(*topology, wanted->file, arguments);
    if (!agreed)
        return fail(agreed.error());
    if (const auto set = applyLabSettings(*topology, arguments); !set)
        return fail(set.error(), Misused);
    if (!QDir().mkpath(wanted->out))
        return fail(Error{wanted->out.toStdString(), "this folder cannot be made"});
    printFindings(*topology);
    catchInterrupts();
    return runLab(*wanted, *topology, *agreed, arguments);
}

} // namespace

Command runCommand()
{
    std::map<QString, int> options = {
        {"--exec", 2}, {"--capture", 1},          {"--filter", 1},   {"--for", 1},
        {"--out", 1},  {"--assign-addresses", 0}, {"--offloads", 0}, {"--json", 0}};
    options.insert(labSettings().begin(), labSettings().end());
    options.insert(recordingArities().begin(), recordingArities().end());
    options.insert(agreementOptions().begin(), agreementOptions().end());
    return {QStringLiteral("run"),
            QStringLiteral(
                "FILE [--exec ELEMENT COMMAND]... [--capture CONNECTION [--filter EXPR] "
                "[as with capture start]]... [--for SECONDS] [--assign-addresses] [--offloads] "
                "[--tls-secrets] [--share DIR]... [--routes] [--strict] [--allow-live] [--attach] "
                "[--nat] [--images] [--trust] "
                "[--json] --out DIR"),
            QStringLiteral("start, run commands, stop, save one download per capture"),
            options,
            1,
            1,
            run};
}

} // namespace tomato::cli
