// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/items/hostcolours.h"
#include "ui/canvas/legend/canvaslegend.h"

namespace tomato::ui {

/// Tells, while elements are coloured by host, which colour stands for which host.
class HostLegend final : public CanvasLegend
{
    Q_OBJECT

public:
    explicit HostLegend(CanvasView &view);

    /// Hides the legend when there are none.
    void setColours(HostColours colours);

protected:
    QString title() const override;
    QStringList texts() const override;
    void paintSample(QPainter &painter, const QRect &place, std::size_t entry) const override;

private:
    HostColours m_colours;
};

} // namespace tomato::ui
