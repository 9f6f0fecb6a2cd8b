// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/graphmlvalues.h"

#include "app/exchange/graphmlkeys.h"

namespace tomato::exchange {

using topology::ElementKind;

QString valueOf(const Values &values, const char *name)
{
    const auto found = values.find(QLatin1String(name));
    return found == values.end() ? QString() : found->second;
}

std::optional<double> numberOf(const Values &values, const char *name)
{
    bool isNumber = false;
    const double number = valueOf(values, name).toDouble(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

ElementKind elementKindOf(const Values &values)
{
    static const std::map<QString, ElementKind> kinds = {
        {"host", ElementKind::Host},     {"router", ElementKind::Router},
        {"switch", ElementKind::Switch}, {"hub", ElementKind::Hub},
        {"server", ElementKind::Host},   {"external_network", ElementKind::ExternalNetwork},
        {"attach", ElementKind::Attach},
    };
    for (const char *key : {KindKey, "type", "device_type"}) {
        if (const auto found = kinds.find(valueOf(values, key).toLower()); found != kinds.end())
            return found->second;
    }
    // The Zoo's node that stands for a link of more than two ends.
    if (valueOf(values, "hyperedge") == QLatin1String("1"))
        return ElementKind::Switch;
    return ElementKind::Router;
}

bool saysKind(const Values &values, const char *key, ElementKind kind)
{
    return elementKindOf({{QLatin1String(KindKey), valueOf(values, key)}}) == kind &&
           !valueOf(values, key).isEmpty();
}

} // namespace tomato::exchange
