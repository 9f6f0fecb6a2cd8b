// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QDoubleSpinBox;
class QLabel;
class QSpinBox;

namespace tomato::plugins {

/// How many files a capture keeps, and how long each gets.
class RingSizeEdit final : public QWidget
{
    Q_OBJECT

public:
    explicit RingSizeEdit(QWidget *parent = nullptr);

    void setSize(qint64 segments, qint64 segmentBytes);
    qint64 segments() const;
    qint64 segmentBytes() const;
    /// Empty when a file has room for one packet of this length.
    QString problem(qint64 snapLength) const;

signals:
    void changed();

private:
    void follow();

    QSpinBox *m_segments;
    QDoubleSpinBox *m_megabytes;
    QLabel *m_total;
    qint64 m_loadedBytes = 0;
    qint64 m_loadedSegments = 0;
};

} // namespace tomato::plugins
