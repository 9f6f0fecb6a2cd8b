// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

class QTabWidget;

namespace tomato::plugins {

class ElidedLabel;

/// Says how much was read, or what failed: in lines of its own below the pages or, in a low dock,
/// beside their tabs, with as much of it as there is room for, and all of it as a tool tip.
class JourneyTotals final : public QLabel
{
    Q_OBJECT

public:
    /// The tabs are borrowed.
    JourneyTotals(QTabWidget *tabs, QWidget *parent);

    /// What failed stands below in a low dock, too.
    void tell(const QString &text, bool isFailure);
    /// Where it is seen: `isLow` tells that lines leave no room for the pages, which are `width`
    /// wide; `areTabsSeen` that they are there.
    void layOut(bool isLow, bool areTabsSeen, int width);

private:
    QTabWidget *m_tabs;
    ElidedLabel *m_beside;
    bool m_isFailure = false;
};

} // namespace tomato::plugins
