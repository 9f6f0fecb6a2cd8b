// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/outcome/linkfidelity.h"

#include "app/base/linkqueue.h"
#include "app/topology/attributes/framenumbers.h"

#include <QDateTime>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <deque>
#include <iterator>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace tomato::experiment {

using topology::LinkDirection;

namespace {

using std::chrono::duration;
using Milliseconds = duration<double, std::milli>;
using Seconds = duration<double>;

/// How far a delay may be off, and how many of them have to keep to that.
constexpr double DelayTolerance = 1;
constexpr double MinOnTimePercent = 99;
/// A change of a link's promises takes less than that until it counts, on a busy machine too.
constexpr std::chrono::milliseconds Settling(300);
constexpr std::chrono::milliseconds RateWindow(100);
constexpr double RateTolerance = 1.05;
/// So many standard deviations off is no chance any more.
constexpr double Deviations = 6;

QString rounded(double value)
{
    return QString::number(value, 'g', 3);
}

LinkQueue queueOf(const LinkDirection &promise, double frame)
{
    return LinkQueue::behind(promise.kilobitsPerSecond * 125, frame);
}

double queueMilliseconds(const LinkDirection &promise, double frame)
{
    return promise.kilobitsPerSecond > 0
               ? (queueOf(promise, frame).limit + frame) / (promise.kilobitsPerSecond * 0.125)
               : 0;
}

/// One that has no bound gets one that next to nothing exceeds.
double jitterBound(const LinkDirection &promise)
{
    return promise.jitterMilliseconds * (promise.distribution == QLatin1String("uniform") ? 1 : 8);
}

/// How many frames are lost by their numbers at most.
double listedFrames(const LinkDirection &promise)
{
    const auto numbers = topology::frameNumbers(promise.droppedFrames);
    double count = 0;
    for (const topology::FrameRange &each :
         numbers ? *numbers : std::vector<topology::FrameRange>())
        count += static_cast<double>(each.last) - each.first + 1;
    return count;
}

class DirectionJudge final
{
public:
    DirectionJudge(const Promises &promises, const PassedFrames &frames, Timestamp end,
                   double largestFrame)
        : m_promises(promises), m_sent(frames.sent), m_delivered(frames.delivered), m_end(end),
          m_frame(largestFrame)
    {
    }

    LinkFidelity judge();

private:
    /// Nothing around a change.
    const LinkDirection *promiseAt(Timestamp time) const;
    const LinkDirection *promiseFor(const PassedFrame &frame) const;
    void match();
    void judgeDelays();
    void judgeRate();
    void judgeLoss();
    void fail(const QString &reason);

