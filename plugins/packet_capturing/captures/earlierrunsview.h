// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/packet_capturing/captures/earlierrunsmodel.h"

#include <QWidget>

class QLabel;

namespace tomato::plugins {

class CaptureCommands;
class PluginHost;
class TextTable;

/// The lower part of the dock "Captures": the runs before the latest ones, which can be shown,
/// downloaded and deleted. It is hidden while there are none.
class EarlierRunsView final : public QWidget
{
    Q_OBJECT

public:
    EarlierRunsView(PluginHost &host, CaptureCommands &commands, QWidget *parent = nullptr);

    /// The view updates only while it is watched.
    void setWatched(bool isWatched);

private:
    void updateContents();
    void openMenu(const QPoint &place);
    std::vector<client::RunStatus> selected() const;

    PluginHost &m_host;
    CaptureCommands &m_commands;
    EarlierRunsModel m_model;
    QLabel *m_title;
    TextTable *m_table;
    bool m_isWatched = false;
};

} // namespace tomato::plugins
