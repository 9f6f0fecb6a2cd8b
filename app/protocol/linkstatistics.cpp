// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/linkstatistics.h"

#include "app/protocol/fields/fields.h"

namespace tomato::protocol {

QJsonObject LinkCount::toJson() const
{
    return {{"frames", frames}, {"bytes", bytes}};
}

Result<LinkCount> LinkCount::fromJson(const QJsonObject &json)
{
    Fields fields(json);
    const LinkCount count{fields.number("frames"), fields.number("bytes")};
    return fields.read(count);
}

QJsonObject LinkStatistics::toJson() const
{
    QJsonObject json{{"sentBy", arrayOf(sentBy)}, {"deliveredTo", arrayOf(deliveredTo)}};
    if (lostInTrunk != 0)
        json.insert("lostInTrunk", lostInTrunk);
    return json;
}

static std::array<LinkCount, 2> bothEnds(Fields &fields, const QString &key)
{
    const auto counts = fields.objects<LinkCount>(key);
    if (counts.size() == 2)
        return {counts[0], counts[1]};
    fields.fail(key, QStringLiteral("must have two objects"));
    return {};
}

QJsonArray toJson(const AllStatistics &all)
{
    QJsonArray array;
    for (const auto &[connection, statistics] : all) {
        QJsonObject json = statistics.toJson();
        json.insert("connection", QString::fromStdString(connection.value));
        array.append(json);
    }
    return array;
}

Result<AllStatistics> readStatistics(const QJsonArray &json)
{
    AllStatistics all;
    for (const QJsonValue &each : json) {
        Fields fields(each.toObject());
        const auto connection = fields.id<ConnectionId>("connection");
        all[connection] = {bothEnds(fields, "sentBy"), bothEnds(fields, "deliveredTo"),
                           fields.has("lostInTrunk") ? fields.number("lostInTrunk") : 0};
        if (!fields.result())
            return passOn(fields.result());
    }
    return all;
}

} // namespace tomato::protocol
