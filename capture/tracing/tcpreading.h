// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "capture/tcp/tcpflows.h"

#include <filesystem>
#include <functional>
#include <memory>

namespace tomato::journeys {

/// The TCP connections that the run in this folder recorded, as it is at this moment. What is above
/// the limits of TcpFlows is left out and counted there. `progress` is false to cancel.
Result<std::shared_ptr<const capture::TcpFlows>>
readTcp(const std::filesystem::path &directory, const std::function<bool()> &progress,
        capture::TcpFlows::Limits limits = {10'000, 5'000'000});

} // namespace tomato::journeys
