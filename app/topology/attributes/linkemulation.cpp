// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/attributes/linkemulation.h"

#include "app/topology/attributes/attributenames.h"

namespace tomato::topology {

namespace {

/// ToMaTo's older ids are numbers.
bool isLower(const std::string &one, const std::string &other)
{
    const auto isNumber = [](const std::string &id) {
        return !id.empty() && id.find_first_not_of("0123456789") == std::string::npos;
    };
    if (isNumber(one) && isNumber(other) && one.size() != other.size())
        return one.size() < other.size();
    return one < other;
}

LinkDirection direction(const QJsonObject &attributes, const QString &suffix)
{
    const auto number = [&](QLatin1String key) {
        return attributes.value(key + suffix).toDouble();
    };
    LinkDirection found;
    found.kilobitsPerSecond = number(BandwidthEffect);
    found.delayMilliseconds = number(DelayEffect);
    found.jitterMilliseconds = number(JitterEffect);
    const QString distribution = attributes.value(DistributionEffect + suffix).toString();
    if (jitterDistributions().contains(distribution))
        found.distribution = distribution;
    found.lossPercent = number(LossRatioEffect);
    found.duplicatePercent = number(DuplicateEffect);
    found.corruptPercent = number(CorruptEffect);
    found.reorderPercent = number(ReorderEffect);
    found.trace = attributes.value(TraceEffect + suffix).toString();
    if (found.trace.trimmed().isEmpty())
        found.trace.clear();
    const QJsonValue seed = attributes.value(SeedEffect + suffix);
    if (seed.isDouble())
        found.seed = static_cast<std::uint32_t>(seed.toInteger());
    found.droppedFrames =
        attributes.value(DropFramesEffect + suffix).toVariant().toString().trimmed();
    found.lossFilter = attributes.value(LossFilterEffect + suffix).toString().trimmed();
    found.emulationFilter = attributes.value(EmulationFilterEffect + suffix).toString().trimmed();
    return found;
}

} // namespace

bool LinkDirection::isPlain() const
{
    LinkDirection plain;
    plain.distribution = distribution;
    plain.seed = seed;
    plain.lossFilter = lossFilter;
    plain.emulationFilter = emulationFilter;
    return *this == plain;
}

bool LinkDirection::countsFrames() const
{
    const bool isAimed = seed.has_value() || !lossFilter.isEmpty();
    const bool draws = lossPercent > 0 || duplicatePercent > 0 || corruptPercent > 0 || reorders();
    return !droppedFrames.isEmpty() || (isAimed && draws);
}

bool LinkDirection::reorders() const
{
    return reorderPercent > 0 && delayMilliseconds > 0;
}

LinkEmulation linkEmulation(const Connection &connection)
{
    LinkEmulation emulation;
    if (!connection.attributes.value(EmulationAttribute).toBool(true))
        return emulation;
    const std::size_t from = fromEnd(connection);
    emulation.sentBy[from] = direction(connection.attributes, QStringLiteral("_from"));
    emulation.sentBy[1 - from] = direction(connection.attributes, QStringLiteral("_to"));
    return emulation;
}

std::size_t fromEnd(const Connection &connection)
{
    return isLower(connection.ends[1].value, connection.ends[0].value) ? 1 : 0;
}

const QStringList &emulationKeys()
{
    static const QStringList keys = {BandwidthEffect, DelayEffect,   JitterEffect, LossRatioEffect,
                                     DuplicateEffect, CorruptEffect, ReorderEffect};
    return keys;
}

const QStringList &jitterDistributions()
{
    static const QStringList names = {QStringLiteral("uniform"), QStringLiteral("normal"),
                                      QStringLiteral("pareto"), QStringLiteral("paretonormal")};
    return names;
}

double largestEmulationValue(const QString &key)
{
    if (key == BandwidthEffect)
        return 1'000'000;
    const bool isTime = key == DelayEffect || key == JitterEffect;
    return isTime ? 60'000 : 100;
}

const QStringList &linkAttributes()
{
    static const QStringList attributes = [] {
        QStringList all;
        for (const QString &effect :
             emulationKeys() + QStringList{DistributionEffect, TraceEffect, SeedEffect,
                                           DropFramesEffect, LossFilterEffect,
                                           EmulationFilterEffect})
            all << effect + QLatin1String("_from") << effect + QLatin1String("_to");
        return all << EmulationAttribute << LinkDownAttribute << MtuAttribute;
    }();
    return attributes;
}

bool isLinkDown(const Connection &connection)
{
    return connection.attributes.value(LinkDownAttribute).toBool();
}

} // namespace tomato::topology
