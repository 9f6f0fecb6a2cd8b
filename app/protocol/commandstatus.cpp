// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/commandstatus.h"

#include "app/protocol/fields/fields.h"
#include "app/protocol/fields/statewords.h"

namespace tomato::protocol {

QJsonObject CommandStatus::toJson() const
{
    QJsonObject json{{"name", name},     {"state", wordOf(state)}, {"code", code},
                     {"starts", starts}, {"reason", reason},       {"output", output}};
    if (isOfImage)
        json.insert("ofImage", true);
    return json;
}

Result<CommandStatus> CommandStatus::fromJson(const QJsonObject &json)
{
    Fields fields(json);
    CommandStatus command;
    command.name = fields.text("name");
    if (fields.has("ofImage"))
        command.isOfImage = fields.flag("ofImage");
    command.state = fields.word<State>("state");
    command.code = fields.number<int>("code");
    command.starts = fields.number<int>("starts");
    command.reason = fields.text("reason");
    command.output = fields.text("output");
    return fields.read(std::move(command));
}

} // namespace tomato::protocol
