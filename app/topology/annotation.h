// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QByteArray>
#include <QJsonObject>
#include <QPointF>
#include <QSizeF>
#include <QString>

namespace tomato::topology {

/// Something that is drawn beside the network, to explain it: an entry of the topology's
/// `_annotations`, an array in which a later entry lies above an earlier one of the same `z`.
/// Entries of other programs may have more keys, which stay; an entry that is no annotation stays
/// too, and is not drawn.
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
    /// The upper left corner, in the units of the elements' positions; the beginning of a line.
    QPointF position;
    /// The size in the same units. For a line it is the offset from its beginning to its end, and
    /// may be negative. For a text it is ignored: a text is as large as it needs to be.
    QSizeF size;
    /// Annotations with a larger value lie above those with a smaller one.
    double z = 0;
    /// The rotation in degrees, clockwise around the position.
    double rotation = 0;
    /// Boxes and ellipses may have a text, too, at their upper edge.
    QString text;
    /// The size in points.
    double textSize = 12;
    bool isBold = false;
    bool isItalic = false;
    /// The colour of the text or the edge: "#rrggbb", "#aarrggbb", or a name of SVG; empty for the
    /// canvas' own.
    QString colour;
    /// The colour inside, in the same notation as `colour`; empty for none.
    QString fill;
    /// The width of the edge, in the units of positions; 0 for none.
    double border = 1;
    bool isDashed = false;
    /// The content of a PNG or JPEG file.
    QByteArray picture;
    /// A locked annotation cannot be moved.
    bool isLocked = false;

    /// The longest text, in characters, and the largest picture, in bytes.
    static constexpr qsizetype MaximumText = 20'000;
    static constexpr qsizetype MaxPicture = 16 << 20;

    /// Returns "png" or "jpeg" according to the first bytes; empty for anything else, whatever the
    /// file is called.
    static QByteArray pictureFormat(const QByteArray &bytes);

    /// The place of an error is the key.
    static Result<Annotation> read(const QJsonValue &value);
    QJsonObject toJson() const;
};

} // namespace tomato::topology
