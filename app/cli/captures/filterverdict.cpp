// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/captures/filterverdict.h"

#include "app/client/filter/displayfilter.h"

#include <QEventLoop>

namespace tomato::cli {

FilterVerdict askWhetherFilterIsGood(const QString &filter)
{
    client::FilterCheck checker;
    QEventLoop loop;
    FilterVerdict verdict{filter, {}};
    QObject::connect(&checker, &client::FilterCheck::checked, &loop,
                     [&](const QString &, const QString &message) {
                         verdict.message = message;
                         verdict.place = checker.place();
                         loop.quit();
                     });
    checker.check(filter);
    loop.exec();
    if (!verdict.message.isEmpty() && client::looksLikeDisplayFilter(filter)) {
        if (const auto made = client::captureFilterOf(filter))
            verdict.advice =
                QStringLiteral("; it is a display filter, whose capture filter is: ") + *made;
    }
    return verdict;
}

} // namespace tomato::cli
