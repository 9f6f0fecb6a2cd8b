// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

class QTabWidget;

namespace tomato::plugins {

class ElidedLabel;

/// Says how much was read: in lines of its own below the pages or, in a low dock, beside their
/// tabs, with as much of it as there is room for, and all of it as a tool tip. What failed after
/// that stands below the pages, too, in a line before it.
class JourneyTotals final : public QLabel
{
    Q_OBJECT

public:
    /// The tabs are borrowed.
    JourneyTotals(QTabWidget *tabs, QWidget *parent);

    /// Shows `totals` and, in a low dock too, `failure`, which is empty where nothing failed.
    void tell(const QString &totals, const QString &failure);
    /// Decides where the totals are seen: `isLow` tells that lines leave no room for the pages,
    /// which are `width` wide; `areTabsSeen` tells that the tabs are there.
    void layOut(bool isLow, bool areTabsSeen, int width);

private:
    QTabWidget *m_tabs;
    ElidedLabel *m_beside;
    QString m_totals;
    QString m_failure;
};

} // namespace tomato::plugins
