// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/api/listtext.h"

#include <QCoreApplication>

namespace tomato::plugins {

QString listText(const QStringList &things)
{
    return things.join(QCoreApplication::translate("ListText", ", ", "between things of a list"));
}

} // namespace tomato::plugins
