// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <string>
#include <vector>

namespace tomato::exchange {

/// What a drawing of GNS3 becomes.
struct Gns3Drawing
{
    /// Annotations (entries of the topology's `_annotations`), one for each shape.
    QJsonArray annotations;
    /// Why parts of it were left out.
    std::vector<std::string> leftOut;
};

/// `list`: the list that a drawing stands in, "drawings" (its `svg` holds shapes), or an older
/// file's "notes", "rectangles", "ellipses". What has no meaning here is in `_gns3` of the first
/// annotation.
Result<Gns3Drawing> readGns3Drawing(const QJsonObject &drawing, const QString &list);

} // namespace tomato::exchange
