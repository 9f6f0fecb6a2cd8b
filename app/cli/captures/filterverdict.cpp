// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/captures/filterverdict.h"

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
    return verdict;
}

} // namespace tomato::cli
