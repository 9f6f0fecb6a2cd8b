// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"

#include <QJsonObject>

#include <map>
#include <set>

namespace tomato::engine {

/// The order for an engine whose lab is a part of one that has its home on another host: the
/// parameter `part` of lab.start and lab.apply.
struct PartOrder
{
    /// The host's name at home.
    QString host;
    /// Devices of the topology that are to run here, and those that run elsewhere.
    std::set<ElementId> running;
    std::set<ElementId> far;
    /// The numbers in the trunk of the connections from the ones to the others.
    std::map<ConnectionId, int> wires;

    QJsonObject toJson() const;
    static Result<PartOrder> fromJson(const QJsonObject &json);

    friend bool operator==(const PartOrder &, const PartOrder &) = default;
};

} // namespace tomato::engine
