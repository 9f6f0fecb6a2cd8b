// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/captures.h"

#include <QFile>
#include <QSocketNotifier>

#include <algorithm>
#include <chrono>
#include <sys/eventfd.h>
#include <unistd.h>

namespace tomato::service {

using namespace std::chrono_literals;

static constexpr auto CounterInterval = 200ms;

Captures::Captures(const LabId &lab, const QString &folder, const RunFolders::Elsewhere &elsewhere,
                   EarlierRuns::Budget budget)
    : m_lab(lab), m_folders(folder, elsewhere), m_earlier(m_folders, std::move(budget)),
      m_recordedNames(QFile::encodeName(folder + QStringLiteral("/hosts")).toStdString()),
      m_commitEvent(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)),
      m_commits(std::make_unique<QSocketNotifier>(m_commitEvent, QSocketNotifier::Read))
{
    connect(m_commits.get(), &QSocketNotifier::activated, this, &Captures::feed);
    m_counters.setSingleShot(true);
    connect(&m_counters, &QTimer::timeout, this, &Captures::emitChanges);
}

Captures::~Captures()
{
    m_commits.reset();
    ::close(m_commitEvent);
}

void Captures::load()
{
    for (const ConnectionId &connection : m_folders.connections()) {
        if (!add(connection).load())
            m_captures.erase(connection);
    }
}

Capture &Captures::add(const ConnectionId &connection)
{
    std::unique_ptr<Capture> &capture = m_captures[connection];
    if (!capture) {
        capture = std::make_unique<Capture>(m_lab, connection, m_folders, m_earlier);
        connect(capture.get(), &Capture::changed, this, &Captures::schedule);
        connect(capture.get(), &Capture::watched, this, [this, connection] {
            m_commits->setEnabled(true);
            emit watched(connection);
        });
    }
    return *capture;
}

void Captures::setWanted(const std::map<ConnectionId, QString> &names,
                         const std::vector<CaptureOrder> &orders)
{
    m_names = names;
    for (const auto &[connection, capture] : m_captures)
        capture->setWanted(capture->name(), {});
    for (const auto &[connection, name] : names) {
        if (const auto found = m_captures.find(connection); found != m_captures.end())
            found->second->setWanted(name, {});
    }
    for (const CaptureOrder &order : orders)
        add(order.connection).setWanted(names.at(order.connection), order);
    schedule();
}

void Captures::retireOthers()
{
    std::erase_if(m_captures, [this](const auto &each) {
        if (m_names.contains(each.first) || each.second->isActive())
            return false;
        each.second->retire();
        return true;
    });
}

Result<std::vector<CaptureOrder>> Captures::nextOrders() const
{
    std::vector<CaptureOrder> orders;
    for (const auto &[connection, capture] : m_captures) {
        if (!capture->wanted())
            continue;
        auto order = capture->nextOrder();
        if (!order)
            return passOn(order);
        orders.push_back(std::move(*order));
    }
    return orders;
}

void Captures::begin(const std::vector<CaptureOrder> &orders,
                     const std::vector<protocol::RecordingStatus> &states)
{
    std::map<ConnectionId, protocol::RecordingStatus> stateOf;
    for (const protocol::RecordingStatus &state : states)
        stateOf[state.connection] = state;
    std::set<ConnectionId> active;
    for (const CaptureOrder &order : orders) {
        active.insert(order.connection);
        add(order.connection).begin(order, stateOf[order.connection]);
    }
    for (const auto &[connection, capture] : m_captures) {
        if (capture->isActive() && !active.contains(connection))
            capture->end(false);
    }
}

Result<> Captures::nameAddresses(const QString &hosts)
{
    const auto isNews = m_recordedNames.update(QFile::encodeName(hosts).toStdString());
    if (!isNews)
        return passOn(isNews);
    for (const auto &[connection, capture] : m_captures) {
        const auto ring = capture->isActive() ? capture->ring() : nullptr;
        if (!ring || (!*isNews && RecordedNames::hasRun(ring->directory())))
            continue;
        if (auto given = m_recordedNames.giveTo(ring->directory()); !given)
            return given;
    }
    return {};
}

