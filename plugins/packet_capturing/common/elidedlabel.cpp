// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/common/elidedlabel.h"

#include <QPainter>
#include <QStyle>

namespace tomato::plugins {

ElidedLabel::ElidedLabel(QWidget *parent) : QLabel(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

QString ElidedLabel::shown() const
{
    return fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    style()->drawItemText(&painter, contentsRect(), Qt::AlignLeft | Qt::AlignVCenter, palette(),
                          isEnabled(), shown(), foregroundRole());
}

} // namespace tomato::plugins
