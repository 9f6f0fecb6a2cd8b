// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/daemon/server/labrunner.h"
#include "capture/service/controlserver.h"

namespace tomato::engine {

/// Tells the lab's home how busy this machine is, and how the trunk fares at this end.
class LoadCalls final : public QObject
{
public:
    LoadCalls(LabRunner &runner, service::ControlServer &server);
};

} // namespace tomato::engine
