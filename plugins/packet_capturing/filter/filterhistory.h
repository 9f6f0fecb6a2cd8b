// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace tomato::plugins {

/// The filters that this user recorded with, and those that were marked as favourites; kept in the
/// program's settings.
class FilterHistory final
{
public:
    /// The latest first.
    static QStringList recent();
    static QStringList favourites();

    /// It becomes the latest one.
    static void remember(const QString &filter);
    static bool isFavourite(const QString &filter) { return favourites().contains(filter); }
    static void setFavourite(const QString &filter, bool favourite);
};

} // namespace tomato::plugins
