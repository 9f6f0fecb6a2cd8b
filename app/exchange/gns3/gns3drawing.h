// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <string>
#include <vector>

namespace tomato::exchange {

/// The result of reading a drawing of GNS3.
struct Gns3Drawing
{
    /// Annotations (entries of the topology's `_annotations`), one for each shape.
    QJsonArray annotations;
    /// The reasons why parts of the drawing were left out.
    std::vector<std::string> leftOut;
};

/// `list` is the list that holds the drawing: "drawings" (its `svg` holds shapes), or an older
/// file's "notes", "rectangles" or "ellipses". Values without a meaning here are kept in `_gns3` of
/// the first annotation.
Result<Gns3Drawing> readGns3Drawing(const QJsonObject &drawing, const QString &list);

} // namespace tomato::exchange
