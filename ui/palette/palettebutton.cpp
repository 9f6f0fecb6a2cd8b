// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palettebutton.h"

#include "ui/canvas/canvasgestures.h"
#include "ui/widgets/icons.h"

#include <QApplication>
#include <QDrag>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>

namespace tomato::ui {

PaletteButton::PaletteButton(const ElementSort &sort, QWidget *parent)
    : QToolButton(parent), m_sort(sort)
{
    setIcon(elementIcon(sort));
    setIconSize(QSize(40, 40));
    setText(kindName(sort));
    setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PaletteButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        // By the keyboard one adds several in a row.
        setFocus(Qt::OtherFocusReason);
    } else
        QToolButton::keyPressEvent(event);
}

void PaletteButton::mousePressEvent(QMouseEvent *event)
{
    m_pressedAt = event->position().toPoint();
    QToolButton::mousePressEvent(event);
}

void PaletteButton::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint moved = event->position().toPoint() - m_pressedAt;
    if (!(event->buttons() & Qt::LeftButton) ||
        moved.manhattanLength() < QApplication::startDragDistance()) {
        QToolButton::mouseMoveEvent(event);
        return;
    }
    setDown(false);
    auto *drag = new QDrag(this);
    drag->setMimeData(CanvasGestures::mimeData(m_sort));
    drag->setPixmap(icon().pixmap(iconSize()));
    drag->setHotSpot(QPoint(iconSize().width() / 2, iconSize().height() / 2));
    drag->exec(Qt::CopyAction);
}

} // namespace tomato::ui
