// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/format/version3.h"

#include "app/topology/attributes/attributecheck.h"

#include <map>

namespace tomato::topology {

static constexpr QLatin1String attrsKey("attrs");
static constexpr QLatin1String keptKey("_version3");

/// Inserts in the order of the keys, which QJsonObject does in less than quadratic time.
static QJsonObject toObject(const std::map<QString, QJsonValue> &values)
{
    QJsonObject object;
    for (const auto &[key, value] : values)
        object.insert(key, value);
    return object;
}

Result<QJsonObject> flattenVersion3(const QJsonObject &object, const QStringList &own,
                                    const std::string &place)
{
    const QJsonValue attrs = object.value(attrsKey);
    if (!attrs.isObject() && !attrs.isUndefined() && !attrs.isNull())
        return wrongKind(place + ".attrs", "an object", attrs);
    const QJsonObject inner = attrs.toObject();
    const auto isTaken = [&](const QString &key) {
        return own.contains(key) || key == attrsKey || key == keptKey;
    };
    std::map<QString, QJsonValue> flat;
    std::map<QString, QJsonValue> keptInner;
    std::map<QString, QJsonValue> kept;
    for (auto it = inner.begin(); it != inner.end(); ++it)
        (isTaken(it.key()) ? keptInner : flat).emplace(it.key(), it.value());
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (own.contains(it.key()) || it.key() == attrsKey)
            continue;
        const auto inFlat = flat.find(it.key());
        if (it.key() != keptKey && inFlat == flat.end())
            flat.emplace(it.key(), it.value());
        else if (it.key() == keptKey || inFlat->second != it.value())
            kept.emplace(it.key(), it.value());
    }
    if (!keptInner.empty())
        kept.emplace(attrsKey, toObject(keptInner));
    if (!kept.empty())
        flat[keptKey] = toObject(kept);
    return toObject(flat);
}

} // namespace tomato::topology
