// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/tracing/journeysearch.h"

#include <QElapsedTimer>
#include <QThread>

namespace tomato::journeys {

/// The time between two reports of progress, in milliseconds.
static constexpr qint64 ProgressPause = 50;

JourneySearch::JourneySearch(QObject *parent) : QObject(parent) {}

JourneySearch::~JourneySearch()
{
    end();
}

/// Later signals of the thread are ignored.
void JourneySearch::end()
{
    ++m_generation;
    if (m_thread == nullptr)
        return;
    *m_isCancelled = true;
    m_thread->wait();
    delete m_thread;
    m_thread = nullptr;
}

void JourneySearch::cancel()
{
    if (m_thread != nullptr)
        *m_isCancelled = true;
}

void JourneySearch::start(JourneyOrder order)
{
    end();
    m_isCancelled = std::make_shared<std::atomic<bool>>(false);
    const int generation = m_generation;
    m_thread =
        QThread::create([this, generation, order = std::move(order), isCancelled = m_isCancelled] {
            QElapsedTimer since;
            since.start();
            const auto progress = [&](std::uint64_t done, std::uint64_t total) {
                if (since.elapsed() >= ProgressPause) {
                    since.start();
                    QMetaObject::invokeMethod(this, [this, generation, done, total] {
                        if (generation == m_generation)
                            emit progressed(static_cast<qint64>(done), static_cast<qint64>(total));
                    });
                }
                return !*isCancelled;
            };
            Result<Found> result = TracedJourneys::read(order, progress);
            QMetaObject::invokeMethod(
                this, [this, generation, result = std::move(result)] { take(generation, result); });
        });
    m_thread->start();
}

void JourneySearch::take(int generation, const Result<Found> &result)
{
    if (generation != m_generation)
        return;
    const bool isCancelled = *m_isCancelled;
    end();
    if (result)
        emit found(*result);
    else if (isCancelled)
        emit cancelled();
    else
        emit failed(QString::fromStdString(result.error().text()));
}

} // namespace tomato::journeys
