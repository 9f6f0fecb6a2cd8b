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

/// Fails when an attribute that this program reads has a value that it does not understand, or when
/// an attribute has a name that the format uses. Null means the same as a missing attribute; other
/// attributes may have any value. The error's place is `place`.attribute.
Result<> checkTopologyAttributes(const QJsonObject &attributes, const std::string &place);
Result<> checkElementAttributes(const QJsonObject &attributes, const std::string &place);
Result<> checkConnectionAttributes(const QJsonObject &attributes, const std::string &place);

/// Returns "expected a text, found a number", for a value of the wrong type.
tl::unexpected<Error> wrongKind(const std::string &place, const char *expected,
                                const QJsonValue &found);

} // namespace tomato::topology
