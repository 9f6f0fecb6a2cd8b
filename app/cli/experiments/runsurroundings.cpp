// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/experiments/runsurroundings.h"

#include "app/base/helperprogram.h"
#include "app/client/kernelcheck.h"
#include "app/experiment/outcome/machinerecord.h"
#include "app/experiment/outcome/programrecord.h"
#include "app/experiment/steps/replaystep.h"
#include "app/experiment/steps/stepcommands.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>

namespace tomato::cli {

namespace {

/// A command in an element may take as long as this.
constexpr double MaxLookSeconds = 60;

QJsonArray pair(qint64 first, qint64 second)
{
    return {first, second};
}

/// Returns the settings that most elements have, and below "elements" those of single elements that
/// are different.
QJsonObject compact(const std::map<QString, QJsonObject> &settings)
{
    if (settings.empty())
        return {};
    QJsonObject usual;
    for (const QString &key : settings.begin()->second.keys()) {
        std::map<QString, int> counts;
        for (const auto &[element, values] : settings)
            ++counts[values.value(key).toString()];
        usual.insert(
            key, std::max_element(counts.begin(), counts.end(), [](const auto &a, const auto &b) {
                     return a.second < b.second;
                 })->first);
    }
    QJsonObject different;
    for (const auto &[element, values] : settings) {
        QJsonObject own;
        for (auto each = values.begin(); each != values.end(); ++each) {
            if (usual.value(each.key()) != each.value())
                own.insert(each.key(), each.value());
        }
        if (!own.isEmpty())
            different.insert(element, own);
    }
    return {{"all", usual}, {"elements", different}};
}

} // namespace

QJsonArray KnownMachine::describe(const QSet<QString> &paths)
{
    QStringList unknown;
    for (const QString &path : paths) {
        if (!m_programs.contains(path))
            unknown << path;
    }
    for (const QJsonValue each : experiment::describePrograms(unknown)) {
        QJsonObject program = each.toObject();
        const QString path = program.value(QLatin1String("path")).toString();
        // The programs of this project may be installed anywhere.
        const QString name = path.section(u'/', -1);
        if (name.startsWith(QLatin1String("tomato")))
            program.insert("path", name);
        m_programs.insert(path, program);
    }
    QStringList sorted = paths.values();
    std::sort(sorted.begin(), sorted.end());
    QJsonArray programs;
    for (const QString &path : sorted) {
        if (m_programs.contains(path))
            programs.append(m_programs.value(path));
    }
    return programs;
}

const QJsonObject &KnownMachine::emulation()
{
    if (!m_emulation.isEmpty())
        return m_emulation;
    if (const auto features = client::KernelCheck::ask()) {
        for (const client::MachineFeature &each : *features)
            m_emulation.insert(each.name, each.works);
    }
    return m_emulation;
}

RunSurroundings::RunSurroundings(Session &session, const experiment::Experiment &experiment)
    : m_session(session), m_record{{"machine", experiment::machineRecord()}}
{
    m_programs.insert(QCoreApplication::applicationFilePath());
    for (const char *helper : {"tomato-engine", "tomato-element"}) {
        if (const std::string path = findHelperProgram(helper); !path.empty())
            m_programs.insert(QString::fromStdString(path));
    }
    for (const experiment::Step &step : experiment.steps) {
        for (const QString &name : experiment::programsNamed(step.command)) {
            if (const QString path = experiment::programPath(name); !path.isEmpty())
                m_programs.insert(path);
        }
    }
}

void RunSurroundings::look()
{
    lookIntoElements();
    lookAtLinks();
}

void RunSurroundings::lookIntoElements()
{
    const QTemporaryDir folder;
    experiment::StepCommands commands(m_session.client(), {});
    std::size_t open = 0;
    std::map<QString, QString> outputs;
    QJsonObject replays;
    const auto elements = m_session.client().lab().elements; // it changes while this waits
    for (const auto &[id, element] : elements) {
        if (element.process == 0)
            continue;
        m_programs += experiment::programsBelow(element.process);
        for (const auto &command : element.commands) {
            if (command.name == QLatin1String("replay"))
                replays.insert(element.name, experiment::replayFigures(command.output));
        }
        const std::size_t key = outputs.size();
        const QString output = folder.filePath(QString::number(key));
        outputs.emplace(element.name, output);
        ++open;
        commands.start(key,
                       {id, experiment::printElementSettings(), MaxLookSeconds, output,
                        QProcess::nullDevice()},
                       [&open](const Result<int> &) { --open; });
    }
    QEventLoop loop;
    while (open > 0)
        loop.processEvents(QEventLoop::WaitForMoreEvents);
    std::map<QString, QJsonObject> settings;
    for (const auto &[name, output] : outputs) {
        QFile file(output);
        if (file.open(QIODevice::ReadOnly))
            settings.emplace(name, experiment::readElementSettings(file.readAll()));
    }
    m_record.insert("sysctls", compact(settings));
    if (!replays.isEmpty())
        m_record.insert("replays", replays);
}

void RunSurroundings::lookAtLinks()
{
    client::EngineClient &client = m_session.client();
    std::map<ConnectionId, client::LinkStatistics> statistics;
    (void)m_session.wait([&](auto done) {
        client.fetchStatistics([&statistics, done](const auto &found) {
            if (found)
                statistics = *found;
            done(found ? Result<>() : passOn(found));
        });
    });
    const auto topology = m_session.topology();
    if (!topology)
        return;
    const auto problems = client.lab().linkProblems;
    QJsonArray links;
    for (const auto &[id, link] : statistics) {
        QJsonObject json{
            {"connection", topology->label(id)},
            {"sent", pair(link.sentBy[0].frames, link.sentBy[1].frames)},
            {"delivered", pair(link.deliveredTo[0].frames, link.deliveredTo[1].frames)}};
        if (const auto problem = problems.find(id); problem != problems.end())
            json.insert("problem", problem->second);
        links.append(json);
    }
    m_record.insert("links", links);
}

QJsonObject RunSurroundings::record(KnownMachine &machine) const
{
    QJsonObject record = m_record;
    record.insert("emulation", machine.emulation());
    record.insert("programs", machine.describe(m_programs));
    return record;
}

} // namespace tomato::cli
