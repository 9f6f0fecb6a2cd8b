// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/element.h"
#include "ui/canvas/items/connectionlabels.h"
#include "ui/canvas/items/hostcolours.h"
#include "ui/widgets/canvascolours.h"
#include "ui/widgets/elementsort.h"

#include <QFont>
#include <QPixmap>
#include <QRectF>

#include <map>

class QPalette;

namespace tomato::ui {

/// Returns the factor by which a text with this font is enlarged at this zoom, so that it stays
/// readable; 1 where it is large enough by itself.
double magnification(const QFont &font, double zoom);

/// Returns the rectangle enlarged around its centre.
QRectF magnified(const QRectF &rect, double factor);

/// The look that all items of a canvas share: colours, fonts, the elements' pictures, and which
/// labels connections have.
class CanvasLook final
{
public:
    CanvasLook(const QPalette &palette, const QFont &font);

    const CanvasColours &colours() const { return m_colours; }
    const QFont &nameFont() const { return m_nameFont; }
    const QFont &labelFont() const { return m_labelFont; }
    ConnectionLabels connectionLabels() const { return m_connectionLabels; }
    void setConnectionLabels(ConnectionLabels labels) { m_connectionLabels = labels; }
    /// Returns the colours of hosts; none while elements are not coloured by host.
    const HostColours &hostColours() const { return m_hostColours; }
    void setHostColours(HostColours colours) { m_hostColours = std::move(colours); }
    /// Returns an invalid colour when elements of this host have none.
    QColor hostColour(const QString &host) const;
    /// Returns the picture, at least `pixels` wide; it is rendered from its SVG once per kind and
    /// size.
    const QPixmap &picture(const ElementSort &sort, double pixels) const;

private:
    CanvasColours m_colours;
    QFont m_nameFont;
    QFont m_labelFont;
    ConnectionLabels m_connectionLabels = ConnectionLabels::None;
    HostColours m_hostColours;
    mutable std::map<std::pair<ElementSort, int>, QPixmap> m_pictures;
};

} // namespace tomato::ui
