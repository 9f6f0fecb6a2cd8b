// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QJsonValue>

namespace tomato::topology {

/// Checks of the attributes of a connection, as in attributecheck.cpp. A bandwidth is in kbit/s,
/// and 0 for none.
Result<> isBandwidth(const QJsonValue &value, const std::string &place);
Result<> isDistribution(const QJsonValue &value, const std::string &place);
/// Accepts a number, or a text that is one; an empty text means none.
Result<> isMtu(const QJsonValue &value, const std::string &place);
/// Accepts what linkTrace() reads; an empty text means none.
Result<> isTrace(const QJsonValue &value, const std::string &place);
/// Accepts a whole number of 32 bits.
Result<> isSeed(const QJsonValue &value, const std::string &place);
/// Accepts what frameNumbers() reads, or a single number.
Result<> areFrameNumbers(const QJsonValue &value, const std::string &place);

} // namespace tomato::topology
