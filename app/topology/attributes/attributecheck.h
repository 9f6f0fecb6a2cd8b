// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QJsonObject>
#include <QStringList>

namespace tomato::topology {

/// The farthest from the origin that a position may lie, on either axis.
constexpr double FarthestPosition = 10'000'000;

/// The keys that the file format itself uses; an attribute cannot have such a name.
const QStringList &topologyKeys();
const QStringList &elementKeys();
const QStringList &connectionKeys();

/// Whether the attributes that this program reads itself have values that it understands, and none
/// has a name of the format. Null is as good as missing, all other attributes may be anything. The
/// error's place is `place`.attribute.
Result<> checkTopologyAttributes(const QJsonObject &attributes, const std::string &place);
Result<> checkElementAttributes(const QJsonObject &attributes, const std::string &place);
Result<> checkConnectionAttributes(const QJsonObject &attributes, const std::string &place);

/// "expected a text, found a number", for a value of the wrong kind.
tl::unexpected<Error> wrongKind(const std::string &place, const char *expected,
                                const QJsonValue &found);

} // namespace tomato::topology
