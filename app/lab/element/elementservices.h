// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/element/elementcommand.h"

#include <functional>
#include <memory>

namespace tomato::lab {

/// The services of a running element: each goes on as long as its plan stays the same, whatever
/// becomes of the others. Needs an event loop.
class ElementServices final
{
public:
    explicit ElementServices(pid_t element) : m_element(element) {}

    /// Ends the services for which `stays` is false, and undoes what they did.
    void endAllBut(const std::function<bool(const ServicePlan &)> &stays);
    /// Runs those of the plans that do not run yet. Their outputs go to that folder, or nowhere
    /// when it is empty.
    void run(const std::vector<ServicePlan> &plans, const std::vector<std::string> &groups,
             const QString &logs);
    /// Returns a number that changes when any of the services wrote output, or ended.
    int news() const;
    /// The services are in the order in which they began.
    std::vector<CommandReport> status() const;

private:
    struct Service
    {
        ServicePlan plan;
        std::unique_ptr<ElementCommand> command;
    };

    pid_t m_element;
    std::vector<Service> m_services;
    /// Counts the news of services that ended.
    int m_news = 0;
};

} // namespace tomato::lab
