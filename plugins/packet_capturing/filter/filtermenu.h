// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

#include <functional>

namespace tomato::plugins {

/// A menu of filters: common ones, the user's favourites, and recent ones.
class FilterMenu final : public QMenu
{
    Q_OBJECT

public:
    /// `current` returns the filter that can be made a favourite.
    FilterMenu(std::function<QString()> current, QWidget *parent);

signals:
    void chosen(const QString &filter);

private:
    void addCommon(const QString &text, const QString &filter);
    void addCommonOnes();
    /// Adds the entries that change from one opening to the next.
    void addOwn();
    QAction *add(QMenu &menu, const QString &text, const QString &filter);

    std::function<QString()> m_current;
    QList<QObject *> m_own;
};

} // namespace tomato::plugins
