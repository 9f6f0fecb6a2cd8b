// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/packet_capturing/journeys/filter/journeyfilter.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QToolButton;

namespace tomato::plugins {

/// Chooses which packets the dock "Journeys" lists, and says how many these are.
class JourneyFilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit JourneyFilterBar(QWidget *parent);

    /// Returns the filter with what was chosen here.
    JourneyFilter applied(JourneyFilter filter) const;
    /// Chooses packets of all kinds, with any delay.
    void chooseAll();
    /// Returns what Tab goes through.
    QList<QWidget *> stops() const;
    /// Shows to which flow, or end, the list is limited; empty for none.
    void setOnly(const QString &only);
    void setCount(qint64 listed, qint64 all);
    /// Says what to click for more packets when none is listed; empty where all are chosen.
    QString advice() const;
    /// The text says more than the count, where there is no room for it elsewhere.
    void setDetails(const QString &details);

signals:
    void changed();
    /// The packets of all flows are wanted again.
    void onlyReleased();

private:
    QComboBox *m_kind;
    QDoubleSpinBox *m_leastDelay;
    QToolButton *m_only;
    QLabel *m_count;
};

} // namespace tomato::plugins
