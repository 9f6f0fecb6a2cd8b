// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/items/canvaslook.h"

#include "ui/widgets/icons.h"

#include <QPainter>
#include <QSvgRenderer>

#include <algorithm>

namespace tomato::ui {

/// Pixels of the screen that a font has at least.
static constexpr double MinText = 9;

double magnification(const QFont &font, double zoom)
{
    return std::max(1.0, MinText / (font.pixelSize() * zoom));
}

QRectF magnified(const QRectF &rect, double factor)
{
    const QSizeF size = rect.size() * factor;
    return {rect.center() - QPointF(size.width(), size.height()) / 2, size};
}

static QFont scaled(QFont font, int pixels)
{
    font.setPixelSize(pixels);
    return font;
}

static QPixmap drawn(const QString &svg, int pixels)
{
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(svg).render(&painter);
    return pixmap;
}

CanvasLook::CanvasLook(const QPalette &palette, const QFont &font)
    : m_colours(CanvasColours::from(palette)), m_nameFont(scaled(font, 13)),
      m_labelFont(scaled(font, 11))
{
    m_nameFont.setWeight(QFont::Medium);
}

QColor CanvasLook::hostColour(const QString &host) const
{
    const auto found = m_hostColours.find(host);
    return found == m_hostColours.end() ? QColor() : found->second;
}

const QPixmap &CanvasLook::picture(const ElementSort &sort, double pixels) const
{
    int size = 24;
    while (size < pixels && size < 768)
        size *= 2;
    const std::pair key{sort, size};
    auto found = m_pictures.find(key);
    if (found == m_pictures.end())
        found = m_pictures.emplace(key, drawn(elementPicture(sort), size)).first;
    return found->second;
}

} // namespace tomato::ui
