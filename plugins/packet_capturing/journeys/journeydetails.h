// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/tracing/tracedjourneys.h"

#include <QThreadPool>
#include <QWidget>

#include <memory>

class QLabel;
class QTextBrowser;
class QTreeWidget;

namespace tomato::plugins {

/// The way of one packet, hop by hop, with what differs between the bytes of two hops.
class JourneyDetails final : public QWidget
{
    Q_OBJECT

public:
    using Found = std::shared_ptr<const journeys::TracedJourneys>;

    explicit JourneyDetails(QWidget *parent = nullptr);
    /// Waits for a packet's bytes, which come soon.
    ~JourneyDetails() override;

    void show(const Found &found, std::size_t journey);
    void clear();

signals:
    /// "Show in Packets", of a link that was read and a packet's number in its run.
    void packetRequested(std::size_t link, quint64 packet);

private:
    void addHop(const journeys::TracedJourneys::Packet &packet, std::uint32_t at);
    void chooseHop();
    void showDifference(const journeys::Hop &before, const journeys::Hop &after);

    Found m_found;
    std::size_t m_journey = 0;
    QLabel *m_title;
    QTreeWidget *m_hops;
    QTextBrowser *m_difference;
    /// Counts what was asked for: an answer to an earlier question counts for nothing.
    int m_question = 0;
    QThreadPool m_reading;
};

} // namespace tomato::plugins
