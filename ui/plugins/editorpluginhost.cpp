// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plugins/editorpluginhost.h"

#include "app/client/downloadname.h"
#include "app/document/document.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/lab/labsession.h"
#include "ui/widgets/icons.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QWidget>

namespace tomato::ui {

using document::Document;

EditorPluginHost::EditorPluginHost(Document &document, LabSession &lab, QWidget &window)
    : m_document(document), m_lab(lab), m_window(window)
{
    connect(&document, &Document::topologyChanged, this, &PluginHost::topologyChanged);
    connect(&document, &Document::replaced, this, &PluginHost::topologyChanged);
    connect(&lab, &LabSession::replaced, this, &PluginHost::documentReplaced);
}

void EditorPluginHost::setCanvas(TopologyScene &scene, CanvasView &view)
{
    m_scene = &scene;
    m_view = &view;
    connect(&scene, &QGraphicsScene::selectionChanged, this, &PluginHost::selectionChanged);
    connect(&scene, &TopologyScene::letGo, this, &PluginHost::canvasLetGo);
}

const topology::Topology &EditorPluginHost::topology() const
{
    return m_document.topology();
}

LabId EditorPluginHost::lab() const
{
    return m_lab.id();
}

client::EngineClient &EditorPluginHost::engine()
{
    return m_lab.engine();
}

Result<> EditorPluginHost::changeConnections(const ConnectionChanges &changes, const QString &text)
{
    return m_document.changeConnections(changes, text);
}

Result<> EditorPluginHost::changeTopology(const QJsonObject &changes, const QString &text)
{
    return m_document.changeTopology(changes, text);
}

void EditorPluginHost::whenAgreed(const std::function<void()> &go)
{
    if (m_lab.agreement().holds())
        return go();
    m_lab.agreement().ask(true, [go](bool isAgreed) {
        if (isAgreed)
            go();
    });
}

void EditorPluginHost::showMessage(Severity severity, const QString &text)
{
    emit messageShown(severity, text, {});
}

void EditorPluginHost::showMessageAbout(const ConnectionId &connection, Severity severity,
                                        const QString &text)
{
    emit messageShown(severity, text, connection);
}

void EditorPluginHost::configure(const ConnectionId &connection)
{
    emit configureRequested(connection);
}

std::vector<ConnectionId> EditorPluginHost::selectedConnections() const
{
    return m_scene->selectedConnections();
}

void EditorPluginHost::reveal(const ConnectionId &connection)
{
    const DrawnConnection *drawn = m_scene->connection(connection);
    if (!drawn)
        return;
    m_scene->selectOnly(connection);
    m_view->revealMiddle(*drawn);
}

void EditorPluginHost::flash(const ConnectionId &connection)
{
    m_scene->flash(connection);
}

void EditorPluginHost::showDock(const QString &name)
{
    emit dockRequested(name);
}

QString EditorPluginHost::proposedPath(const QString &suffix) const
{
    QString name = m_document.displayName();
    if (m_document.topology().name().isEmpty())
        name = name.section(QLatin1Char('.'), 0, 0);
    name = client::topologyFileName(name);
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    const bool hasFolder = !folder.isEmpty() && QFileInfo(folder).isDir();
    return QDir(hasFolder ? folder : QDir::homePath()).filePath(name + suffix);
}

QString EditorPluginHost::bundlePath() const
{
    return m_document.bundlePath();
}

QIcon EditorPluginHost::icon(const QString &name) const
{
    return actionIcon(name, m_window.palette());
}

QWidget *EditorPluginHost::window()
{
    return &m_window;
}

} // namespace tomato::ui
