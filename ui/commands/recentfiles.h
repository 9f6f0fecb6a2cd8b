// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace tomato::ui {

/// The recently opened files, newest first, stored in the settings.
class RecentFiles final
{
public:
    static constexpr int Max = 10;

    QStringList paths() const;
    void add(const QString &path);
    void remove(const QString &path);
    void clear();
};

} // namespace tomato::ui
