// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/labevents.h"

#include "app/cli/capturerows.h"
#include "app/protocol/fields/statewords.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/linkemulation.h"

#include <set>

namespace tomato::cli {

namespace {

QString idText(const auto &id)
{
    return QString::fromStdString(id.value);
}

void addCommands(std::vector<QJsonObject> &events, const QString &element,
                 const client::ElementStatus &before, const client::ElementStatus &now)
{
    for (std::size_t i = 0; i < now.commands.size(); ++i) {
        const client::CommandStatus &command = now.commands[i];
        if (i < before.commands.size() && before.commands[i] == command)
            continue;
        events.push_back({{"event", "command"},
                          {"element", element},
                          {"name", command.name},
                          {"state", protocol::wordOf(command.state)},
                          {"code", command.code},
                          {"starts", command.starts},
                          {"reason", command.reason}});
    }
}

void addElements(std::vector<QJsonObject> &events, const client::LabStatus &before,
                 const client::LabStatus &now)
{
    static const client::ElementStatus none;
    for (const auto &[id, element] : now.elements) {
        const auto known = before.elements.find(id);
        const client::ElementStatus &old = known == before.elements.end() ? none : known->second;
        if (known == before.elements.end() || old.state != element.state ||
            old.reason != element.reason || old.name != element.name)
            events.push_back({{"event", "element"},
                              {"id", idText(id)},
                              {"name", element.name},
                              {"state", protocol::wordOf(element.state)},
                              {"reason", element.reason}});
        addCommands(events, element.name, old, element);
    }
    for (const auto &[id, element] : before.elements) {
        if (!now.elements.contains(id))
            events.push_back({{"event", "element"},
                              {"id", idText(id)},
                              {"name", element.name},
                              {"state", "removed"},
                              {"reason", QString()}});
    }
}

QString valueIn(const std::map<ConnectionId, QString> &texts, const ConnectionId &id)
{
    const auto found = texts.find(id);
    return found == texts.end() ? QString() : found->second;
}

/// What a link lacks of its emulation is its reason, and a change of it an event.
void addLinks(std::vector<QJsonObject> &events, const LabMoment &before, const LabMoment &now)
{
    std::set<ConnectionId> all(now.lab.wires.begin(), now.lab.wires.end());
    all.insert(before.lab.wires.begin(), before.lab.wires.end());
    for (const auto *problems : {&before.lab.linkProblems, &now.lab.linkProblems}) {
        for (const auto &[id, reason] : *problems)
            all.insert(id);
    }
    for (const ConnectionId &id : all) {
        const bool isUp = now.lab.wires.contains(id);
        const QString reason = valueIn(now.lab.linkProblems, id);
        if (isUp == before.lab.wires.contains(id) && reason == valueIn(before.lab.linkProblems, id))
            continue;
        const QString name = valueIn(now.linkNames, id);
        events.push_back({{"event", "link"},
                          {"connection", idText(id)},
                          {"name", name.isEmpty() ? valueIn(before.linkNames, id) : name},
                          {"up", isUp},
                          {"reason", reason}});
    }
}

void addEmulation(std::vector<QJsonObject> &events, const LabMoment &before, const LabMoment &now)
{
    const auto of = [](const LabMoment &moment, const ConnectionId &id) {
        const auto found = moment.emulation.find(id);
        return found == moment.emulation.end() ? QJsonObject() : found->second;
    };
    for (const auto &[id, name] : now.linkNames) {
        const QJsonObject emulation = of(now, id);
        if (emulation == of(before, id))
            continue;
        events.push_back({{"event", "emulation"},
                          {"connection", idText(id)},
                          {"name", name},
                          {"attributes", emulation}});
    }
}

/// The hosts whose elements are out of reach, and why.
std::map<QString, QString> lostHosts(const client::LabStatus &lab)
{
    std::map<QString, QString> lost;
    for (const auto &[id, element] : lab.elements) {
        if (element.isOutOfReach)
            lost.insert_or_assign(element.host, element.reason);
    }
    return lost;
}

void addHosts(std::vector<QJsonObject> &events, const client::LabStatus &before,
              const client::LabStatus &now)
{
    const auto known = lostHosts(before);
    const auto lost = lostHosts(now);
    const auto add = [&](const QString &host, bool isReachable, const QString &reason) {
        events.push_back(
            {{"event", "host"}, {"host", host}, {"reachable", isReachable}, {"reason", reason}});
    };
    for (const auto &[host, reason] : lost) {
        if (!known.contains(host))
            add(host, false, reason);
    }
    for (const auto &[host, reason] : known) {
        if (!lost.contains(host))
            add(host, true, {});
    }
}

void addCaptures(std::vector<QJsonObject> &events, const LabMoment &before, const LabMoment &now)
{
    for (const auto &[id, capture] : now.captures) {
        const auto known = before.captures.find(id);
        const bool isSame =
            known != before.captures.end() && known->second.state == capture.state &&
            known->second.run == capture.run && known->second.mode == capture.mode &&
            known->second.reason == capture.reason &&
            known->second.liveReason == capture.liveReason &&
            known->second.triggered == capture.triggered;
        if (isSame)
            continue;
        QJsonObject event = captureJson(capture);
        event.insert(QStringLiteral("event"), QStringLiteral("capture"));
        events.push_back(event);
    }
}

} // namespace

QJsonObject emulationOf(const topology::Connection &connection)
{
    QJsonObject emulation;
    const auto add = [&](const QString &key) {
        if (connection.attributes.contains(key))
            emulation.insert(key, connection.attributes.value(key));
    };
    for (const QString &key : topology::emulationKeys()) {
        for (const char *end : {"_from", "_to"})
            add(key + QLatin1String(end));
    }
    add(topology::EmulationAttribute);
    return emulation;
}

std::vector<QJsonObject> eventsBetween(const LabMoment &before, const LabMoment &now)
{
    std::vector<QJsonObject> events;
    if (before.lab.lab != now.lab.lab || before.lab.state != now.lab.state ||
        before.lab.reason != now.lab.reason)
        events.push_back({{"event", "lab"},
                          {"lab", idText(now.lab.lab)},
                          {"name", now.lab.name},
                          {"state", protocol::wordOf(now.lab.state)},
                          {"reason", now.lab.reason}});
    addHosts(events, before.lab, now.lab);
    addElements(events, before.lab, now.lab);
    addLinks(events, before, now);
    addEmulation(events, before, now);
    addCaptures(events, before, now);
    return events;
}

} // namespace tomato::cli
