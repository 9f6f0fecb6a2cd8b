// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QJsonObject>
#include <QStringList>

namespace tomato::exchange {

struct YamlTree;

/// Makes an entry of the topology's `_annotations` from an annotation of Cisco Modeling Labs, with
/// all that CML says of it in `_cml`.
Result<QJsonObject> readCmlAnnotation(const YamlTree &annotation);

/// Returns the keys of an annotation that have an effect, or say nothing of the drawing.
const QStringList &cmlAnnotationKeys();

} // namespace tomato::exchange
