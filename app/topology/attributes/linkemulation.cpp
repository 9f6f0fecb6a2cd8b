// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/attributes/linkemulation.h"

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
    const auto number = [&](const char *key) {
        return attributes.value(QLatin1String(key) + suffix).toDouble();
    };
    LinkDirection found;
    found.kilobitsPerSecond = number("bandwidth");
    found.delayMilliseconds = number("delay");
    found.jitterMilliseconds = number("jitter");
    const QString distribution =
        attributes.value(QStringLiteral("distribution") + suffix).toString();
    if (jitterDistributions().contains(distribution))
        found.distribution = distribution;
    found.lossPercent = number("lossratio");
    found.duplicatePercent = number("duplicate");
    found.corruptPercent = number("corrupt");
    found.reorderPercent = number("reorder");
    return found;
}

} // namespace

bool LinkDirection::isPlain() const
{
    LinkDirection plain;
    plain.distribution = distribution;
    return *this == plain;
}

LinkEmulation linkEmulation(const Connection &connection)
{
    LinkEmulation emulation;
    if (!connection.attributes.value(QLatin1String("emulation")).toBool(true))
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
    static const QStringList keys = {QStringLiteral("bandwidth"), QStringLiteral("delay"),
                                     QStringLiteral("jitter"),    QStringLiteral("lossratio"),
                                     QStringLiteral("duplicate"), QStringLiteral("corrupt"),
                                     QStringLiteral("reorder")};
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
    if (key == QLatin1String("bandwidth"))
        return 1'000'000;
    const bool isTime = key == QLatin1String("delay") || key == QLatin1String("jitter");
    return isTime ? 60'000 : 100;
}

bool isLinkAttribute(const QString &key)
{
    const QString effect = key.section(u'_', 0, -2);
    const bool isDirected =
        (key.endsWith(QLatin1String("_from")) || key.endsWith(QLatin1String("_to"))) &&
        (emulationKeys().contains(effect) || effect == QLatin1String("distribution"));
    return isDirected || key == QLatin1String("emulation") || key == QLatin1String("link_down") ||
           key == QLatin1String("mtu");
}

bool isLinkDown(const Connection &connection)
{
    return connection.attributes.value(QLatin1String("link_down")).toBool();
}

} // namespace tomato::topology
