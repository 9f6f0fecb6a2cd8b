// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QJsonObject>

namespace tomato::topology {

/// Fails for a text, a key too, in which half of a character stands without the other half (UTF-16,
/// RFC 2781): it cannot be written down, and would come back changed. `place` is that of the
/// object.
Result<> haveWholeCharacters(const QJsonObject &attributes, const std::string &place);

} // namespace tomato::topology
