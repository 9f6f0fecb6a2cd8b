// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/tracing/tracedjourneys.h"

#include <QThreadPool>
#include <QWidget>

#include <memory>

class QLabel;
class QTextBrowser;
class QTreeWidget;
class QTreeWidgetItem;

namespace tomato::plugins {

/// The path of one packet, hop by hop, with the differences between its bytes at two hops.
class JourneyDetails final : public QWidget
{
    Q_OBJECT

public:
    using Found = std::shared_ptr<const journeys::TracedJourneys>;

    explicit JourneyDetails(QWidget *parent = nullptr);
    /// Waits until a packet's bytes were read, which does not take long.
    ~JourneyDetails() override;

    void show(const Found &found, std::size_t journey);
    /// Returns what Tab goes through.
    QList<QWidget *> stops() const;
    void clear();

signals:
    /// "Show in Packets" was chosen.
    void packetRequested(const tomato::journeys::TracedJourneys::Recorded &packet);

private:
    void addHop(const journeys::TracedJourneys::Packet &packet, std::uint32_t at);
    void chooseHop();
    /// Emits packetRequested() for the hop of this line.
    void request(const QTreeWidgetItem *item);
    void showDifference(const journeys::Hop &before, const journeys::Hop &after);

    Found m_found;
    std::size_t m_journey = 0;
    QLabel *m_title;
    QTreeWidget *m_hops;
    QTextBrowser *m_difference;
    /// Counts the questions, so that an answer to an earlier one is ignored.
    int m_question = 0;
    QThreadPool m_reading;
};

} // namespace tomato::plugins
