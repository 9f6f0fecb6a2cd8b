// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/replay/replayorder.h"

namespace tomato::replay {

QJsonObject ReplayOrder::toJson() const
{
    return {{"file", settings.file},
            {"speed", settings.speed},
            {"loops", settings.loops},
            {"sent_by", settings.sentBy},
            {"addresses", settings.addresses},
            {"process", process},
            {"folder", folder},
            {"interface", interface},
            {"ends_with_input", endsWithInput}};
}

ReplayOrder ReplayOrder::fromJson(const QJsonObject &json)
{
    ReplayOrder order;
    order.settings.file = json.value(QLatin1String("file")).toString();
    order.settings.speed = json.value(QLatin1String("speed")).toDouble(1);
    order.settings.loops = json.value(QLatin1String("loops")).toInteger(1);
    order.settings.sentBy = json.value(QLatin1String("sent_by")).toString();
    order.settings.addresses = json.value(QLatin1String("addresses")).toObject();
    order.folder = json.value(QLatin1String("folder")).toString();
    order.process = json.value(QLatin1String("process")).toInt();
    order.interface = json.value(QLatin1String("interface")).toString();
    order.endsWithInput = json.value(QLatin1String("ends_with_input")).toBool();
    return order;
}

} // namespace tomato::replay
