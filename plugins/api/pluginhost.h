// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/topology/topology.h"

#include <QJsonObject>
#include <QObject>

#include <map>
#include <vector>

class QWidget;

namespace tomato::client {
class EngineClient;
}

namespace tomato::plugins {

/// What the editor gives a plugin. It outlives all plugins.
class PluginHost : public QObject
{
    Q_OBJECT

public:
    enum class Severity
    {
        Information,
        Warning,
        Problem
    };

    /// The open document's topology; read only.
    virtual const topology::Topology &topology() const = 0;
    /// The open document's lab; it has an id before it ever ran.
    virtual LabId lab() const = 0;
    /// The engine of the open document's lab; not open while there is none.
    virtual client::EngineClient &engine() = 0;
    using ConnectionChanges = std::map<ConnectionId, QJsonObject>;
    /// Changes attributes of connections as one undo step named `text`; a running lab follows at
    /// once. A null value removes an attribute.
    virtual Result<> changeConnections(const ConnectionChanges &changes, const QString &text) = 0;
    Result<> changeConnection(const ConnectionId &connection, const QJsonObject &changes,
                              const QString &text)
    {
        return changeConnections({{connection, changes}}, text);
    }
    /// Shows a message in the editor's message area, with the element or connection it is about
    /// (either may be empty).
    virtual void showMessage(Severity severity, const QString &text) = 0;
    /// Opens the connection's config window on a provider's tab.
    virtual void configure(const ConnectionId &connection) = 0;
    virtual std::vector<ConnectionId> selectedConnections() const = 0;
    /// Selects a connection, nothing else, and scrolls the canvas so that it is seen.
    virtual void reveal(const ConnectionId &connection) = 0;
    /// Draws a moment's attention to a connection on the canvas, without selecting it.
    virtual void flash(const ConnectionId &connection) = 0;
    /// Shows the dock of this name, in front of others.
    virtual void showDock(const QString &name) = 0;
    /// The folder and file name to propose for a file about this topology, without an ending.
    virtual QString proposedPath(const QString &suffix) const = 0;
    /// The parent for a plugin's windows.
    virtual QWidget *window() = 0;

signals:
    /// The topology's connections, or attributes of one of them, changed.
    void topologyChanged();
    /// Of the canvas.
    void selectionChanged();
};

} // namespace tomato::plugins
