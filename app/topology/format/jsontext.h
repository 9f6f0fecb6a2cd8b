// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QByteArray>
#include <QJsonObject>

namespace tomato::topology {

/// How many objects and arrays may lie in each other; Qt's own limit is 1024, and what is read
/// here must still fit when it travels inside a message.
constexpr int MaxNesting = 512;

/// Parses a text that holds one JSON object. The error's place is "byte 812, line 40, column 7".
Result<QJsonObject> parseJsonObject(const QByteArray &text);

} // namespace tomato::topology
