// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fittingscrollarea.h"

#include <QEvent>
#include <QScrollBar>

#include <algorithm>

namespace tomato::ui {

FittingScrollArea::FittingScrollArea(QWidget *content, QWidget *parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    // The background is that of the parent.
    viewport()->setAutoFillBackground(false);
    setWidget(content);
    content->setAutoFillBackground(false);
    content->installEventFilter(this);
}

QSize FittingScrollArea::sizeHint() const
{
    const QWidget *content = widget();
    QSize size = content->sizeHint().expandedTo(content->minimumSizeHint());
    // Texts that wrap know their height only for a width.
    const int width = std::max(viewport()->width(), size.width());
    if (content->hasHeightForWidth())
        size.setHeight(std::max(size.height(), content->heightForWidth(width)));
    return size;
}

QSize FittingScrollArea::minimumSizeHint() const
{
    const int width = widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width();
    return {width, fontMetrics().lineSpacing() * 6};
}

bool FittingScrollArea::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

void FittingScrollArea::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    if (event->oldSize().width() != event->size().width() && widget()->hasHeightForWidth())
        updateGeometry();
}

} // namespace tomato::ui
