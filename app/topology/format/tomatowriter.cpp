// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/format/tomatoformat.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace tomato::topology {

static QString text(const std::string &string)
{
    return QString::fromStdString(string);
}

static QJsonObject toTomato(const Element &element)
{
    QJsonObject object = element.attributes;
    object.insert(QStringLiteral("id"), text(element.id.value));
    object.insert(QStringLiteral("type"), element.type);
    object.insert(QStringLiteral("parent"),
                  element.isInterface() ? QJsonValue(text(element.parent.value)) : QJsonValue());
    return object;
}

static QJsonObject toTomato(const Connection &connection)
{
    QJsonObject object = connection.attributes;
    object.insert(QStringLiteral("id"), text(connection.id.value));
    object.insert(QStringLiteral("elements"),
                  QJsonArray{text(connection.ends[0].value), text(connection.ends[1].value)});
    if (!connection.type.isEmpty())
        object.insert(QStringLiteral("type"), connection.type);
    return object;
}

/// Qt indents by four spaces; a line break never stands inside a string of JSON.
static QByteArray withHalfTheIndentation(const QByteArray &json)
{
    QByteArray narrow;
    narrow.reserve(json.size());
    for (qsizetype start = 0; start < json.size();) {
        qsizetype end = json.indexOf('\n', start) + 1;
        if (end == 0)
            end = json.size();
        qsizetype spaces = 0;
        while (json[start + spaces] == ' ')
            ++spaces;
        const qsizetype from = start + spaces / 2;
        narrow.append(json.constData() + from, end - from);
        start = end;
    }
    return narrow;
}

QJsonObject toTomato(const Topology &topology)
{
    QJsonArray elements;
    for (const auto &[id, element] : topology.elements())
        elements.append(toTomato(element));
    QJsonArray connections;
    for (const auto &[id, connection] : topology.connections())
        connections.append(toTomato(connection));
    QJsonObject inner = topology.attributes();
    inner.insert(QStringLiteral("elements"), elements);
    inner.insert(QStringLiteral("connections"), connections);
    QJsonObject document = topology.envelope();
    QJsonObject information = document.value(QLatin1String("file_information")).toObject();
    information.insert(QStringLiteral("version"), 4);
    document.insert(QStringLiteral("file_information"), information);
    document.insert(QStringLiteral("topology"), inner);
    return document;
}

QByteArray writeTomato(const Topology &topology)
{
    return withHalfTheIndentation(QJsonDocument(toTomato(topology)).toJson());
}

} // namespace tomato::topology
