// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/attach/attachorder.h"

#include <QJsonArray>

namespace tomato::engine {

static QString qtText(const std::string &string)
{
    return QString::fromStdString(string);
}

QJsonObject AttachOrder::toJson() const
{
    QJsonArray given;
    for (const std::string &address : addresses)
        given.append(qtText(address));
    QJsonArray both;
    for (const End &end : ends)
        both.append(QJsonObject{{"process", end.process}, {"interface", qtText(end.interface)}});
    return {{"kind", topology::attachmentKinds().at(static_cast<int>(attachment.kind))},
            {"name", attachment.name},
            {"device", qtText(device)},
            {"joins", joins},
            {"mac", qtText(mac)},
            {"addresses", given},
            {"ends", both}};
}

AttachOrder AttachOrder::fromJson(const QJsonObject &json)
{
    AttachOrder order;
    const auto kind = topology::attachmentKinds().indexOf(json.value("kind").toString());
    order.attachment = {static_cast<topology::Attachment::Kind>(kind),
                        json.value("name").toString()};
    order.device = json.value("device").toString().toStdString();
    order.joins = json.value("joins").toBool();
    order.mac = json.value("mac").toString().toStdString();
    for (const QJsonValue &address : json.value("addresses").toArray())
        order.addresses.push_back(address.toString().toStdString());
    for (const std::size_t side : {0U, 1U}) {
        const QJsonObject end = json.value("ends").toArray()[static_cast<int>(side)].toObject();
        order.ends[side] = {end.value("process").toInt(),
                            end.value("interface").toString().toStdString()};
    }
    return order;
}

} // namespace tomato::engine
