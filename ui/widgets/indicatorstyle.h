// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace tomato::ui {

/// Qt's own style with two changes. It outlines check boxes and radio buttons in a darker shade
/// than the window's, which is invisible in dark colours: here the outlines are lighter. Its icons
/// look dated: here they are the program's own.
class IndicatorStyle final : public QProxyStyle
{
public:
    IndicatorStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    /// Returns icons of dialogs in the line style of all others, and none for dialogs' buttons.
    QIcon standardIcon(StandardPixmap which, const QStyleOption *option,
                       const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *answer) const override;
};

} // namespace tomato::ui
