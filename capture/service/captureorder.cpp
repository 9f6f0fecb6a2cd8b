// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/captureorder.h"

#include "app/protocol/recordingoptionsjson.h"

#include <QJsonArray>

namespace tomato::service {

static QString text(const std::string &string)
{
    return QString::fromStdString(string);
}

static std::string text(const QJsonValue &value)
{
    return value.toString().toStdString();
}

bool CaptureOrder::continues(const CaptureOrder &other) const
{
    return connection == other.connection && options == other.options;
}

QJsonObject CaptureOrder::toJson() const
{
    return {{"connection", text(connection.value)},
            {"directory", text(directory)},
            {"begun", text(begun)},
            {"ending", text(ending)},
            {"mode", text(description.mode)},
            {"options", protocol::toJson(options)},
            {"offloads", description.offloads},
            {"topology", text(description.topology)},
            {"interfaces",
             QJsonArray{text(description.interfaces[0]), text(description.interfaces[1])}}};
}

CaptureOrder CaptureOrder::fromJson(const QJsonObject &json)
{
    CaptureOrder order;
    order.connection = ConnectionId(text(json.value("connection")));
    order.directory = text(json.value("directory"));
    order.begun = text(json.value("begun"));
    order.ending = text(json.value("ending"));
    order.options = protocol::recordingOptions(json.value("options").toObject());
    order.description.topology = text(json.value("topology"));
    order.description.connection = order.connection.value;
    const QJsonArray interfaces = json.value("interfaces").toArray();
    order.description.interfaces = {text(interfaces.at(0)), text(interfaces.at(1))};
    order.description.mode = text(json.value("mode"));
    order.description.offloads = json.value("offloads").toBool();
    return order;
}

} // namespace tomato::service
