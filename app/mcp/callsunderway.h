// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QByteArray>
#include <QThreadPool>

#include <functional>
#include <map>
#include <mutex>
#include <stop_token>

namespace tomato::mcp {

/// The calls of tools that are not answered yet: some run side by side, in threads of their own,
/// and the others wait for their turn. The destructor cancels all of them and waits for their end.
class CallsUnderWay final
{
public:
    using Answer = std::function<void(const QByteArray &)>;
    /// Works until it is done or the token says that nobody waits for it, and returns the answer.
    using Work = std::function<QByteArray(const std::stop_token &cancelled)>;

    /// `answer` gets the answer of each call that is not cancelled, from the thread of the call.
    explicit CallsUnderWay(Answer answer);
    ~CallsUnderWay();
    CallsUnderWay(const CallsUnderWay &) = delete;
    CallsUnderWay &operator=(const CallsUnderWay &) = delete;

    /// Begins a call, or has it wait. Fails when a call of this id is under way, or MaxCalls are.
    Result<> begin(const QByteArray &id, Work work);
    /// Ends a call, which gets no answer any more; nothing when there is none of this id.
    void cancel(const QByteArray &id);

    static constexpr int MaxAtOnce = 8;
    static constexpr std::size_t MaxCalls = 64;

private:
    void perform(const QByteArray &id, const Work &work, const std::stop_token &cancelled);

    Answer m_answer;
    /// Guards m_calls.
    std::mutex m_mutex;
    std::map<QByteArray, std::stop_source> m_calls;
    QThreadPool m_threads;
};

} // namespace tomato::mcp
