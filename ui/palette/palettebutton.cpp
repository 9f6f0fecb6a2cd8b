// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palettebutton.h"

#include <QApplication>
#include <QDrag>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>

namespace tomato::ui {

PaletteButton::PaletteButton(const QIcon &icon, const QString &text, Data dragged, QWidget *parent)
    : QToolButton(parent), m_data(std::move(dragged))
{
    setIcon(icon);
    setIconSize(QSize(40, 40));
    setText(text);
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
    auto *drag = new QDrag(window()); // the palette may be filled anew meanwhile
    drag->setMimeData(m_data());
    drag->setPixmap(icon().pixmap(iconSize()));
    drag->setHotSpot(QPoint(iconSize().width() / 2, iconSize().height() / 2));
    drag->exec(Qt::CopyAction);
}

} // namespace tomato::ui
