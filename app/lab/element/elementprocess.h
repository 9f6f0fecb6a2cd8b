// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <utility>

namespace tomato::lab {

/// The first process of an element, a child of this one. With it end all processes in the element
/// and its namespaces.
class ElementProcess final
{
public:
    /// `lack` says which features the element runs without.
    explicit ElementProcess(pid_t process, std::string lack = {})
        : m_process(process), m_lack(std::move(lack))
    {
    }
    ElementProcess(ElementProcess &&other) noexcept
        : m_process(std::exchange(other.m_process, 0)), m_lack(std::move(other.m_lack))
    {
    }
    /// Kills it, and returns when all of the element's processes are gone.
    ~ElementProcess();

    pid_t id() const { return m_process; }
    const std::string &lack() const { return m_lack; }
    /// Does not wait for the end; so many processes can end at the same time.
    void kill();
    /// Returns how it ended; nothing while it runs.
    std::optional<std::string> end() const;

private:
    pid_t m_process;
    std::string m_lack;
};

} // namespace tomato::lab
