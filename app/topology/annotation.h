// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QByteArray>
#include <QJsonObject>
#include <QPointF>
#include <QSizeF>
#include <QString>

namespace tomato::topology {

/// What is drawn beside the network, to explain it: an entry of the topology's `_annotations`, an
/// array in which a later entry lies above an earlier one of the same `z`. Entries of other
/// programs may have more keys, which stay; what is no annotation at all stays too, and is not
/// drawn.
struct Annotation
{
    enum class Kind
    {
        Text,
        Rectangle,
        Ellipse,
        Line,
        Picture
    };

    Kind kind = Kind::Text;
    /// Upper left corner, in the units of the elements' positions; a line's beginning.
    QPointF position;
    /// In the same units. A line's end lies so far from its beginning, and may lie to the left of
    /// it or above. A text takes the room that it needs.
    QSizeF size;
    /// Those with more lie above those with less.
    double z = 0;
    /// Degrees clockwise around the position.
    double rotation = 0;
    /// Boxes and ellipses may have one, too, at their upper edge.
    QString text;
    /// Points.
    double textSize = 12;
    bool isBold = false;
    bool isItalic = false;
    /// Of the text, or the edge: "#rrggbb", "#aarrggbb", or a name of SVG; empty for the canvas'
    /// own.
    QString colour;
    /// As `colour`; empty for none.
    QString fill;
    /// Width of the edge, in the same units as positions; 0 for none.
    double border = 1;
    bool isDashed = false;
    /// PNG or JPEG.
    QByteArray picture;
    /// Not to be moved.
    bool isLocked = false;

    /// The longest text, in characters, and the largest picture, in bytes.
    static constexpr qsizetype MaximumText = 20'000;
    static constexpr qsizetype MaxPicture = 16 << 20;

    /// "png" or "jpeg" by the first bytes; empty for anything else, whatever it calls itself.
    static QByteArray pictureFormat(const QByteArray &bytes);

    /// The error's place is the key.
    static Result<Annotation> read(const QJsonValue &value);
    QJsonObject toJson() const;
};

} // namespace tomato::topology
