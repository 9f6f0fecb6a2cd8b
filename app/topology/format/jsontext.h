// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QByteArray>
#include <QJsonObject>

namespace tomato::topology {

/// The greatest depth of nested objects and arrays. Qt's own limit is 1024, and a document that is
/// read here must still fit into a message, which nests it deeper.
constexpr int MaxNesting = 512;

/// Fails where a text of JSON escapes a half of a character without the other half (RFC 8259, 8.2):
/// no encoding can write it.
Result<> checkWholeCharacters(const QByteArray &json);

/// Parses a text that holds one JSON object. The error's place is "byte 812, line 40, column 7".
Result<QJsonObject> parseJsonObject(const QByteArray &text);

} // namespace tomato::topology
