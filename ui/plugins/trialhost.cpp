// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plugins/trialhost.h"

#include <QDir>

namespace tomato::ui {

Result<> TrialHost::changeConnections(const ConnectionChanges &changes, const QString &)
{
    if (changes.empty())
        return {};
    return failure("no connection has the id " + changes.begin()->first.value);
}

QString TrialHost::proposedPath(const QString &suffix) const
{
    return QDir::home().filePath(QStringLiteral("topology") + suffix);
}

} // namespace tomato::ui
