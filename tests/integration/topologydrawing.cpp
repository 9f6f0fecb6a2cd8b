// SPDX-License-Identifier: GPL-3.0-or-later
#include "topologydrawing.h"

#include <QFile>
#include <QJsonDocument>

void TopologyDrawing::add(const QString &name, const QString &mode)
{
    QJsonObject element = {{"id", next()}, {"name", name}, {"type", "container"}};
    if (!mode.isEmpty()) {
        element["type"] = "tinc_vpn";
        element["mode"] = mode;
    }
    m_ids[name] = element["id"].toString();
    m_isHost[name] = mode.isEmpty();
    m_elements.append(element);
}

void TopologyDrawing::join(const QString &one, const QString &oneAddress, const QString &other,
                           const QString &otherAddress, QJsonObject connection)
{
    connection["id"] = next();
    connection["elements"] = QJsonArray{interface(one, oneAddress), interface(other, otherAddress)};
    m_connections.append(connection);
}

bool TopologyDrawing::save(const QString &path) const
{
    QFile file(path);
    const QJsonObject topology{
        {"name", "drawn"}, {"elements", m_elements}, {"connections", m_connections}};
    const QByteArray text =
        QJsonDocument(
            QJsonObject{{"file_information", QJsonObject{{"version", 4}}}, {"topology", topology}})
            .toJson();
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

QString TopologyDrawing::interface(const QString &element, const QString &address)
{
    QJsonObject made = {{"id", next()},
                        {"parent", m_ids[element]},
                        {"type", m_isHost[element] ? "container_interface" : "tinc_endpoint"},
                        {"name", QStringLiteral("eth%1").arg(m_interfaces[element]++)}};
    if (!address.isEmpty())
        made["ip4address"] = address;
    m_elements.append(made);
    return made["id"].toString();
}
