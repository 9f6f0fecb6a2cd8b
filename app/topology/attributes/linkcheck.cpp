// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/attributes/linkcheck.h"

#include "app/topology/attributes/attributecheck.h"
#include "app/topology/attributes/framenumbers.h"
#include "app/topology/attributes/linkemulation.h"
#include "app/topology/attributes/linktrace.h"

#include <cmath>
#include <limits>

namespace tomato::topology {

Result<> isBandwidth(const QJsonValue &value, const std::string &place)
{
    constexpr int Max = 1'000'000;
    if (!value.isDouble())
        return wrongKind(place, "a number", value);
    const double bandwidth = value.toDouble();
    if (!(bandwidth >= 0 && bandwidth <= Max))
        return failure("is not from 0 to " + std::to_string(Max), place);
    if (bandwidth != 0 && bandwidth < MinBandwidth)
        return failure("is not 0 for unlimited, or from 0.1 to " + std::to_string(Max) + " kbit/s",
                       place);
    return {};
}

Result<> isMtu(const QJsonValue &value, const std::string &place)
{
    if (!value.isDouble() && !value.isString())
        return wrongKind(place, "a number", value);
    const QString text = value.toString().trimmed();
    if (value.isString() && text.isEmpty())
        return {};
    bool isNumber = true;
    const double mtu = value.isString() ? text.toDouble(&isNumber) : value.toDouble();
    if (!isNumber || mtu != std::floor(mtu) || mtu < MinMtu || mtu > MaxMtu)
        return failure("is no whole number from " + std::to_string(MinMtu) + " to " +
                           std::to_string(MaxMtu),
                       place);
    return {};
}

Result<> isDistribution(const QJsonValue &value, const std::string &place)
{
    if (!value.isString())
        return wrongKind(place, "a text", value);
    if (!jitterDistributions().contains(value.toString()))
        return failure("expected uniform, normal, pareto or paretonormal", place);
    return {};
}

Result<> isTrace(const QJsonValue &value, const std::string &place)
{
    if (!value.isString())
        return wrongKind(place, "a text", value);
    if (value.toString().trimmed().isEmpty())
        return {};
    const auto trace = linkTrace(value.toString());
    return trace ? Result<>() : failure(trace.error().message, place);
}

Result<> isSeed(const QJsonValue &value, const std::string &place)
{
    constexpr double Max = std::numeric_limits<std::uint32_t>::max();
    if (!value.isDouble())
        return wrongKind(place, "a number", value);
    const double seed = value.toDouble();
    if (!(seed >= 0 && seed <= Max) || seed != std::floor(seed))
        return failure("is no whole number from 0 to 4294967295", place);
    return {};
}

Result<> areFrameNumbers(const QJsonValue &value, const std::string &place)
{
    if (!value.isString() && !value.isDouble())
        return wrongKind(place, "a text", value);
    const auto numbers = frameNumbers(value.toVariant().toString());
    return numbers ? Result<>() : failure(numbers.error().message, place);
}

} // namespace tomato::topology
