// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "capture/client/filtercheck.h"

#include <QEventLoop>

namespace tomato::cli {

static int check(const Arguments &arguments)
{
    const QString filter = arguments.words().isEmpty() ? arguments.rest().join(QLatin1Char(' '))
                                                       : arguments.words().join(QLatin1Char(' '));
    client::FilterCheck checker;
    QEventLoop loop;
    QString verdict;
    QObject::connect(&checker, &client::FilterCheck::checked, &loop,
                     [&](const QString &, const QString &message) {
                         verdict = message;
                         loop.quit();
                     });
    checker.check(filter);
    loop.exec();
    if (arguments.has(QStringLiteral("--json")))
        printJson(QJsonObject{{"filter", filter}, {"ok", verdict.isEmpty()}, {"message", verdict}});
    else if (verdict.isEmpty())
        print(QStringLiteral("ok"));
    else
        return fail(Error{filter.toStdString(), verdict.toStdString()});
    return verdict.isEmpty() ? Done : Failed;
}

Command filterCommand()
{
    return {QStringLiteral("filter check"),
            QStringLiteral("[--json] EXPR"),
            QStringLiteral("say whether libpcap takes a filter expression"),
            {{"--json", 0}},
            0,
            1000,
            check};
}

} // namespace tomato::cli