void Captures::update(const std::vector<protocol::RecordingStatus> &states)
{
    for (const protocol::RecordingStatus &state : states) {
        if (const auto found = m_captures.find(state.connection); found != m_captures.end())
            found->second->update(state);
    }
}

void Captures::interrupt()
{
    for (const auto &[connection, capture] : m_captures) {
        if (capture->isActive())
            capture->interrupt();
    }
}

void Captures::end(bool crashed)
{
    for (const auto &[connection, capture] : m_captures) {
        if (capture->isActive())
            capture->end(crashed);
    }
}

Result<> Captures::clear(const ConnectionId &connection)
{
    const auto found = m_captures.find(connection);
    if (found == m_captures.end() || !found->second->hasRun())
        return failure("nothing was captured on this connection", connection.value);
    found->second->clear();
    return {};
}

Result<capture::CapturedRing> Captures::earlierRun(const ConnectionId &connection, qint64 run) const
{
    return m_earlier.captured(connection, run);
}

Result<> Captures::removeEarlierRun(const ConnectionId &connection, qint64 run)
{
    auto removed = m_earlier.remove(connection, run);
    schedule();
    return removed;
}

const Capture *Captures::capture(const ConnectionId &connection) const
{
    const auto found = m_captures.find(connection);
    return found == m_captures.end() ? nullptr : found->second.get();
}

bool Captures::isFinishing() const
{
    return std::any_of(m_captures.begin(), m_captures.end(),
                       [](const auto &each) { return each.second->isFinishing(); });
}

std::vector<protocol::CaptureStatus> Captures::status() const
{
    std::vector<protocol::CaptureStatus> all;
    for (const auto &[connection, capture] : m_captures) {
        if (isShown(connection, *capture))
            all.push_back(capture->status());
    }
    return all;
}

bool Captures::isShown(const ConnectionId &connection, const Capture &capture) const
{
    return m_names.contains(connection) &&
           (capture.wanted() || capture.isActive() || capture.hasRun());
}

void Captures::setObserved(bool observed)
{
    m_isObserved = observed;
    m_commits->setEnabled(true);
}

void Captures::feed()
{
    std::uint64_t commits = 0;
    if (::read(m_commitEvent, &commits, sizeof commits) != sizeof commits)
        return;
    for (const auto &[connection, capture] : m_captures)
        capture->feed();
    lookAtCounters();
    // Until then nobody needs what is committed.
    if (!hasViewers())
        m_commits->setEnabled(m_isObserved && !m_counters.isActive());
}

void Captures::lookAtCounters()
{
    if (!m_isObserved || m_counters.isActive())
        return;
    const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - m_emittedAt);
    if (passed >= m_interval)
        emitChanges();
    else
        m_counters.start(m_interval - passed);
}

bool Captures::hasViewers() const
{
    return std::any_of(m_captures.begin(), m_captures.end(),
                       [](const auto &each) { return each.second->hasViewers(); });
}

// Several changes in one turn of the event loop are reported at once.
void Captures::schedule()
{
    if (m_scheduled)
        return;
    m_scheduled = true;
    QMetaObject::invokeMethod(this, &Captures::emitChanges, Qt::QueuedConnection);
}

void Captures::emitChanges()
{
    m_scheduled = false;
    if (!isFinishing())
        emit finished();
    std::vector<protocol::CaptureStatus> now;
    std::vector<ConnectionId> shown;
    bool isNews = false;
    for (const auto &[connection, capture] : m_captures) {
        if (!isShown(connection, *capture))
            continue;
        now.push_back(capture->statusIfChanged(isNews));
        shown.push_back(connection);
    }
    if (shown != m_shown) {
        m_shown = std::move(shown);
        isNews = true;
    }
    // With many captures each is checked less often.
    m_interval = std::max(CounterInterval, std::chrono::milliseconds(2 * now.size()));
    m_emittedAt = std::chrono::steady_clock::now();
    m_counters.stop();
    m_commits->setEnabled(true);
    // The bytes that were sent to a viewer change without a commit.
    if (m_isObserved && hasViewers())
        m_counters.start(m_interval);
    if (m_reportedEarlier != m_earlier.version()) {
        m_reportedEarlier = m_earlier.version();
        emit earlierRunsChanged();
    }
    if (isNews)
        emit changed(now);
}

} // namespace tomato::service
