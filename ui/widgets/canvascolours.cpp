// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/canvascolours.h"

#include <QPalette>

namespace tomato::ui {

QColor mixed(const QColor &under, const QColor &over, double part)
{
    const auto blend = [part](float a, float b) {
        return static_cast<float>(static_cast<double>(a) * (1 - part) +
                                  static_cast<double>(b) * part);
    };
    return QColor::fromRgbF(blend(under.redF(), over.redF()), blend(under.greenF(), over.greenF()),
                            blend(under.blueF(), over.blueF()));
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::WindowText).lightness() >
           palette.color(QPalette::Window).lightness();
}

CanvasColours CanvasColours::from(const QPalette &palette)
{
    const bool dark = isDark(palette);
    const QColor base = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::Text);
    CanvasColours colours;
    colours.background = base;
    colours.dots = mixed(base, text, dark ? 0.16 : 0.15);
    colours.text = mixed(base, text, 0.92);
    colours.faintText = mixed(base, text, 0.62);
    colours.line = mixed(base, text, 0.40);
    colours.activeLine = dark ? QColor(0x4f, 0xc0, 0x86) : QColor(0x2c, 0x96, 0x5f);
    colours.accent = palette.color(QPalette::Highlight);
    colours.way = dark ? QColor(0xc5, 0x8a, 0xff) : QColor(0x7a, 0x3c, 0xb0);
    colours.stopped = mixed(base, text, 0.42);
    colours.starting = dark ? QColor(0xf0, 0xb4, 0x4a) : QColor(0xd9, 0x91, 0x1b);
    colours.running = dark ? QColor(0x45, 0xb9, 0x79) : QColor(0x2a, 0x9d, 0x5e);
    colours.failed = dark ? QColor(0xec, 0x6a, 0x64) : QColor(0xd1, 0x3f, 0x3f);
    colours.capture = dark ? QColor(0xf0, 0x6a, 0x62) : QColor(0xd6, 0x3b, 0x36);
    colours.warning = colours.starting;
    return colours;
}

} // namespace tomato::ui
