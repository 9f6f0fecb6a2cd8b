// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QJsonObject>
#include <QString>

#include <array>

namespace tomato::topology {

/// Joins exactly two interfaces.
struct Connection
{
    ConnectionId id;
    std::array<ElementId, 2> ends;
    /// ToMaTo's type; empty when the file had none, which means "bridge".
    QString type;
    /// All other attributes, known or not: `capturing`, `capture_mode`, `capture_filter`, ...
    QJsonObject attributes;

    friend bool operator==(const Connection &, const Connection &) = default;
};

} // namespace tomato::topology
