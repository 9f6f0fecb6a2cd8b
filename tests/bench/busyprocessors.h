// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <vector>

namespace tomato::bench {

/// Keeps every processor that we may use busy with a process of its own, from its construction to
/// its end. They die with us.
class BusyProcessors final
{
public:
    /// Throws when a process cannot be made.
    BusyProcessors();
    ~BusyProcessors();
    BusyProcessors(const BusyProcessors &) = delete;
    BusyProcessors &operator=(const BusyProcessors &) = delete;

private:
    void end() noexcept;

    std::vector<pid_t> m_processes;
};

} // namespace tomato::bench
