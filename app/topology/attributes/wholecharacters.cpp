// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/attributes/wholecharacters.h"

#include <QJsonArray>

namespace tomato::topology {

static tl::unexpected<Error> halfCharacter(const std::string &place)
{
    return failure("a half of a character stands here without the other half", place);
}

static Result<> hasWholeCharacters(const QJsonValue &value, const std::string &place)
{
    if (value.isString() && !value.toString().isValidUtf16())
        return halfCharacter(place);
    std::size_t index = 0;
    if (value.isArray()) {
        for (const QJsonArray array = value.toArray(); const QJsonValue &each : array) {
            const auto whole = hasWholeCharacters(
                each, each.isDouble() ? place : place + "[" + std::to_string(index) + "]");
            if (!whole)
                return whole;
            ++index;
        }
    }
    if (value.isObject())
        return haveWholeCharacters(value.toObject(), place);
    return {};
}

Result<> haveWholeCharacters(const QJsonObject &attributes, const std::string &place)
{
    for (auto each = attributes.begin(); each != attributes.end(); ++each) {
        if (!each.key().isValidUtf16())
            return halfCharacter(place);
        if (each->isDouble() || each->isBool() || each->isNull())
            continue;
        // Most texts are whole, and their place is not needed.
        if (each->isString() && each->toString().isValidUtf16())
            continue;
        if (const auto whole = hasWholeCharacters(*each, place + "." + each.key().toStdString());
            !whole)
            return whole;
    }
    return {};
}

} // namespace tomato::topology
