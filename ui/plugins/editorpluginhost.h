// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/api/pluginhost.h"

namespace tomato::document {
class Document;
}

namespace tomato::ui {

class CanvasView;
class LabSession;
class TopologyScene;

/// The editor's implementation of the interface for its plugins.
class EditorPluginHost final : public plugins::PluginHost
{
    Q_OBJECT

public:
    /// All of them are borrowed.
    EditorPluginHost(document::Document &document, LabSession &lab, QWidget &window);
    /// Call it before plugins are loaded; both are borrowed.
    void setCanvas(TopologyScene &scene, CanvasView &view);

    const topology::Topology &topology() const override;
    LabId lab() const override;
    client::EngineClient &engine() override;
    Result<> changeConnections(const ConnectionChanges &changes, const QString &text) override;
    Result<> changeTopology(const QJsonObject &changes, const QString &text) override;
    void whenAgreed(const std::function<void()> &go) override;
    void showMessage(Severity severity, const QString &text) override;
    void showMessageAbout(const ConnectionId &connection, Severity severity,
                          const QString &text) override;
    void configure(const ConnectionId &connection) override;
    std::vector<ConnectionId> selectedConnections() const override;
    void reveal(const ConnectionId &connection) override;
    void flash(const ConnectionId &connection) override;
    void refreshBadges() override { emit badgesChanged(); }
    void showDock(const QString &name) override;
    QString proposedPath(const QString &suffix) const override;
    QString bundlePath() const override;
    QIcon icon(const QString &name) const override;
    QWidget *window() override;

signals:
    /// The connection may be empty.
    void messageShown(tomato::plugins::PluginHost::Severity severity, const QString &text,
                      const tomato::ConnectionId &connection);
    void configureRequested(const tomato::ConnectionId &connection);
    void badgesChanged();
    void dockRequested(const QString &name);

private:
    document::Document &m_document;
    LabSession &m_lab;
    QWidget &m_window;
    TopologyScene *m_scene = nullptr;
    CanvasView *m_view = nullptr;
};

} // namespace tomato::ui
