// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mcp/callsunderway.h"

namespace tomato::mcp {

CallsUnderWay::CallsUnderWay(Answer answer) : m_answer(std::move(answer))
{
    m_threads.setMaxThreadCount(MaxAtOnce);
}

CallsUnderWay::~CallsUnderWay()
{
    {
        const std::lock_guard lock(m_mutex);
        for (auto &[id, call] : m_calls)
            call.request_stop();
    }
    m_threads.waitForDone();
}

Result<> CallsUnderWay::begin(const QByteArray &id, Work work)
{
    std::stop_token cancelled;
    {
        const std::lock_guard lock(m_mutex);
        if (m_calls.contains(id))
            return failure("is the id of a call that is under way", id.toStdString());
        if (m_calls.size() >= MaxCalls)
            return failure(std::to_string(MaxCalls) + " calls are under way already");
        cancelled = m_calls[id].get_token();
    }
    m_threads.start(
        [this, id, work = std::move(work), cancelled] { perform(id, work, cancelled); });
    return {};
}

void CallsUnderWay::cancel(const QByteArray &id)
{
    const std::lock_guard lock(m_mutex);
    if (const auto call = m_calls.find(id); call != m_calls.end())
        call->second.request_stop();
}

void CallsUnderWay::perform(const QByteArray &id, const Work &work,
                            const std::stop_token &cancelled)
{
    const QByteArray answer = cancelled.stop_requested() ? QByteArray() : work(cancelled);
    {
        const std::lock_guard lock(m_mutex);
        m_calls.erase(id);
    }
    if (!cancelled.stop_requested())
        m_answer(answer);
}

} // namespace tomato::mcp
