// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/indicatorstyle.h"

#include "ui/widgets/canvascolours.h"
#include "ui/widgets/icons.h"

#include <QGuiApplication>
#include <QStyleOptionButton>
#include <QWidget>

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

static QString iconName(QStyle::StandardPixmap which)
{
    switch (which) {
    case QStyle::SP_MessageBoxInformation:
        return QStringLiteral("information");
    case QStyle::SP_MessageBoxWarning:
        return QStringLiteral("warning");
    case QStyle::SP_MessageBoxCritical:
        return QStringLiteral("problem");
    case QStyle::SP_MessageBoxQuestion:
        return QStringLiteral("help");
    case QStyle::SP_LineEditClearButton:
        return QStringLiteral("clear");
    case QStyle::SP_ArrowBack:
        return QStringLiteral("back");
    case QStyle::SP_ArrowForward:
        return QStringLiteral("forward");
    case QStyle::SP_FileDialogToParent:
        return QStringLiteral("parent");
    case QStyle::SP_FileDialogNewFolder:
        return QStringLiteral("new-folder");
    case QStyle::SP_FileDialogListView:
        return QStringLiteral("list");
    case QStyle::SP_FileDialogDetailedView:
        return QStringLiteral("details");
    default:
        return {};
    }
}

QIcon IndicatorStyle::standardIcon(StandardPixmap which, const QStyleOption *option,
                                   const QWidget *widget) const
{
    const QString name = iconName(which);
    const QPalette palette = widget ? widget->palette() : QGuiApplication::palette();
    return name.isEmpty() ? QProxyStyle::standardIcon(which, option, widget)
                          : actionIcon(name, palette);
}

int IndicatorStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                              QStyleHintReturn *answer) const
{
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, answer);
}

} // namespace tomato::ui
