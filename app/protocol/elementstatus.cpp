// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/elementstatus.h"

#include "app/protocol/fields/fields.h"
#include "app/protocol/fields/statewords.h"

namespace tomato::protocol {

const CommandStatus *ElementStatus::endedProgram() const
{
    for (const CommandStatus &each : commands) {
        if (each.isOfImage && each.state == CommandState::Ended)
            return &each;
    }
    return nullptr;
}

QJsonObject ElementStatus::toJson(const ElementId &id) const
{
    QJsonObject json{{"id", QString::fromStdString(id.value)},
                     {"name", name},
                     {"state", wordOf(state)},
                     {"reason", reason},
                     {"process", process},
                     {"interfaces", textsJson(interfaces)}};
    if (!host.isEmpty()) {
        json.insert("host", host);
        json.insert("part", part);
        if (isOutOfReach)
            json.insert("outOfReach", true);
    }
    if (process == 0 && (host.isEmpty() || folder.isEmpty()))
        return json;
    json.insert("folder", folder);
    json.insert("environment", QJsonArray::fromStringList(environment));
    json.insert("leased", textsJson(leased));
    if (!groups.isEmpty())
        json.insert("groups", QJsonArray::fromStringList(groups));
    if (!commands.empty())
        json.insert("commands", arrayOf(commands));
    return json;
}

Result<std::pair<ElementId, ElementStatus>> ElementStatus::fromJson(const QJsonObject &json)
{
    Fields fields(json);
    ElementStatus element;
    const auto id = fields.id<ElementId>("id");
    element.name = fields.text("name");
    element.state = fields.word<State>("state");
    element.reason = fields.text("reason");
    element.process = fields.number("process");
    element.interfaces = fields.textsById<ElementId>("interfaces");
    if (fields.has("host")) {
        element.host = fields.text("host");
        element.part = fields.text("part");
        if (fields.has("outOfReach"))
            element.isOutOfReach = fields.flag("outOfReach");
    }
    if (element.process != 0 || fields.has("folder")) {
        element.folder = fields.text("folder");
        element.environment = fields.texts("environment");
        element.leased = fields.textsById<ElementId>("leased");
    }
    if (fields.has("groups"))
        element.groups = fields.texts("groups");
    if (fields.has("commands"))
        element.commands = fields.objects<CommandStatus>("commands");
    return fields.read(std::pair(id, std::move(element)));
}

} // namespace tomato::protocol
