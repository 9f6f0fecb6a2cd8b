// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"

#include <QJsonObject>
#include <QString>

namespace tomato::protocol {

/// Something in a lab that is probably not intended, and what to do about it.
struct LabFinding
{
    QString message;
    /// The element that it is about; empty for the lab as a whole.
    ElementId about;

    QJsonObject toJson() const;
    static Result<LabFinding> fromJson(const QJsonObject &json);

    friend bool operator==(const LabFinding &, const LabFinding &) = default;
};

} // namespace tomato::protocol
