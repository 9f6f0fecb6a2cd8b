// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/packet_capturing/actions/capturecommands.h"

#include <QList>

class QAction;
class QMenu;
class QWidget;

namespace tomato::plugins {

/// The entries of menus about captures: for the right-click menu of connections, and a menu of the
/// menu bar, whose shortcuts work on what is selected on the canvas.
class CaptureActions final : public QObject
{
    Q_OBJECT

public:
    CaptureActions(PluginHost &host, CaptureCommands &commands, QObject *parent = nullptr);

    CaptureCommands &commands() { return m_commands; }
    /// What can be done with these connections; owned by `parent`.
    QList<QAction *> create(const CaptureCommands::Connections &connections, QObject *parent);
    QMenu *createMenu(QWidget *parent);

private:
    enum class Kind
    {
        Download,
        LiveInfo,
        OpenLive,
        CaptureAndOpen,
        Nothing,
        Start,
        Stop,
        WithFilter,
        ShowPackets,
        Clear
    };

    struct Availability
    {
        bool isThere = true;
        /// Empty when it can be done.
        QString whyNot = {};
    };

    QAction *make(Kind kind, QObject *parent) const;
    /// With its texts only.
    static QAction *named(Kind kind, QObject *parent);
    static QString iconOf(Kind kind);
    static QKeySequence keysOf(Kind kind);
    /// Why nothing can be done with what is selected; empty when it can.
    QString whyNot(Kind kind, const CaptureCommands::Connections &selected) const;
    Availability availability(Kind kind, const CaptureCommands::Connections &connections) const;
    void perform(Kind kind, const CaptureCommands::Connections &connections);
    void performOnSelection(Kind kind);
    void addForSelection(QMenu &menu);
    void addForAll(QMenu &menu);

    PluginHost &m_host;
    CaptureCommands &m_commands;
};

} // namespace tomato::plugins
