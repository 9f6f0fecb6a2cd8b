// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/recentfiles.h"

#include <QSettings>

namespace tomato::ui {

static const QString RecentFilesKey = QStringLiteral("recentFiles");

QStringList RecentFiles::paths() const
{
    return QSettings().value(RecentFilesKey).toStringList();
}

void RecentFiles::add(const QString &path)
{
    QStringList all = paths();
    all.removeAll(path);
    all.prepend(path);
    QSettings().setValue(RecentFilesKey, all.mid(0, Max));
}

void RecentFiles::remove(const QString &path)
{
    QStringList all = paths();
    all.removeAll(path);
    QSettings().setValue(RecentFilesKey, all);
}

void RecentFiles::clear()
{
    QSettings().remove(RecentFilesKey);
}

} // namespace tomato::ui
