// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/tomatoformat.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

namespace tomato::topology {

static QString text(const std::string &string)
{
    return QString::fromStdString(string);
}

static QJsonObject elementObject(const Element &element)
{
    QJsonObject object = element.attributes;
    object.insert(QStringLiteral("id"), text(element.id.value));
    object.insert(QStringLiteral("type"), element.type);
    object.insert(QStringLiteral("parent"),
                  element.isInterface() ? QJsonValue(text(element.parent.value)) : QJsonValue());
    return object;
}

static QJsonObject connectionObject(const Connection &connection)
{
    QJsonObject object = connection.attributes;
    object.insert(QStringLiteral("id"), text(connection.id.value));
    object.insert(QStringLiteral("elements"),
                  QJsonArray{text(connection.ends[0].value), text(connection.ends[1].value)});
    if (!connection.type.isEmpty())
        object.insert(QStringLiteral("type"), connection.type);
    return object;
}

QByteArray writeTomato(const Topology &topology)
{
    QJsonArray elements;
    for (const auto &[id, element] : topology.elements())
        elements.append(elementObject(element));
    QJsonArray connections;
    for (const auto &[id, connection] : topology.connections())
        connections.append(connectionObject(connection));
    QJsonObject inner = topology.attributes();
    inner.insert(QStringLiteral("elements"), elements);
    inner.insert(QStringLiteral("connections"), connections);
    QJsonObject document = topology.envelope();
    QJsonObject information = document.value(QLatin1String("file_information")).toObject();
    information.insert(QStringLiteral("version"), 4);
    document.insert(QStringLiteral("file_information"), information);
    document.insert(QStringLiteral("topology"), inner);
    return QJsonDocument(document).toJson();
}

Result<> saveTopology(const Topology &topology, const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failure(file.errorString().toStdString(), path.toStdString());
    file.write(writeTomato(topology));
    if (!file.commit())
        return failure(file.errorString().toStdString(), path.toStdString());
    return {};
}

} // namespace tomato::topology
