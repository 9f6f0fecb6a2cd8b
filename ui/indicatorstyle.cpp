// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/indicatorstyle.h"

#include "ui/canvas/canvascolours.h"

#include <QStyleOptionButton>

namespace tomato::ui {

IndicatorStyle::IndicatorStyle() : QProxyStyle(QStringLiteral("fusion")) {}

void IndicatorStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                                   QPainter *painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool isIndicator = element == PE_IndicatorCheckBox || element == PE_IndicatorRadioButton;
    if (!isIndicator || !button || !isDark(button->palette)) {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    }
    QStyleOptionButton light(*button);
    // The outline is a shade of the window's colour, which is used for nothing else here.
    const QColor window = light.palette.window().color();
    light.palette.setColor(QPalette::Window,
                           mixed(window, light.palette.windowText().color(), 0.8));
    QProxyStyle::drawPrimitive(element, &light, painter, widget);
}

} // namespace tomato::ui
