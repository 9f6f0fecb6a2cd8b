// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/keptlabs.h"

#include "app/cli/command.h"
#include "app/cli/commands/earlierruncommands.h"
#include "app/cli/output.h"
#include "app/cli/session.h"

#include <QJsonArray>
#include <QThread>

#include <algorithm>

namespace tomato::cli {

namespace {

QJsonObject runningJson(const client::RunningLab &lab)
{
    return {{"lab", QString::fromStdString(lab.lab.value)},
            {"name", lab.name},
            {"file", lab.file},
            {"process", lab.process},
            {"state", lab.isStopped ? "stopped" : "running"}};
}

QJsonObject keptJson(const client::KeptLab &lab)
{
    return {{"lab", QString::fromStdString(lab.lab.value)},
            {"name", lab.name},
            {"file", lab.file},
            {"process", 0},
            {"state", "stopped"}};
}

/// Lists the running labs; with `all`, also the others, and what each of them keeps.
QJsonArray labs(bool all)
{
    QJsonArray rows;
    for (const client::RunningLab &lab : client::runningLabs()) {
        if (all || !lab.isStopped)
            rows.append(runningJson(lab));
    }
    if (!all)
        return rows;
    for (const client::KeptLab &lab : client::keptLabs())
        rows.append(keptJson(lab));
    for (QJsonValueRef row : rows) {
        QJsonObject lab = row.toObject();
        const client::KeptAmount kept =
            client::keptAmount(LabId(lab["lab"].toString().toStdString()));
        lab.insert("bytes", kept.bytes);
        lab.insert("recordings", kept.recordings);
        lab.insert("packets", kept.packets);
        row = lab;
    }
    return rows;
}

int listLabs(const Arguments &arguments)
{
    const bool all = arguments.has(QStringLiteral("--all"));
    const QJsonArray rows = labs(all);
    if (arguments.has(QStringLiteral("--json"))) {
        printJson(rows);
        return Done;
    }
    for (const QJsonValue row : rows) {
        const QString amount =
            all ? QStringLiteral("  %1  %2, %3")
                      .arg(row["state"].toString(), bytesText(row["bytes"].toInteger()),
                           counted(row["packets"].toInteger(), "packet"))
                : QString();
        print(QStringLiteral("%1  %2%3  %4")
                  .arg(row["lab"].toString(), row["name"].toString(), amount,
                       row["file"].toString()));
    }
    if (rows.isEmpty())
        note(all ? QStringLiteral("No lab runs, and none is kept.")
                 : QStringLiteral("No lab is running. Start one: tomato lab start FILE"));
    return Done;
}

/// Fails for one that an engine serves. That of a lab that was just stopped is about to end.
Result<> waitForItsEnd(const LabId &lab)
{
    for (int attempt = 0; attempt < 6; ++attempt) {
        const auto all = client::runningLabs();
        const auto found = std::ranges::find(all, lab, &client::RunningLab::lab);
        if (found == all.end())
            return {};
        if (!found->isStopped)
            return failure("this lab runs: stop it first (tomato lab stop)", lab.value);
        QThread::msleep(400); // longer than an engine waits for others after it was looked at
    }
    return failure("this lab is open in an editor: close it there first", lab.value);
}

int deleteLab(const Arguments &arguments)
{
    const auto found = findLab(arguments.words().front());
    if (!found)
        return fail(found.error(), NotFound);
    if (const auto ended = waitForItsEnd(*found); !ended)
        return fail(ended.error());
    const auto all = client::keptLabs();
    const auto lab = std::ranges::find(all, *found, &client::KeptLab::lab);
    if (lab == all.end())
        return fail(Error{found->value, "nothing is kept of this lab"}, NotFound);
    const client::KeptAmount kept = client::keptAmount(lab->lab);
    if (!mayRemove(arguments, kept.packets,
                   QStringLiteral("in %1 recordings of %2, with its topology and the files of its "
                                  "elements (%3)")
                       .arg(kept.recordings)
                       .arg(lab->name, bytesText(kept.bytes))))
        return Failed;
    if (const auto deleted = client::deleteLab(lab->lab); !deleted)
        return fail(deleted.error());
    print(QStringLiteral("%1: deleted, with %2 packets in %3 recordings, %4")
              .arg(QString::fromStdString(lab->lab.value))
              .arg(kept.packets)
              .arg(kept.recordings)
              .arg(bytesText(kept.bytes)));
    return Done;
}

} // namespace

std::vector<Command> keptLabCommands()
{
    return {{QStringLiteral("lab list"),
             QStringLiteral("[--all] [--json]"),
             QStringLiteral("the labs that run; with --all those too that are stopped and keep "
                            "recordings or files, and how much"),
             {{"--all", 0}, {"--json", 0}},
             0,
             0,
             listLabs},
            {QStringLiteral("lab delete"),
             QStringLiteral("LAB [--yes]"),
             QStringLiteral("delete what a stopped lab keeps: its recordings, the files of its "
                            "elements, and the topology as it ran; not the topology's file"),
             {{"--yes", 0}},
             1,
             1,
             deleteLab}};
}

} // namespace tomato::cli
