// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/common/gripsplitter.h"

#include <QPainter>

#include <algorithm>

namespace tomato::plugins {

namespace {

constexpr int HandleWidth = 7;
constexpr double GripWidth = 3;
constexpr double GripLength = 36;

class GripHandle final : public QSplitterHandle
{
public:
    using QSplitterHandle::QSplitterHandle;

protected:
    void paintEvent(QPaintEvent *) override
    {
        const bool isUpright = orientation() == Qt::Horizontal;
        const double length = std::min(GripLength, (isUpright ? height() : width()) / 2.0);
        QRectF grip(0, 0, isUpright ? GripWidth : length, isUpright ? length : GripWidth);
        grip.moveCenter(QRectF(rect()).center());
        QColor colour = palette().color(underMouse() ? QPalette::Highlight : QPalette::WindowText);
        if (!underMouse())
            colour.setAlphaF(0.4F);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRoundedRect(grip, GripWidth / 2, GripWidth / 2);
    }
    void enterEvent(QEnterEvent *event) override
    {
        QSplitterHandle::enterEvent(event);
        update();
    }
    void leaveEvent(QEvent *event) override
    {
        QSplitterHandle::leaveEvent(event);
        update();
    }
};

} // namespace

GripSplitter::GripSplitter(Qt::Orientation orientation, QWidget *parent)
    : QSplitter(orientation, parent)
{
    setHandleWidth(HandleWidth);
    setChildrenCollapsible(false);
}

QSplitterHandle *GripSplitter::createHandle()
{
    auto *handle = new GripHandle(orientation(), this);
    handle->setToolTip(tr("Drag to give more room to one side"));
    return handle;
}

} // namespace tomato::plugins
