// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/linkproblems.h"

#include "app/cli/output.h"

#include <QJsonObject>

namespace tomato::cli {

QJsonArray linkProblems(const Session &session)
{
    const auto &problems = session.client().lab().linkProblems;
    if (problems.empty())
        return {};
    // A topology that cannot be read has no names, and a problem is said all the same.
    const topology::Topology topology = session.topology().value_or(topology::Topology());
    QJsonArray rows;
    for (const auto &[id, reason] : problems)
        rows.append(QJsonObject{{"connection", topology.label(id)}, {"reason", reason}});
    return rows;
}

Result<> sayLinkProblems(const Session &session, const Arguments &arguments)
{
    const QJsonArray problems = linkProblems(session);
    if (problems.isEmpty())
        return {};
    for (const QJsonValue problem : problems)
        note(QStringLiteral("%1: %2").arg(problem["connection"].toString(),
                                          problem["reason"].toString()));
    note(QStringLiteral("What would help: tomato lab check"));
    if (arguments.has(QStringLiteral("--strict")))
        return failure("not all of the links' emulation can be had here", "--strict");
    return {};
}

} // namespace tomato::cli
