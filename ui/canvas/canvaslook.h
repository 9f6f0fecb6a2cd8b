// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/element.h"
#include "ui/canvas/connectionlabels.h"
#include "ui/widgets/canvascolours.h"

#include <QFont>
#include <QPixmap>
#include <QRectF>

#include <map>

class QPalette;

namespace tomato::ui {

/// How much larger than life a text with this font is drawn at this zoom: as large as it must be to
/// be read, 1 where it is large enough by itself.
double magnification(const QFont &font, double zoom);

/// Around its centre.
QRectF magnified(const QRectF &rect, double factor);

/// What all items of a canvas share: colours, fonts, the elements' pictures, and what is
/// written beside connections.
class CanvasLook final
{
public:
    CanvasLook(const QPalette &palette, const QFont &font);

    const CanvasColours &colours() const { return m_colours; }
    const QFont &nameFont() const { return m_nameFont; }
    const QFont &labelFont() const { return m_labelFont; }
    ConnectionLabels connectionLabels() const { return m_connectionLabels; }
    void setConnectionLabels(ConnectionLabels labels) { m_connectionLabels = labels; }
    /// The picture, drawn from its SVG once per kind and size; at least `pixels` wide.
    const QPixmap &picture(topology::ElementKind kind, double pixels) const;

private:
    CanvasColours m_colours;
    QFont m_nameFont;
    QFont m_labelFont;
    ConnectionLabels m_connectionLabels = ConnectionLabels::None;
    mutable std::map<std::pair<topology::ElementKind, int>, QPixmap> m_pictures;
};

} // namespace tomato::ui
