// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/element/elementcommand.h"

#include <memory>

namespace tomato::lab {

/// Runs an element's commands, which are started in their order. A command that runs once delays
/// those behind it until it has ended; a service does not. Needs an event loop.
class ElementCommands final : public QObject
{
public:
    /// `groups` are files that take the numbers of their processes; `logs` is the folder for their
    /// output, or empty.
    ElementCommands(pid_t element, const DevicePlan &plan, const std::vector<std::string> &groups,
                    const QString &logs);

    std::vector<CommandReport> status() const;

private:
    void advance();

    std::vector<std::unique_ptr<ElementCommand>> m_commands;
    std::size_t m_begun = 0;
};

} // namespace tomato::lab
