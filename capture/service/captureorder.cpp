// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/captureorder.h"

#include "app/protocol/fields/fields.h"
#include "app/protocol/fields/recordingoptionsjson.h"
#include "capture/options/optionwords.h"

#include <QJsonArray>

namespace tomato::service {

static QString text(const std::string &string)
{
    return QString::fromStdString(string);
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
            {"mode", protocol::wordOf(description.mode)},
            {"options", protocol::toJson(options)},
            {"offloads", description.offloads},
            {"topology", text(description.topology)},
            {"interfaces",
             QJsonArray{text(description.interfaces[0]), text(description.interfaces[1])}}};
}

Result<CaptureOrder> CaptureOrder::fromJson(const QJsonObject &json)
{
    protocol::Fields fields(json);
    CaptureOrder order;
    order.connection = fields.id<ConnectionId>("connection");
    order.directory = fields.text("directory").toStdString();
    order.begun = fields.text("begun").toStdString();
    order.ending = fields.text("ending").toStdString();
    order.options = fields.made("options", protocol::recordingOptions);
    order.description.topology = fields.text("topology").toStdString();
    order.description.connection = order.connection.value;
    const QStringList interfaces = fields.texts("interfaces");
    if (interfaces.size() != 2)
        fields.fail("interfaces", "must have two texts");
    order.description.interfaces = {interfaces.value(0).toStdString(),
                                    interfaces.value(1).toStdString()};
    order.description.mode = fields.word<capture::CaptureMode>("mode");
    order.description.offloads = fields.flag("offloads");
    return fields.read(std::move(order));
}

} // namespace tomato::service
