// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/topology/topology.h"

#include <QIcon>
#include <QJsonObject>
#include <QObject>

#include <functional>
#include <map>
#include <vector>

class QWidget;

namespace tomato::client {
class EngineClient;
}

namespace tomato::plugins {

/// The editor's interface for a plugin: one object for each window. It outlives all plugins, and is
/// used from the thread of the user interface only.
class PluginHost : public QObject
{
    Q_OBJECT

public:
    /// The severity of a message. Problems and warnings show the dock of messages, information does
    /// not.
    enum class Severity
    {
        Information,
        Warning,
        Problem
    };

    /// Returns the open document's topology, which is read only. Its elements may be gone after the
    /// next event: keep ids, not pointers.
    virtual const topology::Topology &topology() const = 0;
    /// Returns the id of the open document's lab, which exists before the lab ever ran.
    virtual LabId lab() const = 0;
    /// Returns the engine of the open document's lab; it is not open while there is none.
    virtual client::EngineClient &engine() = 0;
    using ConnectionChanges = std::map<ConnectionId, QJsonObject>;
    /// Changes attributes of connections as one undo step named `text`; a running lab applies them
    /// at once. A null value removes an attribute. Fails, and changes nothing, when a connection is
    /// unknown or an attribute has a name that the file format uses (`id`, `elements`). Attributes
    /// that the editor does not know survive load and save, with and without the plugin.
    virtual Result<> changeConnections(const ConnectionChanges &changes, const QString &text) = 0;
    /// Changes attributes of one connection.
    Result<> changeConnection(const ConnectionId &connection, const QJsonObject &changes,
                              const QString &text)
    {
        return changeConnections({{connection, changes}}, text);
    }
    /// The same for attributes of the topology itself, such as its experiment.
    virtual Result<> changeTopology(const QJsonObject &changes, const QString &text) = 0;
    /// Calls `go` when the lab of the open topology may reach what it asks for outside of itself:
    /// at once, or later when the user was asked and agreed, as for the lab's start; never when he
    /// does not.
    virtual void whenAgreed(const std::function<void()> &go) = 0;
    /// Adds a row to the editor's messages: one sentence, that names what it is about.
    virtual void showMessage(Severity severity, const QString &text) = 0;
    /// Adds a row that leads to this connection.
    virtual void showMessageAbout(const ConnectionId &connection, Severity severity,
                                  const QString &text) = 0;
    /// Opens the connection's config window on a provider's tab.
    virtual void configure(const ConnectionId &connection) = 0;
    /// Returns the canvas' selected connections; empty when none is selected.
    virtual std::vector<ConnectionId> selectedConnections() const = 0;
    /// Selects only this connection, and scrolls the canvas so that it is visible.
    virtual void reveal(const ConnectionId &connection) = 0;
    /// Highlights a connection on the canvas for a moment, without selecting it.
    virtual void flash(const ConnectionId &connection) = 0;
    /// Asks all plugins again, soon. Call it when ConnectionOverlayProvider::badge() or
    /// CanvasDecorationProvider::decoration() may return another result.
    virtual void refreshBadges() = 0;
    /// Shows the dock with this name (Dock::name), in front of others.
    virtual void showDock(const QString &name) = 0;
    /// Returns the path to propose for a file about this topology: its folder, its name and
    /// `suffix`, such as "_results.csv".
    virtual QString proposedPath(const QString &suffix) const = 0;
    /// Returns the bundle that the open topology comes from, whose files its elements get in an
    /// experiment; empty when it comes from none.
    virtual QString bundlePath() const { return {}; }
    /// Returns one of the editor's own icons ("download"), in the colour of its texts.
    virtual QIcon icon(const QString &name) const = 0;
    /// Returns the parent for a plugin's windows.
    virtual QWidget *window() = 0;

signals:
    /// Connections of the topology, or attributes of one of them, changed.
    void topologyChanged();
    /// Another document is open, or the open one has another lab: topology(), lab() and engine()
    /// are the new ones. Forget everything that was kept from the old ones, above all ids.
    void documentReplaced();
    /// The selection on the canvas changed.
    void selectionChanged();
    /// The user dropped a capture file onto a connection, nearer to the end of this element.
    void captureDropped(const QString &file, const tomato::ConnectionId &connection,
                        const tomato::ElementId &element);
    /// The user clicked on the canvas where nothing is, or pressed Escape there: what a plugin has
    /// highlighted for a choice elsewhere is to go.
    void canvasLetGo();
};

} // namespace tomato::plugins
