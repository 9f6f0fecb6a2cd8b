// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/experiments/bundlework.h"
#include "app/cli/experiments/differencetexts.h"
#include "app/cli/output.h"
#include "app/cli/session.h"

#include <QTemporaryDir>

namespace tomato::cli {

static int compareRuns(const Arguments &arguments)
{
    catchInterrupts();
    const QTemporaryDir room;
    if (const auto usable = checkRoom(room); !usable)
        return fail(usable.error());
    const auto first = runNamed(arguments.words()[0], room);
    if (!first)
        return fail(first.error(), NotFound);
    const auto second = runNamed(arguments.words()[1], room);
    if (!second)
        return fail(second.error(), NotFound);
    bundle::RunComparison comparison(*first, *second,
                                     {QStringLiteral("first"), QStringLiteral("second")});
    comparison.setGoOn([] { return !isInterrupted(); });
    const auto differences = comparison.differences();
    if (isInterrupted())
        return Interrupted;
    if (arguments.has(QStringLiteral("--json"))) {
        printJson(differencesJson(differences));
        return differences.empty() ? Done : Failed;
    }
    for (const QString &line : differenceLines(differences))
        print(line);
    if (differences.empty())
        print(QStringLiteral("equal"));
    return differences.empty() ? Done : Failed;
}

Command compareCommand()
{
    return {QStringLiteral("compare"),
            QStringLiteral("RUN RUN [--json]"),
            QStringLiteral("say in what two runs of experiments differ, what may be the cause "
                           "first"),
            {{"--json", 0}},
            2,
            2,
            compareRuns};
}

} // namespace tomato::cli
