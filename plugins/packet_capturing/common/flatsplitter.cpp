// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/common/flatsplitter.h"

namespace tomato::plugins {

/// Half of these is a heading and some rows.
static constexpr int FewestStackedLines = 16;

FlatSplitter::FlatSplitter(QWidget *parent) : QSplitter(Qt::Vertical, parent)
{
    setChildrenCollapsible(false);
}

void FlatSplitter::resizeEvent(QResizeEvent *event)
{
    const bool isLow = height() < FewestStackedLines * fontMetrics().lineSpacing();
    if (isLow != (orientation() == Qt::Horizontal)) {
        setOrientation(isLow ? Qt::Horizontal : Qt::Vertical);
        emit flattened(isLow);
    }
    QSplitter::resizeEvent(event);
}

} // namespace tomato::plugins
