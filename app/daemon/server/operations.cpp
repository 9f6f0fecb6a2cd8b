// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/server/operations.h"

#include <utility>

namespace tomato::engine {

void Operations::add(Operation operation)
{
    m_waiting.push_back(std::move(operation));
    if (!m_running)
        next();
}

void Operations::run(const Done &done, std::function<void(const Done &)> operation)
{
    add([done, operation = std::move(operation)](const Finish &finish) {
        operation([done, finish](const Result<> &result) {
            done(result);
            finish();
        });
    });
}

void Operations::addFirst(Operation operation)
{
    m_waiting.push_front(std::move(operation));
    if (!m_running)
        next();
}

void Operations::next()
{
    m_running = !m_waiting.empty();
    if (!m_running)
        return;
    const Operation operation = std::move(m_waiting.front());
    m_waiting.pop_front();
    operation([this] { next(); });
}

} // namespace tomato::engine
