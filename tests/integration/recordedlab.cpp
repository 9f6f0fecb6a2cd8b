// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordedlab.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace {

void insert(QJsonObject &connection, const QJsonObject &attributes)
{
    for (auto value = attributes.begin(); value != attributes.end(); ++value)
        connection[value.key()] = value.value();
}

} // namespace

QString recordedRouters(const Shell &shell, const QJsonObject &recording,
                        const QJsonObject &between, const QString &modeOfFirst)
{
    QFile example(QStringLiteral(TOMATO_SOURCE "/resources/examples/two_routers.tomato4.json"));
    if (!example.open(QIODevice::ReadOnly))
        return {};
    QJsonObject document = QJsonDocument::fromJson(example.readAll()).object();
    QJsonObject topology = document["topology"].toObject();
    QJsonArray connections;
    for (const QJsonValue each : topology["connections"].toArray()) {
        QJsonObject connection = each.toObject();
        insert(connection,
               {{"capturing", true}, {"capture_mode", "file"}, {"capture_precision", "nano"}});
        insert(connection, recording);
        if (connections.size() == 1)
            insert(connection, between);
        connections.append(connection);
    }
    topology["connections"] = connections;
    QJsonArray elements;
    for (const QJsonValue each : topology["elements"].toArray()) {
        QJsonObject element = each.toObject();
        if (element["name"] == "r1" && !modeOfFirst.isEmpty())
            element["mode"] = modeOfFirst;
        elements.append(element);
    }
    topology["elements"] = elements;
    document["topology"] = topology;
    QFile file(shell.path("routers.tomato4.json"));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(QJsonDocument(document).toJson());
    return file.fileName();
}

qint64 packets(const QJsonObject &losses, const QString &cause)
{
    qint64 sum = 0;
    for (const QJsonValue each : losses["fates"].toArray())
        sum += each["cause"] == cause ? each["packets"].toInteger() : 0;
    return sum;
}
