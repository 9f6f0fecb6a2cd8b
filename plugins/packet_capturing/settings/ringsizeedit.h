// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/options/ringlimits.h"

#include <QWidget>

class QDoubleSpinBox;
class QLabel;
class QSpinBox;

namespace tomato::plugins {

/// Edits how many files a capture keeps, and how long each gets.
class RingSizeEdit final : public QWidget
{
    Q_OBJECT

public:
    explicit RingSizeEdit(QWidget *parent = nullptr);

    void setLimits(const capture::RingLimits &limits);
    capture::RingLimits limits() const;
    /// Arrivals have as many files again, which the size that is shown counts.
    void setWithArrivals(bool isWith);
    /// Empty when a file has space for one packet of this length.
    QString problem(int snapLength) const;

signals:
    void changed();

private:
    void updateContents();

    QSpinBox *m_segments;
    QDoubleSpinBox *m_megabytes;
    QLabel *m_total;
    capture::RingLimits m_loaded;
    bool m_isWithArrivals = false;
};

} // namespace tomato::plugins