    const Promises &m_promises;
    const std::vector<PassedFrame> &m_sent;
    const std::vector<PassedFrame> &m_delivered;
    Timestamp m_end;
    double m_frame;
    const LinkDirection m_plain;
    /// When each frame that was sent was delivered.
    std::vector<std::optional<Timestamp>> m_arrivals;
    QStringList m_words;
    LinkFidelity m_found;
};

const LinkDirection *DirectionJudge::promiseAt(Timestamp time) const
{
    const auto next = m_promises.upper_bound(time);
    if (next == m_promises.begin())
        return nullptr;
    const auto now = std::prev(next);
    const bool isNew = now != m_promises.begin() && time - now->first < Settling;
    const bool isOld = next != m_promises.end() && next->first - time < Settling;
    return isNew || isOld ? nullptr : &now->second;
}

const LinkDirection *DirectionJudge::promiseFor(const PassedFrame &frame) const
{
    const LinkDirection *promise = promiseAt(frame.time);
    return promise != nullptr && frame.isPlain ? &m_plain : promise;
}

void DirectionJudge::match()
{
    std::unordered_map<std::uint64_t, std::deque<std::size_t>> waiting;
    m_arrivals.resize(m_sent.size());
    std::size_t next = 0;
    for (const PassedFrame &each : m_delivered) {
        for (; next < m_sent.size() && m_sent[next].time <= each.time; ++next)
            waiting[m_sent[next].digest].push_back(next);
        const auto found = waiting.find(each.digest);
        if (found == waiting.end() || found->second.empty())
            continue; // it arrived twice, or with a wrong bit
        m_arrivals[found->second.front()] = each.time;
        found->second.pop_front();
    }
}

void DirectionJudge::fail(const QString &reason)
{
    m_found.held = false;
    m_words << reason;
}

void DirectionJudge::judgeDelays()
{
    std::vector<double> delays;
    std::size_t onTime = 0;
    double promised = 0;
    for (std::size_t i = 0; i < m_sent.size(); ++i) {
        const LinkDirection *promise = promiseFor(m_sent[i]);
        // How long a frame waits for a chance of a trace is no promise.
        if (promise == nullptr || !m_arrivals[i] || !promise->trace.isEmpty())
            continue;
        const double delay = Milliseconds(*m_arrivals[i] - m_sent[i].time).count();
        const double jitter = jitterBound(*promise);
        const double least = promise->reorderPercent > 0 ? 0 : promise->delayMilliseconds - jitter;
        const double most =
            promise->delayMilliseconds + jitter + queueMilliseconds(*promise, m_frame);
        const double off = std::max({least - delay, delay - most, 0.0});
        delays.push_back(delay);
        onTime += off <= DelayTolerance ? 1 : 0;
        if (off <= m_found.worstMilliseconds)
            continue;
        m_found.worstMilliseconds = off;
        m_found.worstAt = m_sent[i].time;
        promised = promise->delayMilliseconds;
    }
    if (delays.empty())
        return;
    const double share = 100 * static_cast<double>(onTime) / static_cast<double>(delays.size());
    m_found.onTimePercent = share;
    std::sort(delays.begin(), delays.end());
    const double median = delays[delays.size() / 2];
    m_found.medianDelay = median;
    std::vector<double> apart;
    for (const double each : delays)
        apart.push_back(std::abs(each - median));
    std::sort(apart.begin(), apart.end());
    m_words << QStringLiteral("%1 ms ± %2 in %3 %")
                   .arg(rounded(median), rounded(apart[(apart.size() - 1) * 99 / 100]),
                        QString::number(std::floor(share * 10) / 10));
    if (share < MinOnTimePercent)
        fail(QStringLiteral("%1 ms from the promised %2 ms at %3")
                 .arg(rounded(m_found.worstMilliseconds), rounded(promised),
                      QDateTime::fromMSecsSinceEpoch(
                          std::chrono::duration_cast<std::chrono::milliseconds>(m_found.worstAt)
                              .count())
                          .toString(QStringLiteral("HH:mm:ss"))));
}

void DirectionJudge::judgeRate()
{
    const double window = Seconds(RateWindow).count();
    double bytes = 0;
    double promised = 0;
    bool kept = true;
    std::size_t first = 0;
    const auto limited = [](const PassedFrame &frame) { return frame.isPlain ? 0U : frame.bytes; };
    for (const PassedFrame &each : m_delivered) {
        bytes += limited(each);
        for (; m_delivered[first].time <= each.time - RateWindow; ++first)
            bytes -= limited(m_delivered[first]);
        const double rate = bytes * 0.008 / window;
        const LinkDirection *now = promiseAt(each.time);
        // Frames that waited before a change come at the new pace, and those that came at the old
        // one are still in the window.
        if (now == nullptr || now != promiseAt(each.time - RateWindow) ||
            rate <= m_found.mostKilobitsPerSecond)
            continue;
        m_found.mostKilobitsPerSecond = rate;
        promised = now->kilobitsPerSecond;
        const double most = promised * 125 * window + queueOf(*now, m_frame).burst + 2 * m_frame;
        kept = kept && (promised <= 0 || bytes <= most * RateTolerance);
    }
    if (promised > 0)
        m_words << QStringLiteral("at most %1 of %2 Mbit/s")
                       .arg(rounded(m_found.mostKilobitsPerSecond / 1000),
                            rounded(promised / 1000));
    if (!kept)
        fail(QStringLiteral("more than the bandwidth"));
}

void DirectionJudge::judgeLoss()
{
    double expected = 0;
    double variance = 0;
    double lost = 0;
    double count = 0;
    bool queues = false;
    bool isAimed = false;
    double listed = 0;
    const LinkDirection *last = nullptr;
    for (std::size_t i = 0; i < m_sent.size(); ++i) {
        const LinkDirection *promise = promiseFor(m_sent[i]);
        if (promise == nullptr)
            continue;
        const Milliseconds longest(promise->delayMilliseconds + jitterBound(*promise) +
                                   queueMilliseconds(*promise, m_frame) + 1000);
        if (m_end - m_sent[i].time < longest)
            continue;
        const double chance = std::min(100.0, promise->lossPercent + promise->corruptPercent) / 100;
        ++count;
        expected += chance;
        variance += chance * (1 - chance);
        lost += m_arrivals[i] ? 0 : 1;
        queues = queues || promise->kilobitsPerSecond > 0 || !promise->trace.isEmpty();
        const LinkDirection *link = promiseAt(m_sent[i].time);
        if (link != std::exchange(last, link) && link->countsFrames()) {
            isAimed = true;
            listed += listedFrames(*link);
        }
    }
    if (count == 0)
        return;
    m_found.lossPercent = 100 * lost / count;
    m_found.counted = static_cast<std::uint64_t>(count);
    if (expected > 0 || lost > 0)
        m_words << (isAimed ? QStringLiteral("%1 % lost of at most %2 %")
                            : QStringLiteral("%1 % lost of %2 %"))
                       .arg(rounded(m_found.lossPercent),
                            rounded(100 * std::min(expected + listed, count) / count));
    // Of others it is not known whether they were under way at the end, or around a change.
    if ((expected > 0 || lost > 0) && m_found.counted < m_found.sent)
        m_words
            << QStringLiteral("counted: %1 of %2 frames").arg(m_found.counted).arg(m_found.sent);
    const double bound = Deviations * std::sqrt(variance) + 1 + listed;
    // Frames that find no room in a queue are lost, too. A filter may name none of those that were
    // sent.
    if ((!isAimed && lost < expected - bound) || (!queues && lost > expected + bound))
        fail(QStringLiteral("that is no chance"));
}

LinkFidelity DirectionJudge::judge()
{
    m_found.sent = m_sent.size();
    m_found.delivered = m_delivered.size();
    match();
    judgeDelays();
    judgeRate();
    judgeLoss();
    m_found.text =
        m_words.isEmpty() ? QStringLiteral("nothing was sent") : m_words.join(QStringLiteral("; "));
    return m_found;
}

} // namespace

PassedFrames framesSince(Timestamp begin, const PassedFrames &frames)
{
    std::unordered_set<std::uint64_t> earlier;
    for (const PassedFrame &each : frames.sent) {
        if (each.time < begin)
            earlier.insert(each.digest);
    }
    PassedFrames since;
    const auto counts = [&](const PassedFrame &each) {
        return each.time >= begin && !earlier.contains(each.digest);
    };
    std::ranges::copy_if(frames.sent, std::back_inserter(since.sent), counts);
    std::ranges::copy_if(frames.delivered, std::back_inserter(since.delivered), counts);
    return since;
}

LinkFidelity judgeLink(const Promises &promises, const PassedFrames &frames, Timestamp end,
                       unsigned largestPacket)
{
    constexpr double Overhead = 22; // of Ethernet, with two tags of VLANs
    return DirectionJudge(promises, frames, end, largestPacket + Overhead).judge();
}

} // namespace tomato::experiment
