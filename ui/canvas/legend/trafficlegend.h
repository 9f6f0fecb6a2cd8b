// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/legend/canvaslegend.h"

namespace tomato::ui {

/// Tells which colour and width stand for how much traffic.
class TrafficLegend final : public CanvasLegend
{
    Q_OBJECT

public:
    explicit TrafficLegend(CanvasView &view);

protected:
    QString title() const override;
    QStringList texts() const override;
    void paintSample(QPainter &painter, const QRect &place, std::size_t entry) const override;
};

} // namespace tomato::ui
