// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/fabricorder.h"

#include "app/protocol/fields/fields.h"

namespace tomato::engine {

QJsonObject FabricOrder::toJson() const
{
    const auto idsJson = [](const std::set<ElementId> &ids) {
        QJsonArray json;
        for (const ElementId &id : ids)
            json.append(QString::fromStdString(id.value));
        return json;
    };
    return {{"topology", topology},
            {"folder", folder},
            {"running", idsJson(running)},
            {"far", idsJson(far)},
            {"captures", protocol::arrayOf(captures)},
            {"agreed", QJsonArray::fromStringList({agreed.begin(), agreed.end()})},
            {"files", files},
            {"commitEvent", commitEvent}};
}

Result<FabricOrder> FabricOrder::fromJson(const QJsonObject &json)
{
    protocol::Fields fields(json);
    FabricOrder order;
    order.topology = fields.object("topology");
    order.folder = fields.text("folder");
    for (const QString &id : fields.texts("running"))
        order.running.insert(ElementId(id.toStdString()));
    for (const QString &id : fields.texts("far"))
        order.far.insert(ElementId(id.toStdString()));
    order.captures = fields.objects<service::CaptureOrder>("captures");
    for (const QString &key : fields.texts("agreed"))
        order.agreed.insert(key);
    order.files = fields.text("files");
    order.commitEvent = fields.number<int>("commitEvent");
    return fields.read(std::move(order));
}

} // namespace tomato::engine
