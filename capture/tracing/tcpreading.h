// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "capture/tcp/tcpflows.h"
#include "capture/tracing/recordedat.h"

#include <functional>
#include <memory>

namespace tomato::journeys {

/// The TCP connections that were recorded there, as the run is at this moment; of a file, those of
/// its interfaces, as far as they are Ethernet. What is above
/// the limits of TcpFlows is left out and counted there. `progress` is false to cancel.
Result<std::shared_ptr<const capture::TcpFlows>>
readTcp(const RecordedAt &place, const std::function<bool()> &progress,
        capture::TcpFlows::Limits limits = {10'000, 5'000'000});

} // namespace tomato::journeys
