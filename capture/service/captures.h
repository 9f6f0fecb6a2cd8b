// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/service/capture.h"

#include <QJsonArray>
#include <QTimer>

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
    /// `folder` is where the runs are kept, or links to those that are kept elsewhere.
    Captures(const LabId &lab, const QString &folder, const RunFolders::Elsewhere &elsewhere = {});
    ~Captures() override;

    /// Opens what earlier labs left.
    void load();
    /// The connections that there are, and what is to be recorded on some of them.
    void want(const std::map<ConnectionId, QString> &names,
              const std::vector<CaptureOrder> &orders);
    /// Removes the runs of connections that are no more.
    void removeOthers();
    /// What the worker is to record, with the folders of runs.
    Result<std::vector<CaptureOrder>> nextOrders() const;
    /// The worker took the orders and answered with its CaptureHost::status().
    void follow(const std::vector<CaptureOrder> &orders, const QJsonArray &states);
    /// The worker's CaptureHost::status() changed.
    void update(const QJsonArray &states);
    /// The worker was killed; the runs that were recorded are to go on under the next orders.
    void interrupt();
    /// Nothing is recorded any more.
    void end(bool crashed);

    /// Forgets what was recorded on this connection; a recording begins anew with nextOrders().
    Result<> clear(const ConnectionId &connection);

    /// nullptr when there is no such connection.
    const Capture *capture(const ConnectionId &connection) const;
    bool isFinishing() const;
    /// Those that record, are to record, or have a run.
    QJsonArray toJson() const;
    /// Emits changed() now if there is news.
    void tell();
    /// Whether somebody wants to hear of moving counters.
    void setObserved(bool observed);
    /// The eventfd for the worker's recorders.
    int commitEvent() const { return m_commitEvent; }

signals:
    /// Never twice with the same content.
    void changed(const QJsonArray &captures);
    /// Something changed, and isFinishing() does not hold any more.
    void finished();

private:
    Capture &add(const ConnectionId &connection);
    void feed();
    void schedule();

    LabId m_lab;
    RunFolders m_folders;
    std::map<ConnectionId, std::unique_ptr<Capture>> m_captures;
    std::set<ConnectionId> m_existing;
    QJsonArray m_told;
    QTimer m_counters;
    bool m_scheduled = false;
    int m_commitEvent;
    std::unique_ptr<QSocketNotifier> m_commits;
};

} // namespace tomato::service
