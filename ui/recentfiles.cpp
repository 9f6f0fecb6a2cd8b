// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recentfiles.h"

#include <QSettings>

namespace tomato::ui {

static const QString Key = QStringLiteral("recentFiles");

QStringList RecentFiles::paths() const
{
    return QSettings().value(Key).toStringList();
}

void RecentFiles::add(const QString &path)
{
    QStringList all = paths();
    all.removeAll(path);
    all.prepend(path);
    QSettings().setValue(Key, all.mid(0, Most));
}

void RecentFiles::remove(const QString &path)
{
    QStringList all = paths();
    all.removeAll(path);
    QSettings().setValue(Key, all);
}

void RecentFiles::clear()
{
    QSettings().remove(Key);
}

} // namespace tomato::ui
