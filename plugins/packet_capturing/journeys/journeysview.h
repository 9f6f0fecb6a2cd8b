// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/api/canvasdecoration.h"
#include "plugins/packet_capturing/common/shownpacket.h"
#include "plugins/packet_capturing/journeys/labreading.h"
#include "plugins/packet_capturing/journeys/tables/flowtablemodel.h"
#include "plugins/packet_capturing/journeys/tables/journeytablemodel.h"
#include "plugins/packet_capturing/journeys/tables/losstablemodel.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QStackedLayout;
class QTabWidget;

namespace tomato::plugins {

class DelayPage;
class FlowsPage;
class JourneyBar;
class JourneyFilterBar;
class JourneyTotals;
class LossTable;
class PacketsPage;
class SpaceTimePage;
class TcpPage;

/// The dock "Journeys": where each packet of the lab was, when, and where it was lost.
class JourneysView final : public QWidget
{
    Q_OBJECT

public:
    explicit JourneysView(PluginHost &host);
    ~JourneysView() override;

    /// Highlights the path of a packet that was chosen elsewhere; reads the recordings first when
    /// that was not done.
    void showWayOf(const ShownPacket &packet, Timestamp time);
    /// Ends that, unless another way was chosen here meanwhile.
    void forgetWay();
    CanvasDecoration decoration() const { return m_decoration; }

signals:
    /// The result of decoration() changed.
    void decorationChanged();
    /// The packet is to be shown among those of its connection.
    void packetRequested(const tomato::plugins::ShownPacket &packet);

protected:
    void showEvent(QShowEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void connectPackets();
    void connectReading();
    void connectBar();
    void read();
    void openRecording(const QString &path);
    void setFile(const QString &path);
    void take(const LabReading::Found &found);
    void stop(const QString &message);
    void tellTroubles();
    void updateContents();
    void applyFilter();
    void layOut();
    void orderStops();
    void enterPage();
    void showOnlyFlow(int row);
    void showOnlyCounted(int row);
    void showListed();
    void retranslate();
    void choosePacket();
    void chooseAgain();
    void choose(std::size_t journey);
    void select(std::size_t journey);
    void forgetChosen();
    void markCanvas();
    void decorate(CanvasDecoration decoration);
    void showWanted();
    void letGoOfWay();

    PluginHost &m_host;
    LabReading m_reading;
    JourneyTableModel m_journeys;
    FlowTableModel m_flows;
    LossTableModel m_losses;
    LabReading::Found m_found;
    /// The file that is shown instead of the lab's recordings; empty for none.
    QString m_file;
    /// When the recordings were read: later packets are not included.
    Timestamp m_readAt{};
    std::vector<ConnectionId> m_connections;
    CanvasDecoration m_decoration;
    /// The packet whose way is shown.
    std::optional<std::size_t> m_chosen;
    /// Whether it is for a packet that was chosen elsewhere.
    bool m_isWayOfPacket = false;
    /// The packet to highlight when it was found.
    std::optional<ShownPacket> m_wanted;

    JourneyBar *m_bar;
    QLabel *m_hint;
    JourneyFilterBar *m_filterBar;
    PacketsPage *m_packetsPage;
    FlowsPage *m_flowsPage;
    LossTable *m_lossTable;
    SpaceTimePage *m_spaceTime;
    DelayPage *m_delay;
    TcpPage *m_tcp;
    QTabWidget *m_tabs;
    JourneyTotals *m_totals;
    QStackedLayout *m_pages;
    QTimer m_readSoon;
    QString m_failure;
    /// The troubles with the result that were told as a problem.
    QString m_troubles;
};

} // namespace tomato::plugins
