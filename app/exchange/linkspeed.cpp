// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/linkspeed.h"

#include "app/exchange/graphmlvalues.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/linkemulation.h"

#include <QRegularExpression>

#include <cmath>

namespace tomato::exchange {

namespace {

double factor(const QString &unit)
{
    switch (unit.isEmpty() ? '\0' : unit[0].toUpper().toLatin1()) {
    case 'K':
        return 1e3;
    case 'M':
        return 1e6;
    case 'G':
        return 1e9;
    case 'T':
        return 1e12;
    default:
        return 1;
    }
}

} // namespace

std::optional<double> bitsPerSecond(const QString &text)
{
    static const QRegularExpression plain(
        QStringLiteral("\\A([0-9]+(?:\\.[0-9]+)?)\\s*([KMGT])(?:b|bps|bit|bits|bit/s|bits/s|b/s|"
                       "bps/s|E|igE|bE)?\\z"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression carrier(QStringLiteral("\\A(OC|STM)-?\\s?([0-9]{1,4})c?\\z"),
                                            QRegularExpression::CaseInsensitiveOption);
    // The rates are from ITU-T G.702 and T1.107.
    static const std::map<QString, double> lines = {
        {"T1", 1.544e6},  {"DS1", 1.544e6}, {"E1", 2.048e6}, {"T3", 44.736e6}, {"DS3", 44.736e6},
        {"E3", 34.368e6}, {"DS0", 64e3},    {"FE", 100e6},   {"GE", 1e9},      {"GIGE", 1e9}};
    const QString wanted = text.trimmed();
    if (const auto match = plain.match(wanted); match.hasMatch())
        return match.captured(1).toDouble() * factor(match.captured(2));
    if (const auto match = carrier.match(wanted); match.hasMatch()) {
        const bool isOc = match.captured(1).compare(QLatin1String("OC"), Qt::CaseInsensitive) == 0;
        return match.captured(2).toDouble() * (isOc ? 51.84e6 : 155.52e6);
    }
    const auto line = lines.find(wanted.toUpper());
    return line == lines.end() ? std::nullopt : std::optional(line->second);
}

LinkSpeed takeLinkSpeed(std::map<QString, QString> &values)
{
    std::optional<double> rate;
    bool isNumber = false;
    const double raw = valueOf(values, "LinkSpeedRaw").toDouble(&isNumber);
    const double speed = valueOf(values, "LinkSpeed").toDouble();
    const QString units = valueOf(values, "LinkSpeedUnits").trimmed();
    const bool hasUnits = speed > 0 && factor(units) > 1;
    if (isNumber && raw > 0 && std::isfinite(raw)) {
        rate = raw;
        values.erase(QStringLiteral("LinkSpeedRaw"));
    }
    if (hasUnits) {
        rate = rate ? rate : speed * factor(units);
        // These values say the same in other words.
        values.erase(QStringLiteral("LinkSpeed"));
        values.erase(QStringLiteral("LinkSpeedUnits"));
    }
    for (const char *key : {"LinkSpeed", "LinkType", "LinkLabel"}) {
        if (!rate)
            rate = bitsPerSecond(valueOf(values, key));
    }
    if (!rate)
        return {};
    const double most = topology::largestEmulationValue(topology::BandwidthEffect);
    const double kilobits = *rate / 1000;
    return {std::min(kilobits, most), kilobits > most};
}

} // namespace tomato::exchange
