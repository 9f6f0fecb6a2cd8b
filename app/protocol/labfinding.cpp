// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/labfinding.h"

#include "app/protocol/fields/fields.h"

namespace tomato::protocol {

QJsonObject LabFinding::toJson() const
{
    return {{"message", message}, {"about", QString::fromStdString(about.value)}};
}

Result<LabFinding> LabFinding::fromJson(const QJsonObject &json)
{
    Fields fields(json);
    LabFinding finding;
    finding.message = fields.text("message");
    finding.about = fields.id<ElementId>("about");
    return fields.read(std::move(finding));
}

} // namespace tomato::protocol
