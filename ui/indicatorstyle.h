// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace tomato::ui {

/// Qt's own style, which outlines boxes to check and to choose by in a darker shade than the
/// window's: in dark colours nobody sees that. Here they are lighter.
class IndicatorStyle final : public QProxyStyle
{
public:
    IndicatorStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
};

} // namespace tomato::ui
