// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/filedescriptor.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

namespace tomato::capture {

/// Reads the kernel's counters of one network interface, whoever receives there, counted since this
/// was opened. Thread-safe. A query takes the kernel's lock of all network devices, for which a
/// recording thread should not wait.
class PortCounters final
{
public:
    struct Values
    {
        /// Frames that came in.
        std::uint64_t arrived = 0;
        /// Frames that the kernel lost on their way in; they are not in `arrived`.
        std::uint64_t dropped = 0;

        friend bool operator==(const Values &, const Values &) = default;
    };

    /// An interface in the network namespace of the calling thread.
    static Result<std::shared_ptr<PortCounters>> open(const std::string &interface);

    /// Queries the kernel. Once the interface is removed it returns the last values.
    Values ask();
    /// Returns the values of the last query.
    Values values() const;

private:
    explicit PortCounters(FileDescriptor socket, unsigned index)
        : m_socket(std::move(socket)), m_index(index)
    {
    }
    Result<Values> request();

    FileDescriptor m_socket;
    unsigned m_index;
    mutable std::mutex m_mutex;
    Values m_first;
    Values m_last;
};

} // namespace tomato::capture
