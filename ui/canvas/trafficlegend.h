// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace tomato::ui {

class CanvasView;

/// In a corner of the canvas: which colour and width stand for how much traffic.
class TrafficLegend final : public QWidget
{
    Q_OBJECT

public:
    explicit TrafficLegend(CanvasView &view);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refreshTexts();
    void place();

    CanvasView &m_view;
};

} // namespace tomato::ui
