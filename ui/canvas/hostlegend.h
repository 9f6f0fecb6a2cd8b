// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/hostcolours.h"

#include <QWidget>

#include <vector>

namespace tomato::ui {

class CanvasView;

/// Below the canvas while elements are coloured by host: which colour stands for which host.
class HostLegend final : public QWidget
{
    Q_OBJECT

public:
    explicit HostLegend(CanvasView &view);

    /// Hides the legend when there are none.
    void setColours(HostColours colours);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void refreshTexts();
    void place();

    CanvasView &m_view;
    HostColours m_colours;
    /// The places of the entries, in the order of the colours, in as many rows as the width needs.
    std::vector<QRect> m_entries;
};

} // namespace tomato::ui
