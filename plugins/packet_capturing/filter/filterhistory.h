// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace tomato::plugins {

/// The filters with which this user recorded, and the favourites; stored in the program's settings.
class FilterHistory final
{
public:
    /// The latest filter comes first.
    static QStringList recent();
    static QStringList favourites();

    /// Makes the filter the latest one.
    static void remember(const QString &filter);
    static bool isFavourite(const QString &filter) { return favourites().contains(filter); }
    static void setFavourite(const QString &filter, bool favourite);
};

} // namespace tomato::plugins
