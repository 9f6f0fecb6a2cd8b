// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/captures/recordingflush.h"

#include "app/cli/output.h"
#include "app/cli/session.h"

#include <chrono>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace tomato::cli {

namespace {

class FlushPatience final
{
public:
    /// False when it is over; `who` is waited for now.
    bool isLeft(const char *who)
    {
        const auto waited = std::chrono::steady_clock::now() - m_begin;
        if (!m_isTold && waited > TellAfter) {
            note(QStringLiteral("waiting for the lab's %1, which does not answer; Ctrl+C ends this")
                     .arg(QLatin1String(who)));
            m_isTold = true;
        }
        const bool isLeft = waited < GiveUpAfter;
        if (!isLeft && !std::exchange(m_isOver, true))
            note(QStringLiteral("note: the lab's %1 does not answer; what it has not written yet "
                                "is left out")
                     .arg(QLatin1String(who)));
        return isLeft;
    }
    bool isOver() const { return m_isOver; }

private:
    static constexpr std::chrono::seconds TellAfter{3};
    static constexpr std::chrono::seconds GiveUpAfter{10};

    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
    bool m_isTold = false;
    bool m_isOver = false;
};

} // namespace

Result<bool> flushRecordings(const LabId &lab)
{
    Session session;
    FlushPatience patience;
    const auto isGivenUp = [&patience] { return !patience.isLeft("engine"); };
    if (!session.open(lab, Session::Launch::Never, isGivenUp)) {
        if (isInterrupted())
            return failure("interrupted");
        return !patience.isOver(); // If it does not run all is written.
    }
    std::vector<ConnectionId> recording;
    for (const auto &[id, capture] : session.client().captures()) {
        if (capture.isRecording())
            recording.push_back(id);
    }
    for (const ConnectionId &id : recording) {
        const auto answer = std::make_shared<std::optional<Result<>>>();
        session.client().flushCapture(id, [answer](Result<> done) { *answer = std::move(done); });
        session.waitUntil([&] { return answer->has_value() || !patience.isLeft("recorder"); });
        if (isInterrupted())
            return failure("interrupted");
        if (*answer && !**answer)
            return passOn(**answer);
        if (!*answer)
            return false;
    }
    return true;
}

} // namespace tomato::cli
