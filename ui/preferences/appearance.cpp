// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/appearance.h"

#include "ui/widgets/canvascolours.h"
#include "ui/widgets/indicatorstyle.h"

#include <QApplication>
#include <QPalette>
#include <QSettings>
#include <QStyle>

namespace tomato::ui {

static const QString ColourSchemeKey = QStringLiteral("colourScheme");

static QPalette paletteFrom(const QColor &window, const QColor &base, const QColor &text,
                            const QColor &highlight)
{
    QPalette palette(window);
    const QColor faint = mixed(window, text, 0.45);
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, mixed(base, text, 0.04));
    palette.setColor(QPalette::Button, mixed(window, base, 0.4));
    palette.setColor(QPalette::ToolTipBase, mixed(base, text, 0.06));
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}) {
        palette.setColor(role, text);
        palette.setColor(QPalette::Disabled, role, faint);
    }
    palette.setColor(QPalette::PlaceholderText, mixed(base, text, 0.5));
    palette.setColor(QPalette::Highlight, highlight);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, mixed(window, highlight, 0.4));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, highlight);
    palette.setColor(QPalette::Light, mixed(window, Qt::white, isDark(palette) ? 0.08 : 0.6));
    palette.setColor(QPalette::Midlight, mixed(window, text, 0.06));
    palette.setColor(QPalette::Mid, mixed(window, text, 0.2));
    palette.setColor(QPalette::Dark, mixed(window, Qt::black, 0.25));
    palette.setColor(QPalette::Shadow, mixed(window, Qt::black, 0.6));
    return palette;
}

static QPalette lightPalette()
{
    return paletteFrom(QColor(0xf3, 0xf4, 0xf6), Qt::white, QColor(0x22, 0x26, 0x2c),
                       QColor(0x2f, 0x6f, 0xdb));
}

static QPalette darkPalette()
{
    return paletteFrom(QColor(0x26, 0x29, 0x30), QColor(0x1c, 0x1f, 0x25), QColor(0xe4, 0xe7, 0xec),
                       QColor(0x4a, 0x8a, 0xf0));
}

/// Returns whether the desktop provides Qt's style: then its colours are used unchanged.
static bool hasDesktopStyle()
{
    return QApplication::style()->name().compare(QLatin1String("fusion"), Qt::CaseInsensitive) != 0;
}

ColourScheme chosenColourScheme()
{
    return static_cast<ColourScheme>(QSettings().value(ColourSchemeKey, 0).toInt());
}

void chooseColourScheme(ColourScheme scheme)
{
    QSettings().setValue(ColourSchemeKey, static_cast<int>(scheme));
    applyColourScheme();
}

void applyColourScheme()
{
    static const QPalette desktop = QApplication::palette();
    static const bool isDesktopStyle = hasDesktopStyle();
    const bool desktopIsDark = isDark(desktop);
    if (!isDesktopStyle && !dynamic_cast<IndicatorStyle *>(QApplication::style()))
        QApplication::setStyle(new IndicatorStyle);
    switch (chosenColourScheme()) {
    case ColourScheme::Light:
        QApplication::setPalette(lightPalette());
        break;
    case ColourScheme::Dark:
        QApplication::setPalette(darkPalette());
        break;
    case ColourScheme::Desktop:
        if (isDesktopStyle)
            QApplication::setPalette(desktop);
        else
            QApplication::setPalette(desktopIsDark ? darkPalette() : lightPalette());
        break;
    }
}

} // namespace tomato::ui
