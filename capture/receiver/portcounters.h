// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/filedescriptor.h"
#include "app/base/timestamp.h"
#include "capture/receiver/heard.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace tomato::capture {

/// Reads the kernel's counters of one network interface, whoever receives there, counted since this
/// was opened. Thread-safe. A query takes the kernel's lock of all network devices, for which a
/// recording thread should not wait.
class PortCounters final
{
public:
    struct Values
    {
        /// Frames that came in; of an interface whose outgoing frames are heard those that went
        /// out, also when whoever is at the other end could not take them.
        std::uint64_t arrived = 0;
        /// Frames that the kernel lost on their way in; they are not in `arrived`, and neither are
        /// those that an interface refused which is down. None on the way out: what is lost in a
        /// queue never left it.
        std::uint64_t dropped = 0;

        friend bool operator==(const Values &, const Values &) = default;
    };

    /// An interface in the network namespace of the calling thread.
    static Result<std::shared_ptr<PortCounters>> open(const std::string &interface,
                                                      Heard heard = Heard::Incoming);

    /// Queries the kernel. Once the interface is removed it returns the last values.
    Values ask();
    /// Returns the values of the last query.
    Values values() const;
    struct Loss
    {
        Timestamp from{};
        Timestamp to{};
        std::uint64_t frames = 0;
    };
    /// Returns the time between the queries that found frames dropped since the last call, and how
    /// many.
    std::optional<Loss> takeLoss();

private:
    PortCounters(FileDescriptor socket, unsigned index, Heard heard)
        : m_socket(std::move(socket)), m_index(index), m_heard(heard)
    {
    }
    Result<Values> request();
    void note(const Values &now);
    /// Tells whether the interface is down, or was since the last call.
    bool wasDown();
    std::uint64_t lossesOf(std::uint64_t dropped);

    FileDescriptor m_socket;
    unsigned m_index;
    Heard m_heard;
    mutable std::mutex m_mutex;
    Values m_first;
    Values m_last;
    std::uint64_t m_dropped = 0;
    /// How often the interface went down, and what the kernel's queues dropped, when it was looked
    /// up last.
    std::uint32_t m_downs = 0;
    std::uint64_t m_queueDrops = 0;
    /// When the last query was.
    Timestamp m_asked{};
    std::optional<Loss> m_loss;
};

} // namespace tomato::capture
