// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/labstatus.h"

#include "app/protocol/fields/fields.h"
#include "app/protocol/fields/statewords.h"

namespace tomato::protocol {

QJsonObject LabStatus::toJson() const
{
    QJsonObject json = FabricStatus::toJson();
    json.insert("lab", QString::fromStdString(lab.value));
    json.insert("name", name);
    json.insert("file", file);
    json.insert("state", wordOf(state));
    json.insert("reason", reason);
    if (!findings.empty())
        json.insert("findings", arrayOf(findings));
    if (!topology.isEmpty())
        json.insert("topology", topology);
    return json;
}

Result<LabStatus> LabStatus::fromJson(const QJsonObject &json)
{
    Fields fields(json);
    LabStatus status(FabricStatus::from(fields));
    status.lab = fields.id<LabId>("lab");
    status.name = fields.text("name");
    status.file = fields.text("file");
    status.state = fields.word<State>("state");
    status.reason = fields.text("reason");
    if (fields.has("findings"))
        status.findings = fields.objects<LabFinding>("findings");
    if (fields.has("topology"))
        status.topology = fields.object("topology");
    return fields.read(std::move(status));
}

} // namespace tomato::protocol
