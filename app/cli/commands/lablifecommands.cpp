// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/agreement.h"
#include "app/cli/captureproblems.h"
#include "app/cli/command.h"
#include "app/cli/commandinelement.h"
#include "app/cli/labsettingoptions.h"
#include "app/cli/linkproblems.h"
#include "app/cli/output.h"
#include "app/cli/placeonhosts.h"
#include "app/cli/printfindings.h"
#include "app/cli/session.h"
#include "app/exchange/importfile.h"
#include "app/protocol/fields/statewords.h"
#include "app/topology/attributes/labsettings.h"
#include "app/topology/format/tomatoformat.h"

#include <QFileInfo>
#include <QJsonArray>

namespace tomato::cli {

namespace {

/// Returns the leases of an element's interfaces, by their names inside.
QJsonObject leasedJson(const client::ElementStatus &element)
{
    QJsonObject leased;
    for (const auto &[id, address] : element.leased) {
        if (const auto name = element.interfaces.find(id); name != element.interfaces.end())
            leased.insert(name->second, address);
    }
    return leased;
}

QString leasedText(const client::ElementStatus &element)
{
    QStringList words;
    const QJsonObject leased = leasedJson(element);
    for (auto each = leased.begin(); each != leased.end(); ++each)
        words << each.key() + QStringLiteral(" has ") + each->toString() +
                     QStringLiteral(" by DHCP");
    return words.join(QStringLiteral(", "));
}

QJsonObject labJson(const Session &session)
{
    const client::LabStatus &lab = session.client().lab();
    QJsonArray findings;
    for (const client::LabFinding &finding : lab.findings)
        findings.append(finding.message);
    QJsonArray elements;
    for (const auto &[id, element] : lab.elements)
        elements.append(QJsonObject{{"id", QString::fromStdString(id.value)},
                                    {"name", element.name},
                                    {"state", protocol::wordOf(element.state)},
                                    {"reason", element.reason},
                                    {"process", element.process},
                                    {"leased", leasedJson(element)}});
    return {{"lab", QString::fromStdString(lab.lab.value)},
            {"name", lab.name},
            {"file", lab.file},
            {"elements", elements},
            {"wires", static_cast<qint64>(lab.wires.size())},
            {"linkProblems", linkProblems(session)},
            {"findings", findings}};
}

/// State and statistics of each connection, by its ends in their order.
Result<QJsonArray> connectionsJson(Session &session)
{
    const auto topology = session.topology();
    if (!topology)
        return passOn(topology);
    std::map<ConnectionId, client::LinkStatistics> statistics;
    const auto fetched = session.wait([&](auto done) {
        session.client().fetchStatistics(
            [&statistics, done](const Result<std::map<ConnectionId, client::LinkStatistics>> &all) {
                if (all)
                    statistics = *all;
                done(all ? Result<>() : passOn(all));
            });
    });
    if (!fetched)
        return passOn(fetched);
    const client::LabStatus &lab = session.client().lab();
    QJsonArray rows;
    for (const auto &[id, connection] : topology->connections()) {
        const auto problem = lab.linkProblems.find(id);
        const auto counts = statistics.find(id);
        QJsonObject row = counts == statistics.end() ? QJsonObject() : counts->second.toJson();
        row.insert("id", QString::fromStdString(id.value));
        row.insert("name", topology->label(id));
        row.insert("up", lab.wires.contains(id));
        row.insert("reason", problem == lab.linkProblems.end() ? QString() : problem->second);
        rows.append(row);
    }
    return rows;
}

int start(const Arguments &arguments)
{
    const QString file = QFileInfo(arguments.words().front()).absoluteFilePath();
    auto topology = exchange::loadAnyTopology(file);
    if (!topology)
        return fail(topology.error());
    const auto agreed = checkAgreement(*topology, file, arguments);
    if (!agreed)
        return fail(agreed.error());
    if (arguments.has(QStringLiteral("--offloads")))
        topology::setKeepsOffloads(*topology, true);
    if (const auto set = applyLabSettings(*topology, arguments); !set)
        return fail(set.error(), Misused);
    if (const auto placed = placeOnHosts(*topology, arguments); !placed)
        return fail(placed.error());
    printFindings(*topology);
    catchInterrupts();
    Session session;
    if (const auto opened = session.open(client::labForFile(file), Session::Launch::IfNeeded);
        !opened)
        return fail(opened.error());
    if (session.client().lab().state == client::LabStatus::State::Running)
        return fail(Error{session.client().lab().lab.value, "this lab runs already"});
    const auto document = topology::toTomato(*topology);
    const auto started =
        session.wait([&](auto done) { session.client().startLab(document, file, done, *agreed); });
    if (!started) {
        if (isInterrupted()) // nobody waits for what it would become
            (void)session.wait([&](auto done) { session.client().stopLab(done); });
        return fail(started.error());
    }
    if (const auto said = sayLinkProblems(session, arguments); !said) {
        const auto stopped = session.wait([&](auto done) { session.client().stopLab(done); });
        return fail(stopped ? said.error() : stopped.error());
    }
    sayCaptureProblems(session);
    const client::LabStatus &lab = session.client().lab();
    if (arguments.has(QStringLiteral("--json")))
        printJson(labJson(session));
    else
        print(QStringLiteral("%1  %2 elements, %3 connections, %4 captures")
                  .arg(QString::fromStdString(lab.lab.value))
                  .arg(lab.elements.size())
                  .arg(lab.wires.size())
                  .arg(session.client().captures().size()));
    return Done;
}

int stop(const Arguments &arguments)
{
    Session session;
    if (const auto opened = session.open(arguments.words().front(), Session::Launch::Never);
        !opened)
        return fail(opened.error(), NotFound);
    const auto stopped = session.wait([&](auto done) { session.client().stopLab(done); });
    return stopped ? int(Done) : fail(stopped.error());
}

void printElements(const client::LabStatus &lab)
{
    for (const auto &[id, element] : lab.elements) {
        QStringList words{element.name, protocol::wordOf(element.state), element.reason,
                          leasedText(element)};
        words.removeAll(QString());
        print(words.join(QStringLiteral("  ")));
    }
}

int labStatus(const Arguments &arguments)
{
    Session session;
    if (const auto opened = session.open(arguments.words().front(), Session::Launch::Never);
        !opened)
        return fail(opened.error(), NotFound);
    if (arguments.has(QStringLiteral("--json"))) {
        const auto links = connectionsJson(session);
        if (!links)
            return fail(links.error());
        QJsonObject json = labJson(session);
        json.insert(QStringLiteral("connections"), *links);
        printJson(json);
    } else {
        printElements(session.client().lab());
    }
    printFindings(session.client().lab());
    sayCaptureProblems(session);
    const auto said = sayLinkProblems(session, arguments);
    return said ? int(Done) : fail(said.error());
}

int exec(const Arguments &arguments)
{
    if (arguments.rest().isEmpty())
        return fail(Error{"lab exec", "the command is missing: put it behind --"}, Misused);
    Session session;
    if (const auto opened = session.open(arguments.words()[0], Session::Launch::Never); !opened)
        return fail(opened.error(), NotFound);
    const auto words = elementCommand(session, arguments.words()[1], arguments.rest());
    if (!words)
        return fail(words.error(), NotFound);
    session.client().close();
    const auto code = runInTerminal(
        *words, Output::Shared,
        arguments.has(QStringLiteral("--while-read")) ? Watch::OwnerAndReader : Watch::Owner);
    return code ? *code : fail(code.error());
}

} // namespace

std::vector<Command> labCommands()
{
    std::map<QString, int> startOptions = labSettings();
    startOptions.insert({{"--json", 0}, {"--offloads", 0}, {"--hosts", 1}});
    startOptions.insert(agreementOptions().begin(), agreementOptions().end());
    return {
        {QStringLiteral("lab start"),
         QStringLiteral(
             "FILE [--offloads] [--tls-secrets] [--share DIR]... [--routes] [--strict] "
             "[--allow-live] [--attach] [--nat] [--images] [--trust] [--hosts HOST,...] [--json]"),
         QStringLiteral("start a topology as a lab; it runs until it is stopped"), startOptions, 1,
         1, start},
        {QStringLiteral("lab stop"),
         QStringLiteral("LAB"),
         QStringLiteral("stop a lab"),
         {},
         1,
         1,
         stop},
        {QStringLiteral("lab status"),
         QStringLiteral("LAB [--strict] [--json]"),
         QStringLiteral("the state of each element, and what links cannot do here"),
         {{"--json", 0}, {"--strict", 0}},
         1,
         1,
         labStatus},
        {QStringLiteral("lab exec"),
         QStringLiteral("LAB ELEMENT [--while-read] -- COMMAND..."),
         QStringLiteral("run a command inside an element"),
         {{"--while-read", 0}},
         2,
         2,
         exec}};
}

} // namespace tomato::cli
