// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/outside/outsidenetwork.h"

#include <functional>

namespace tomato::engine {

/// A process of its own that does one thing in a network outside of the lab, and stays there while
/// this lives: whoever enters a user namespace cannot go back.
class Visitor final
{
public:
    /// Returns what the work opened there, or nothing that is open.
    using Work = std::function<Result<FileDescriptor>()>;
    static Result<Visitor> send(const lab::OutsideNetwork &network, const Work &work);
    Visitor(Visitor &&other) noexcept;
    ~Visitor();

    pid_t process() const { return m_process; }
    FileDescriptor takeOpened() { return std::move(m_opened); }

private:
    Visitor(pid_t process, FileDescriptor channel)
        : m_process(process), m_channel(std::move(channel))
    {
    }

    pid_t m_process;
    FileDescriptor m_channel;
    FileDescriptor m_opened;
};

} // namespace tomato::engine
