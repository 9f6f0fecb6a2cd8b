// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QJsonValue>

namespace tomato::topology {

/// Checks of the attributes of an element's image, as in attributecheck.cpp. An empty text means
/// none.
Result<> isImage(const QJsonValue &value, const std::string &place);
Result<> isImageDigest(const QJsonValue &value, const std::string &place);

} // namespace tomato::topology
