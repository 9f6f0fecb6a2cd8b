// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QJsonObject>
#include <QStringList>

namespace tomato::topology {

/// Converts the attributes of a version 3 object to version 4: those in `attrs` together with those
/// beside it. The keys in `own` belong to the format and are left out. An attribute that version 4
/// cannot hold, since its name is taken, is kept in the attribute `_version3`.
Result<QJsonObject> flattenVersion3(const QJsonObject &object, const QStringList &own,
                                    const std::string &place);

} // namespace tomato::topology
