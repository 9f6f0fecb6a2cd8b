// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QJsonObject>
#include <QStringList>

namespace tomato::topology {

/// The attributes of a version 3 object as version 4 has them: those in `attrs` beside those that
/// were beside it. The keys in `own` belong to the format and stay out. What version 4 has no
/// room for, since its name is taken, is kept in the attribute `_version3`.
Result<QJsonObject> flattenVersion3(const QJsonObject &object, const QStringList &own,
                                    const std::string &place);

} // namespace tomato::topology
