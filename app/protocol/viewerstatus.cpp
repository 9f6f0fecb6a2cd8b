// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/viewerstatus.h"

#include "app/protocol/fields/fields.h"

namespace tomato::protocol {

QJsonObject ViewerStatus::toJson() const
{
    return {{"address", address},
            {"sentBytes", sentBytes},
            {"lagBytes", lagBytes},
            {"skippedPackets", skippedPackets}};
}

Result<ViewerStatus> ViewerStatus::fromJson(const QJsonObject &json)
{
    Fields fields(json);
    ViewerStatus viewer;
    viewer.address = fields.text("address");
    viewer.sentBytes = fields.number("sentBytes");
    viewer.lagBytes = fields.number("lagBytes");
    viewer.skippedPackets = fields.number("skippedPackets");
    return fields.read(std::move(viewer));
}

} // namespace tomato::protocol
