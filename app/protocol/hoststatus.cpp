// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/hoststatus.h"

#include "app/protocol/fields/fields.h"

namespace tomato::protocol {

/// An older engine omits some of the fields.
static qint64 numberOr0(Fields &fields, const QString &key)
{
    return fields.has(key) ? fields.number(key) : 0;
}

static QString textOrNone(Fields &fields, const QString &key)
{
    return fields.has(key) ? fields.text(key) : QString();
}

static Result<TrunkStatus> trunkFrom(const QJsonObject &json)
{
    Fields fields(json);
    TrunkStatus trunk;
    trunk.carrier = textOrNone(fields, "carrier");
    trunk.mtu = static_cast<int>(numberOr0(fields, "mtu"));
    trunk.noUdp = textOrNone(fields, "noUdp");
    trunk.isAlive = fields.has("alive") && fields.flag("alive");
    trunk.reason = textOrNone(fields, "reason");
    trunk.sentBytes = numberOr0(fields, "sentBytes");
    trunk.receivedBytes = numberOr0(fields, "receivedBytes");
    trunk.lost = numberOr0(fields, "lost");
    if (fields.has("bound"))
        trunk.clock = HostClock{fields.number("offset"), fields.number("bound"),
                                fields.number("roundTrip"), fields.number<int>("epoch")};
    return fields.read(std::move(trunk));
}

Result<HostStatus> HostStatus::fromJson(const QJsonObject &json)
{
    Fields fields(json);
    HostStatus host;
    host.host = fields.text("host");
    host.lab = fields.text("lab");
    host.isReachable = fields.flag("reachable");
    host.reason = fields.text("reason");
    host.elements = fields.number("elements");
    host.version = fields.text("version");
    host.kernel = fields.text("kernel");
    host.cores = fields.number<int>("cores");
    host.memory = fields.number("memory");
    if (fields.has("freeMemory"))
        host.freeMemory = fields.number("freeMemory");
    if (json["load"].isDouble())
        host.load = json["load"].toDouble();
    // A host that was not dialed yet has none.
    if (json["trunk"].isObject())
        host.trunk = fields.made("trunk", trunkFrom);
    return fields.read(std::move(host));
}

Result<std::vector<HostStatus>> readHosts(const QJsonArray &json)
{
    return listFrom<HostStatus>(json);
}

} // namespace tomato::protocol
