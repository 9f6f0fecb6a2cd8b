// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/filter/filterhistory.h"

#include <QSettings>

namespace tomato::plugins {

static constexpr qsizetype MaxRecent = 12;
static const auto RecentKey = QStringLiteral("packetCapturing/recentFilters");
static const auto FavouritesKey = QStringLiteral("packetCapturing/favouriteFilters");

QStringList FilterHistory::recent()
{
    return QSettings().value(RecentKey).toStringList();
}

QStringList FilterHistory::favourites()
{
    return QSettings().value(FavouritesKey).toStringList();
}

void FilterHistory::remember(const QString &filter)
{
    if (filter.isEmpty())
        return;
    QStringList filters = recent();
    filters.removeAll(filter);
    filters.prepend(filter);
    QSettings().setValue(RecentKey, filters.mid(0, MaxRecent));
}

void FilterHistory::setFavourite(const QString &filter, bool favourite)
{
    QStringList filters = favourites();
    filters.removeAll(filter);
    if (favourite && !filter.isEmpty())
        filters.append(filter);
    filters.sort();
    QSettings().setValue(FavouritesKey, filters);
}

} // namespace tomato::plugins
