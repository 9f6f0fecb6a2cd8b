// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/tracing/tracedjourneys.h"

#include <QObject>

#include <atomic>
#include <memory>

class QThread;

namespace tomato::journeys {

/// Reads journeys in a thread of its own; signals come in the thread that this object lives in. One
/// search at a time: a new one ends the one before, of which nothing is told any more.
class JourneySearch final : public QObject
{
    Q_OBJECT

public:
    using Found = std::shared_ptr<const TracedJourneys>;

    explicit JourneySearch(QObject *parent = nullptr);
    /// Waits for the thread, which ends soon.
    ~JourneySearch() override;

    void start(JourneyOrder order);
    /// cancelled() comes soon.
    void cancel();
    bool isRunning() const { return m_thread != nullptr; }

signals:
    /// Bytes.
    void progressed(qint64 done, qint64 total);
    void found(const tomato::journeys::JourneySearch::Found &journeys);
    void failed(const QString &message);
    void cancelled();

private:
    void end();
    void take(int generation, const Result<Found> &result);

    QThread *m_thread = nullptr;
    std::shared_ptr<std::atomic<bool>> m_isCancelled;
    int m_generation = 0;
};

} // namespace tomato::journeys
