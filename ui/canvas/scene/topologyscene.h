// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/protocoltypes.h"
#include "app/document/document.h"
#include "ui/canvas/items/canvaslook.h"
#include "ui/canvas/items/elementitem.h"
#include "ui/canvas/scene/annotationlayer.h"
#include "ui/canvas/scene/canvasmarks.h"
#include "ui/canvas/scene/connectionflash.h"
#include "ui/canvas/scene/connectionlayer.h"
#include "ui/canvas/scene/gesturesketch.h"

#include <QGraphicsScene>

#include <map>
#include <optional>

namespace tomato::ui {

/// A document, drawn and kept up to date: its elements are items, its connections lie beneath them.
/// Gestures change the document, and the scene follows its signals.
class TopologyScene final : public QGraphicsScene
{
    Q_OBJECT

public:
    /// The document is borrowed.
    TopologyScene(document::Document &document, const QPalette &palette, const QFont &font,
                  QObject *parent = nullptr);
    ~TopologyScene() override;

    const CanvasLook &look() const { return m_look; }
    void setLook(const QPalette &palette, const QFont &font);
    /// Sets the labels of connections.
    void setConnectionLabels(ConnectionLabels labels);
    /// Colours elements by their hosts; without colours it does not.
    void setHostColours(HostColours colours);
    document::Document &document() { return m_document; }
    const document::Document &document() const { return m_document; }

    /// Returns nullptr when there is none.
    ElementItem *elementItem(const ElementId &id) const;
    DrawnConnection *connection(const ConnectionId &id) const { return m_connections.find(id); }
    /// Returns the topmost element at this position of the scene; nullptr when there is none.
    ElementItem *elementAt(const QPointF &position) const;
    DrawnConnection *connectionAt(const QPointF &position) const;
    const ConnectionLayer &connections() const { return m_connections; }
    AnnotationLayer &annotations() { return m_annotations; }
    const AnnotationLayer &annotations() const { return m_annotations; }
    const std::map<ElementId, ElementItem *> &elementItems() const { return m_elements; }
    /// The area of elements, connections and annotations; empty when there are none.
    QRectF contentRect() const;
    /// A number that increases with each change of what is drawn, except badges.
    int revision() const { return m_revision; }
    /// Returns an area that is at least as large as contentRect() without names, and needs no
    /// computation.
    const QRectF &sceneContent() const { return m_content; }
    /// Returns the elements that have just moved.
    const std::unordered_set<const ElementItem *> &movingElements() const { return m_moving; }

    /// Here and below, only objects are returned that both the document and the scene have: while a
    /// change is in progress, an item may exist a little longer than its object.
    std::vector<ElementId> selectedElements() const;
    std::vector<ConnectionId> selectedConnections() const;
    /// Selects exactly these.
    void select(const std::vector<ElementId> &elements,
                const std::vector<ConnectionId> &connections);
    void selectOnly(const ElementId &id) { select({id}, {}); }
    void selectOnly(const ConnectionId &id) { select({}, {id}); }
    /// Selects exactly these annotations, by their index.
    void selectAnnotations(const std::vector<qsizetype> &indices);
    void selectAll();
    void selectAllConnections();
    /// Deselects elements and connections; the base class does not know the latter.
    void selectNothing() { select({}, {}); }
    void setConnectionsSelected(const std::vector<DrawnConnection *> &connections, bool isSelected);
    /// nullptr means that no connection is under the mouse.
    void setHovered(DrawnConnection *connection);

    void setBadge(DrawnConnection &connection,
                  const std::optional<plugins::ConnectionBadge> &badge);
    void setTrafficLevel(DrawnConnection &connection, int level);
    /// Replaces the highlighted marks.
    void setMarks(plugins::CanvasDecoration marks);
    const CanvasMarks &marks() const { return m_marks; }
    /// Highlights a connection for a moment; only one at a time.
    void flash(const ConnectionId &id) { m_flash.begin(id); }
    /// Shows the status of a lab; a default LabStatus means that none runs.
    void showLab(const client::LabStatus &lab);
    /// Returns the address that an interface got by DHCP in that lab; empty for none.
    QString leasedAddress(const ElementId &interface) const;
    /// Sets the line of a connection that is being drawn.
    void setGhost(const std::optional<QLineF> &line) { m_sketch.setGhost(line); }
    /// Sets the guide lines that show with what a dragged item is aligned.
    void setGuides(std::vector<QLineF> lines) { m_sketch.setGuides(std::move(lines)); }

signals:
    /// The status of the lab has been drawn.
    void labShown();
    void hostColoursChanged();
    /// The user clicked where nothing is, or pressed Escape.
    void letGo();
    void badgeChanged(const tomato::ConnectionId &connection);

protected:
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void helpEvent(QGraphicsSceneHelpEvent *event) override;

private:
    void rebuild();
    void clearItems();
    void noteMoved(const ElementItem &moved);
    void addElement(const ElementId &id);
    void removeElement(const ElementId &id);
    void refreshElement(const ElementId &id);
    void refreshConnection(const ConnectionId &id);
    void refreshConnections();
    ElementItem *addItemOf(const topology::Element &element);
    void addConnection(const ConnectionId &id);
    DrawnConnection *addConnection(const ConnectionId &id, std::array<const ElementItem *, 2> ends);
    void removeConnection(const ConnectionId &id);
    void repaint(const DrawnConnection &connection) { update(connection.bounds()); }
    void showLabOn(DrawnConnection &connection) const;
    void showLabOn(ElementItem &item) const;

    document::Document &m_document;
    CanvasLook m_look;
    std::map<ElementId, ElementItem *> m_elements;
    ConnectionLayer m_connections;
    AnnotationLayer m_annotations;
    CanvasMarks m_marks{*this};
    std::unordered_set<const ElementItem *> m_moving;
    QRectF m_content;
    int m_revision = 0;
    DrawnConnection *m_hovered = nullptr;
    ConnectionFlash m_flash{m_connections};
    GestureSketch m_sketch{*this};
    client::LabStatus m_lab;
};

} // namespace tomato::ui
