// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/wrappedlabel.h"

#include <algorithm>

namespace tomato::ui {

WrappedLabel::WrappedLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
}

void WrappedLabel::show(const QString &text)
{
    setText(text);
    if (testAttribute(Qt::WA_Resized))
        takeRoom(); // before, nobody knows how wide it will be
}

void WrappedLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    // The final width of the layout counts, not those on the way.
    QMetaObject::invokeMethod(this, &WrappedLabel::takeRoom, Qt::QueuedConnection);
}

void WrappedLabel::takeRoom()
{
    setMinimumHeight(0); // or it would count below
    setMinimumHeight(std::max(heightForWidth(width()), 0));
}

} // namespace tomato::ui
