// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QJsonValue>

namespace tomato::experiment {

/// Puts values in the place of ${NAME}, in all texts below `value`. A text that is nothing else
/// becomes the value itself, a number where it is one. Other names stay as they are: the shell has
/// variables too.
QJsonValue withVariables(const QJsonValue &value, const QJsonObject &variables);

} // namespace tomato::experiment
