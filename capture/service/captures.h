// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/service/capture.h"
#include "capture/service/recordednames.h"

#include <QTimer>

#include <chrono>
#include <map>
#include <memory>
#include <set>
#include <vector>

class QSocketNotifier;

namespace tomato::service {

/// All captures of a lab, as the engine sees them.
class Captures final : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 DefaultBudget = 1'000'000'000;

    /// `folder` is where the runs are kept, or links to those that are kept elsewhere.
    /// `budget`: for the runs that are not the latest any more.
    Captures(
        const LabId &lab, const QString &folder, const RunFolders::Elsewhere &elsewhere = {},
        EarlierRuns::Budget budget = [] { return DefaultBudget; });
    ~Captures() override;

    /// Opens the runs that earlier labs stored.
    void load();
    /// The connections that there are, and what is to be recorded on some of them.
    void setWanted(const std::map<ConnectionId, QString> &names,
                   const std::vector<CaptureOrder> &orders);
    /// Runs of connections that were removed become earlier ones.
    void retireOthers();
    /// Returns the orders for the worker, with the folders of runs.
    Result<std::vector<CaptureOrder>> nextOrders() const;
    /// The worker accepted the orders and answered with its CaptureHost::status().
    void begin(const std::vector<CaptureOrder> &orders,
               const std::vector<protocol::RecordingStatus> &states);
    /// Has the runs that are recorded know the names in this file, which is like /etc/hosts.
    Result<> nameAddresses(const QString &hosts);
    /// The worker's CaptureHost::status() changed.
    void update(const std::vector<protocol::RecordingStatus> &states);
    /// The worker was killed; the runs that were recorded are to go on under the next orders.
    void interrupt();
    /// Nothing is recorded any more.
    void end(bool crashed);

    /// Deletes the recorded packets of this connection; a recording begins anew with nextOrders().
    Result<> clear(const ConnectionId &connection);

    /// Returns a run before the latest one of its connection.
    Result<capture::CapturedRing> earlierRun(const ConnectionId &connection, qint64 run) const;
    Result<> removeEarlierRun(const ConnectionId &connection, qint64 run);
    std::vector<protocol::RunStatus> earlierRuns() const { return m_earlier.status(m_names); }

    /// Returns nullptr when there is no such connection.
    const Capture *capture(const ConnectionId &connection) const;
    bool isFinishing() const;
    /// Lists the captures that record, are to record, or have a run.
    std::vector<protocol::CaptureStatus> status() const;
    /// Emits changed() now if there is news.
    void emitChanges();
    /// Sets whether a client observes the moving counters. They are looked at when the recorders
    /// say that they committed something, and some times a second at most.
    void setObserved(bool observed);
    /// The eventfd for the worker's recorders.
    int commitEvent() const { return m_commitEvent; }

signals:
    /// A viewer began to watch: the worker's recorder has to check for watchers.
    void watched(const ConnectionId &connection);
    /// The signal never comes twice with the same content.
    void changed(const std::vector<tomato::protocol::CaptureStatus> &captures);
    void earlierRunsChanged();
    /// Something changed, and isFinishing() does not hold any more.
    void finished();

private:
    Capture &add(const ConnectionId &connection);
    bool isShown(const ConnectionId &connection, const Capture &capture) const;
    void feed();
    void lookAtCounters();
    bool hasViewers() const;
    void schedule();

    LabId m_lab;
    RunFolders m_folders;
    EarlierRuns m_earlier;
    RecordedNames m_recordedNames;
    std::map<ConnectionId, std::unique_ptr<Capture>> m_captures;
    std::map<ConnectionId, QString> m_names;
    /// The captures that the last changed() contained.
    std::vector<ConnectionId> m_shown;
    int m_reportedEarlier = 0;
    /// Runs while counters that moved wait for their turn, and while there are viewers.
    QTimer m_counters;
    std::chrono::milliseconds m_interval{};
    std::chrono::steady_clock::time_point m_emittedAt{};
    bool m_isObserved = false;
    bool m_scheduled = false;
    int m_commitEvent;
    std::unique_ptr<QSocketNotifier> m_commits;
};

} // namespace tomato::service
