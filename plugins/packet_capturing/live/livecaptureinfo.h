// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/client/protocoltypes.h"

#include <QDialog>

class QCheckBox;
class QGroupBox;
class QLabel;
class QPushButton;

namespace tomato::plugins {

class CommandRow;
class ConnectionCapture;
class PluginHost;
class StatusLine;
class ViewersTable;

/// Shows how to watch a connection live, and who watches it; it updates with the capture while it
/// is open. It closes when the connection is removed.
class LiveCaptureInfo final : public QDialog
{
    Q_OBJECT

public:
    LiveCaptureInfo(PluginHost &host, const ConnectionId &connection);

    const ConnectionId &connection() const { return m_connection; }

private:
    void scroll(QWidget *content);
    QWidget *createAddress();
    QWidget *createCommands();
    QWidget *createViewers();
    QWidget *createButtons();
    void updateContents();
    void showState(const ConnectionCapture &capture);
    void showAddress(const client::CaptureStatus *live);
    void offerTunnel(bool isOpenToOthers);
    /// Returns the port of the chosen stream.
    quint16 port(const client::CaptureStatus &live) const;
    void openWireshark();

    PluginHost &m_host;
    ConnectionId m_connection;
    StatusLine *m_state;
    QLabel *m_explanation;
    QLabel *m_counters;
    QLabel *m_warning;
    QLabel *m_address;
    QLabel *m_port;
    QGroupBox *m_commands;
    QLabel *m_missing;
    QLabel *m_plain;
    QCheckBox *m_backlog;
    CommandRow *m_wireshark;
    CommandRow *m_netcat;
    CommandRow *m_tshark;
    CommandRow *m_tcpdump;
    CommandRow *m_tunnel;
    QGroupBox *m_viewersBox;
    ViewersTable *m_viewers;
    QPushButton *m_open;
};

} // namespace tomato::plugins
