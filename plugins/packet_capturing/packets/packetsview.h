// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "plugins/packet_capturing/common/escapekey.h"
#include "plugins/packet_capturing/common/shownpacket.h"
#include "plugins/packet_capturing/packets/packetsources.h"
#include "plugins/packet_capturing/packets/partrings.h"

#include <QTimer>
#include <QWidget>

#include <chrono>
#include <optional>

class QCheckBox;
class QLabel;
class QMenu;
class QStackedLayout;
class QToolButton;

namespace tomato::plugins {

class PacketDetails;
class PacketFilterBar;
class PacketTable;

/// The dock "Packets": the recorded and the arriving packets of some connections, decoded by
/// Wireshark.
class PacketsView final : public QWidget
{
    Q_OBJECT

public:
    explicit PacketsView(PluginHost &host);
    ~PacketsView() override;

    void showConnections(const std::vector<ConnectionId> &connections);
    /// Shows the packet's connection, and selects the packet.
    void showPacket(const ShownPacket &packet);
    /// Shows an earlier run.
    void showRun(const client::RunStatus &run);

signals:
    /// A packet of a latest run was selected.
    void packetChosen(const tomato::plugins::ShownPacket &packet, std::chrono::nanoseconds time);
    /// No packet is selected any more, or it is not to be seen.
    void packetReleased();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *createBar();
    QWidget *createTable();
    void connectTable();
    void fillMenu(QMenu &menu);
    void addArrivalsEntry(QMenu &menu);
    void updateContents();
    void showCount();
    void look();
    void choose();
    void tellChosen();
    void chooseWanted();
    void chooseAgain();
    void chooseRow(int row);
    void release();
    void openMenu(const QPoint &place);
    void followStream(int source, const QString &protocol, const QString &filter);
    QString chosenText() const;
    QString hintText() const;
    std::vector<ConnectionId> wantedThere() const;

    PluginHost &m_host;
    std::vector<ConnectionId> m_wanted;
    /// The earlier run that is shown instead of those connections' latest ones.
    std::optional<client::RunStatus> m_run;
    /// Whether packets are shown as they left the wire, too.
    bool m_withArrivals = false;
    PartRings m_parts;
    PacketSources m_sources;
    PacketStore m_store;
    /// Decodes the visible packets.
    PacketDecoder m_decoder;
    PacketTexts m_texts;
    PacketFilter m_filter;
    PacketTableModel m_model;
    QToolButton *m_choice;
    PacketFilterBar *m_filterBar;
    QCheckBox *m_follow;
    QLabel *m_count;
    QLabel *m_hint;
    QLabel *m_howToInstall;
    PacketTable *m_table;
    PacketDetails *m_details;
    QStackedLayout *m_pages;
    /// The packet whose details are shown; -1 for none.
    qint64 m_chosen = -1;
    /// The packet that was selected before the filter changed; -1 for none.
    qint64 m_chosenBefore = -1;
    /// The packet to select when it has come, and where to go on looking for it.
    std::optional<ShownPacket> m_wantedPacket;
    qint64 m_lookedAt = 0;
    /// Is watched while a packet is chosen.
    EscapeKey m_escape;
    QTimer m_lookSoon;
    QTimer m_countSoon;
    QString m_failure;
};

} // namespace tomato::plugins
