// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/daemon/server/labrunner.h"
#include "capture/service/controlserver.h"

#include <QTimer>

namespace tomato::engine {

/// Ends a lab that is a part of another one when its home is not reachable any more: lab.lease has
/// to be called again before the lease expires. A lab without a lease goes on for ever.
class LabLease final : public QObject
{
public:
    LabLease(LabRunner &runner, service::ControlServer &server);

private:
    static constexpr int MaxSeconds = 7 * 86'400;

    QTimer m_timer;
};

} // namespace tomato::engine
