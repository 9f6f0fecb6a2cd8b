// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QJsonObject>

namespace tomato::exchange {

struct YamlTree;

/// Makes an entry of the topology's `_annotations` from an annotation of Cisco Modeling Labs, with
/// all that CML says of it in `_cml`.
Result<QJsonObject> readCmlAnnotation(const YamlTree &annotation);

} // namespace tomato::exchange
