// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QJsonObject>
#include <QString>

namespace tomato::exchange {

/// The annotation (an entry of the topology's `_annotations`) that a drawing of GNS3 becomes.
/// `list`: the list that it stands in, "drawings" (its `svg` holds one shape), or an older file's
/// "notes", "rectangles", "ellipses".
Result<QJsonObject> gns3Annotation(const QJsonObject &drawing, const QString &list);

} // namespace tomato::exchange
