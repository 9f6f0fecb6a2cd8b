// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/common/flatsplitter.h"

namespace tomato::plugins {

/// Half of these is a heading and some rows.
static constexpr int MinStackedLines = 16;

FlatSplitter::FlatSplitter(QWidget *parent) : GripSplitter(Qt::Vertical, parent) {}

void FlatSplitter::resizeEvent(QResizeEvent *event)
{
    const bool isLow = height() < MinStackedLines * fontMetrics().lineSpacing();
    if (isLow != (orientation() == Qt::Horizontal)) {
        setOrientation(isLow ? Qt::Horizontal : Qt::Vertical);
        emit flattened(isLow);
    }
    GripSplitter::resizeEvent(event);
}

} // namespace tomato::plugins
