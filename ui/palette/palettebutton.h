// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/element.h"

#include <QToolButton>

namespace tomato::ui {

/// A button for a kind of element, which can be clicked or dragged.
class PaletteButton final : public QToolButton
{
    Q_OBJECT

public:
    PaletteButton(topology::ElementKind kind, QWidget *parent);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    topology::ElementKind m_kind;
    QPoint m_pressedAt;
};

} // namespace tomato::ui
