// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

namespace tomato::ui {

class CanvasView;

/// Explains below the canvas which colour and width stand for how much traffic. While it is shown,
/// space is reserved for it, so that it covers nothing.
class TrafficLegend final : public QWidget
{
    Q_OBJECT

public:
    explicit TrafficLegend(CanvasView &view);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void refreshTexts();
    void place();

    CanvasView &m_view;
    /// The rectangles of the levels from 1 on, in as many rows as the width needs.
    std::vector<QRect> m_entries;
};

} // namespace tomato::ui
