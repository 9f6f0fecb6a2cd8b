// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QJsonValue>

namespace tomato::experiment {

/// Replaces ${NAME} by its value in all texts below `value`. A text that is only ${NAME} becomes
/// the value itself, a number if that is one. Unknown names stay as they are: the shell has
/// variables too.
QJsonValue withVariables(const QJsonValue &value, const QJsonObject &variables);

} // namespace tomato::experiment
