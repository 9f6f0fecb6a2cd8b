// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/elementsort.h"

#include <QToolButton>

namespace tomato::ui {

/// A button for a sort of elements, which can be clicked or dragged.
class PaletteButton final : public QToolButton
{
    Q_OBJECT

public:
    PaletteButton(const ElementSort &sort, QWidget *parent);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    ElementSort m_sort;
    QPoint m_pressedAt;
};

} // namespace tomato::ui
