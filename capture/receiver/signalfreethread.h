// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <thread>

namespace tomato::capture {

/// Starts a thread that gets no signals, as they are for the program's own threads.
std::thread startSignalFreeThread(std::function<void()> work);

} // namespace tomato::capture
