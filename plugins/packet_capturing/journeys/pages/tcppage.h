// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "capture/tracing/lostsegments.h"
#include "plugins/packet_capturing/journeys/plots/tcpplots.h"

#include <QThreadPool>
#include <QWidget>

#include <atomic>
#include <map>
#include <memory>
#include <optional>
#include <set>

class QComboBox;
class QLabel;
class QPushButton;

namespace tomato::plugins {

class PluginHost;

/// Plots of TCP connections, as seen on a link that the user chooses, or at the ends of it where
/// arrivals were recorded: time-sequence, round-trip time, bytes in flight, goodput. The link's
/// packets are read in a thread when they are needed.
class TcpPage final : public QWidget
{
    Q_OBJECT

public:
    using Found = std::shared_ptr<const journeys::TracedJourneys>;

    explicit TcpPage(PluginHost &host, QWidget *parent = nullptr);
    /// Waits for the thread, which ends soon.
    ~TcpPage() override;

    /// Returns what Tab goes through; the last one is what the page is for.
    QList<QWidget *> stops() const;
    void setFound(const Found &found);
    /// Chooses this connection, on the first link where it was recorded unless the chosen link has
    /// it; a flow that is not one of TCP changes nothing.
    void showFlow(std::uint32_t flow);

protected:
    void showEvent(QShowEvent *event) override;

private:
    using Flows = std::shared_ptr<const capture::TcpFlows>;
    using LostBefore = std::vector<journeys::LostSegment>;
    using EndsOfFlows = std::map<std::uint32_t, journeys::TcpEnds>;

    void retranslate();
    void fillLinks();
    int firstWithTcp() const;
    void selectSought();
    std::optional<journeys::TracedJourneys::LinkRing> chosenRing() const;
    void read();
    void take(const Result<Flows> &flows);
    void readLost();
    void fillFlows(MeasurePlot::View view = MeasurePlot::View::All);
    bool isFiltered() const;
    std::set<std::pair<std::string, std::string>> endsInFilter() const;
    void showWhyEmpty();
    void draw(MeasurePlot::View view);
    void ask();
    std::vector<TcpPlots::Loss> losses(const capture::TcpFlow &flow, std::size_t direction) const;
    bool isSentBy(std::uint32_t number, const capture::TcpFlow &flow, std::size_t direction) const;
    void addLostBefore(const capture::TcpFlow &flow, std::size_t direction,
                       std::vector<TcpPlots::Loss> &lost) const;
    QString lossesText(const std::vector<TcpPlots::Loss> &losses) const;

    PluginHost &m_host;
    Found m_found;
    Flows m_flows;
    /// The segments that never came to the link, sorted by time; nothing while they are looked for.
    std::optional<LostBefore> m_lostBefore;
    /// The ends that flows have on the link, where a NAT gave them others before.
    EndsOfFlows m_translated;
    QComboBox *m_link;
    QComboBox *m_flow;
    QComboBox *m_kind;
    QLabel *m_reported;
    QPushButton *m_save;
    MeasurePlot *m_plot;
    /// The flow that is chosen elsewhere, until another connection is chosen here.
    std::optional<std::uint32_t> m_sought;
    /// The ring whose packets are shown, or read.
    std::optional<journeys::TracedJourneys::LinkRing> m_wanted;
    QThreadPool m_reading;
    std::shared_ptr<std::atomic<bool>> m_isCancelled;
    /// Counts the readings, so that the result of an earlier one is ignored.
    int m_generation = 0;
};

} // namespace tomato::plugins
