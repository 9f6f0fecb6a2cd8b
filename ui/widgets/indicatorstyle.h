// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace tomato::ui {

/// Qt's own style, which outlines boxes to check and to choose by in a darker shade than the
/// window's: in dark colours nobody sees that. Here they are lighter. Its icons are those of
/// another time: here they are the program's own.
class IndicatorStyle final : public QProxyStyle
{
public:
    IndicatorStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    /// Icons of dialogs in the line style of all others; none on their buttons.
    QIcon standardIcon(StandardPixmap which, const QStyleOption *option,
                       const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *answer) const override;
};

} // namespace tomato::ui
