// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/packet_capturing/actions/capturecommands.h"

#include <QList>

class QAction;
class QMenu;
class QWidget;

namespace tomato::plugins {

/// The menu entries about captures: for the right-click menu of connections, and for a menu of the
/// menu bar, whose shortcuts act on the canvas' selection.
class CaptureActions final : public QObject
{
    Q_OBJECT

public:
    CaptureActions(PluginHost &host, CaptureCommands &commands, QObject *parent = nullptr);

    CaptureCommands &commands() { return m_commands; }
    /// Returns the actions for these connections; they are owned by `parent`.
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
        /// Why the action is not possible; empty when it is.
        QString whyNot = {};
    };

    QAction *make(Kind kind, QObject *parent) const;
    /// Makes an action that only has its texts.
    static QAction *named(Kind kind, QObject *parent);
    static QString iconOf(Kind kind);
    static QKeySequence keysOf(Kind kind);
    /// Returns why the action is not possible for the selection; empty when it is.
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
