// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/fabricstatus.h"

#include "app/protocol/fields/fields.h"

namespace tomato::protocol {

QJsonObject FabricStatus::toJson() const
{
    QJsonArray devices;
    for (const auto &[id, element] : elements)
        devices.append(element.toJson(id));
    QJsonArray connections;
    for (const ConnectionId &wire : wires)
        connections.append(QString::fromStdString(wire.value));
    return {
        {"elements", devices}, {"wires", connections}, {"linkProblems", textsJson(linkProblems)}};
}

FabricStatus FabricStatus::from(Fields &fields)
{
    FabricStatus status;
    for (auto &element : fields.objects<ElementStatus>("elements"))
        status.elements.insert(std::move(element));
    for (const QString &wire : fields.texts("wires"))
        status.wires.insert(ConnectionId(wire.toStdString()));
    status.linkProblems = fields.textsById<ConnectionId>("linkProblems");
    return status;
}

QJsonObject WorkerStatus::toJson() const
{
    QJsonObject json = FabricStatus::toJson();
    json.insert("captures", arrayOf(captures));
    if (!farInterfaces.empty())
        json.insert("farInterfaces", textsJson(farInterfaces));
    return json;
}

Result<WorkerStatus> WorkerStatus::fromJson(const QJsonObject &json)
{
    Fields fields(json);
    WorkerStatus status{FabricStatus::from(fields), fields.objects<RecordingStatus>("captures")};
    if (fields.has("farInterfaces"))
        status.farInterfaces = fields.textsById<ConnectionId>("farInterfaces");
    return fields.read(std::move(status));
}

} // namespace tomato::protocol
