// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QJsonObject>
#include <QString>

namespace tomato::exchange {

/// Makes an entry of the topology's `_annotations` from a text object of EVE-NG, HTML in base64.
/// `type`: "text", "square" or "circle".
Result<QJsonObject> readEveText(const QString &data, const QString &type);

} // namespace tomato::exchange
