// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/protocol/capturestatus.h"
#include "app/protocol/fields/times.h"
#include "app/protocol/hoststatus.h"
#include "app/protocol/labstatus.h"
#include "app/protocol/linkstatistics.h"
#include "app/protocol/runstatus.h"

namespace tomato::client {

// The types of an engine's messages, as the protocol defines them.
using protocol::CaptureCounters;
using protocol::CaptureStatus;
using protocol::CommandStatus;
using protocol::dateTime;
using protocol::ElementStatus;
using protocol::HostClock;
using protocol::HostStatus;
using protocol::LabFinding;
using protocol::LabStatus;
using protocol::LinkStatistics;
using protocol::readHosts;
using protocol::RunStatus;
using protocol::TrunkStatus;
using protocol::ViewerStatus;

} // namespace tomato::client
