// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "ui/canvas/connectionitem.h"
#include "ui/canvas/elementitem.h"

#include <QGraphicsScene>

#include <optional>

namespace tomato::ui {

/// The document as items. Gestures become calls of the document, one undo step each.
class CanvasScene final : public QGraphicsScene
{
    Q_OBJECT

public:
    enum class Tool
    {
        Select,
        Connect,
        Add
    };

    explicit CanvasScene(document::Document &document, QObject *parent = nullptr);

    Tool tool() const { return m_tool; }
    void setTool(Tool tool, topology::ElementKind kind = topology::ElementKind::Unknown);

    /// nullptr when there is none.
    ElementItem *elementItem(const ElementId &id) const;
    ConnectionItem *connectionItem(const ConnectionId &id) const;
    std::vector<ElementId> selectedElements() const;
    std::vector<ConnectionId> selectedConnections() const;
    void selectOnly(const ElementId &element);
    void selectOnly(const ConnectionId &connection);
    /// Moves the selected elements by as much, as one undo step.
    void nudge(QPointF offset);
    ElementItem *elementAt(QPointF position) const;
    ConnectionItem *connectionAt(QPointF position) const;

signals:
    void toolChanged(tomato::ui::CanvasScene::Tool tool);
    /// Something that the document refused.
    void refused(const QString &reason);
    void elementActivated(const tomato::ElementId &element);
    void connectionActivated(const tomato::ConnectionId &connection);
    void elementMenuRequested(const tomato::ElementId &element, QPoint globalPosition);
    void connectionMenuRequested(const tomato::ConnectionId &connection, QPoint globalPosition);
    void canvasMenuRequested(QPointF position, QPoint globalPosition);

protected:
    void mousePressEvent(QGraphicsSceneMouseEvent *event) override;
    void mouseMoveEvent(QGraphicsSceneMouseEvent *event) override;
    void mouseReleaseEvent(QGraphicsSceneMouseEvent *event) override;
    void mouseDoubleClickEvent(QGraphicsSceneMouseEvent *event) override;
    void contextMenuEvent(QGraphicsSceneContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void rebuild();
    void addElementItem(const ElementId &id);
    void addConnectionItem(const ConnectionId &id);
    void removeConnectionItem(const ConnectionId &id);
    void showConnection(const ConnectionId &id);
    /// Draws all connections at this element anew.
    void routeAround(const ElementId &device);
    /// Draws all connections between the two devices of this one anew, side by side.
    void route(const ConnectionId &id);
    void beginGhost(ElementItem &from, QPointF to);
    void moveGhost(QPointF to);
    void endGhost(QPointF at);
    void commitMoves();

    document::Document &m_document;
    std::map<ElementId, ElementItem *> m_elements;
    std::map<ConnectionId, ConnectionItem *> m_connections;
    Tool m_tool = Tool::Select;
    topology::ElementKind m_kind = topology::ElementKind::Unknown;
    /// The line that is being drawn, and where it begins.
    QGraphicsLineItem *m_ghost = nullptr;
    std::optional<ElementId> m_ghostFrom;
    ElementItem *m_ghostTarget = nullptr;
};

} // namespace tomato::ui
