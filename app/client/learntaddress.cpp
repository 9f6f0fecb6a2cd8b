// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/learntaddress.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace tomato::client {

QStringList LearntAddress::command()
{
    return {QStringLiteral("bridge"), QStringLiteral("-j"), QStringLiteral("fdb"),
            QStringLiteral("show"),   QStringLiteral("br"), QStringLiteral("br0")};
}

std::vector<LearntAddress> LearntAddress::read(const QByteArray &output)
{
    std::vector<LearntAddress> learnt;
    for (const QJsonValue entry : QJsonDocument::fromJson(output).array()) {
        // The others are the switch's own.
        if (entry["state"].toString().isEmpty() && entry["master"].isString())
            learnt.push_back(
                {entry["mac"].toString(), entry["ifname"].toString(), entry["vlan"].toInt()});
    }
    return learnt;
}

} // namespace tomato::client
