// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/topology/topology.h"

#include <QIcon>
#include <QJsonObject>
#include <QObject>

#include <map>
#include <vector>

class QWidget;

namespace tomato::client {
class EngineClient;
}

namespace tomato::plugins {

/// What the editor gives a plugin: one for each window. It outlives all plugins, and is used from
/// the thread of the user interface only.
class PluginHost : public QObject
{
    Q_OBJECT

public:
    /// Of a message. Problems and warnings show the dock of messages, information does not.
    enum class Severity
    {
        Information,
        Warning,
        Problem
    };

    /// The open document's topology; read only. What it holds may be gone after the next event:
    /// keep ids, not pointers.
    virtual const topology::Topology &topology() const = 0;
    /// The open document's lab; it has an id before it ever ran.
    virtual LabId lab() const = 0;
    /// The engine of the open document's lab; not open while there is none.
    virtual client::EngineClient &engine() = 0;
    using ConnectionChanges = std::map<ConnectionId, QJsonObject>;
    /// Changes attributes of connections as one undo step named `text`; a running lab follows at
    /// once. A null value removes an attribute. Fails, and changes nothing, when a connection is
    /// unknown or an attribute has a name that the file format uses (`id`, `elements`). Attributes
    /// that the editor does not know survive load and save, with and without the plugin.
    virtual Result<> changeConnections(const ConnectionChanges &changes, const QString &text) = 0;
    /// The same for one connection.
    Result<> changeConnection(const ConnectionId &connection, const QJsonObject &changes,
                              const QString &text)
    {
        return changeConnections({{connection, changes}}, text);
    }
    /// Adds a row to the editor's messages: one sentence, that names what it is about.
    virtual void showMessage(Severity severity, const QString &text) = 0;
    /// The same; the row leads to this connection.
    virtual void showMessageAbout(const ConnectionId &connection, Severity severity,
                                  const QString &text) = 0;
    /// Opens the connection's config window on a provider's tab.
    virtual void configure(const ConnectionId &connection) = 0;
    /// Of the canvas; empty when none is selected.
    virtual std::vector<ConnectionId> selectedConnections() const = 0;
    /// Selects a connection, nothing else, and scrolls the canvas so that it is seen.
    virtual void reveal(const ConnectionId &connection) = 0;
    /// Draws a moment's attention to a connection on the canvas, without selecting it.
    virtual void flash(const ConnectionId &connection) = 0;
    /// Asks all plugins again, soon: ConnectionOverlayProvider::badge() or
    /// CanvasDecorationProvider::decoration() may answer differently now.
    virtual void refreshBadges() = 0;
    /// Shows the dock of this name (Dock::name), in front of others.
    virtual void showDock(const QString &name) = 0;
    /// The path to propose for a file about this topology: its folder, its name and `suffix`, such
    /// as
    /// "_results.csv".
    virtual QString proposedPath(const QString &suffix) const = 0;
    /// One of the editor's own icons ("download"), in the colour of its texts.
    virtual QIcon icon(const QString &name) const = 0;
    /// The parent for a plugin's windows.
    virtual QWidget *window() = 0;

signals:
    /// The topology's connections, or attributes of one of them, changed.
    void topologyChanged();
    /// Another document is open, or the open one has another lab: topology(), lab() and engine()
    /// are of it. What is kept of the one before, ids above all, is to be forgotten.
    void documentReplaced();
    /// Of the canvas.
    void selectionChanged();
};

} // namespace tomato::plugins
