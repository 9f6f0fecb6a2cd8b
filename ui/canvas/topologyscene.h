// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/protocoltypes.h"
#include "app/document/document.h"
#include "ui/canvas/annotationlayer.h"
#include "ui/canvas/canvaslook.h"
#include "ui/canvas/canvasmarks.h"
#include "ui/canvas/connectionlayer.h"
#include "ui/canvas/elementitem.h"

#include <QGraphicsScene>
#include <QTimer>

#include <map>
#include <optional>

namespace tomato::ui {

/// A document, drawn and kept in step with it: its elements are items, its connections lie beneath
/// them. What a gesture changes goes to the document, and comes back from there.
class TopologyScene final : public QGraphicsScene
{
    Q_OBJECT

public:
    /// Borrows the document.
    TopologyScene(document::Document &document, const QPalette &palette, const QFont &font,
                  QObject *parent = nullptr);
    ~TopologyScene() override;

    const CanvasLook &look() const { return m_look; }
    void setLook(const QPalette &palette, const QFont &font);
    /// What is written beside connections.
    void setConnectionLabels(ConnectionLabels labels);
    document::Document &document() { return m_document; }
    const document::Document &document() const { return m_document; }

    /// nullptr when there is none.
    ElementItem *elementItem(const ElementId &id) const;
    DrawnConnection *connection(const ConnectionId &id) const { return m_connections.find(id); }
    /// The topmost one at this place in the scene; nullptr when there is none.
    ElementItem *elementAt(const QPointF &position) const;
    DrawnConnection *connectionAt(const QPointF &position) const;
    const ConnectionLayer &connections() const { return m_connections; }
    AnnotationLayer &annotations() { return m_annotations; }
    const AnnotationLayer &annotations() const { return m_annotations; }
    const std::map<ElementId, ElementItem *> &elementItems() const { return m_elements; }
    /// Elements, connections and annotations; an empty rectangle when there are none.
    QRectF contentRect() const;
    /// Counts up with all that changes what is drawn, but for badges.
    int revision() const { return m_revision; }
    /// At least as large as contentRect() without names, and known at once.
    const QRectF &sceneContent() const { return m_content; }
    /// Those that moved just now.
    const std::unordered_set<const ElementItem *> &movingElements() const { return m_moving; }

    /// Here and below only what both the document and the scene still have: while a change is
    /// under way, an item may be there a little longer than what it shows.
    std::vector<ElementId> selectedElements() const;
    std::vector<ConnectionId> selectedConnections() const;
    /// Exactly these.
    void select(const std::vector<ElementId> &elements,
                const std::vector<ConnectionId> &connections);
    void selectOnly(const ElementId &id) { select({id}, {}); }
    void selectOnly(const ConnectionId &id) { select({}, {id}); }
    /// Exactly these annotations, by their index.
    void selectAnnotations(const std::vector<qsizetype> &indices);
    void selectAll();
    void selectAllConnections();
    /// Elements and connections, which the base class knows nothing of.
    void selectNothing() { select({}, {}); }
    void setConnectionsSelected(const std::vector<DrawnConnection *> &connections, bool isSelected);
    /// nullptr: none is under the mouse.
    void setHovered(DrawnConnection *connection);

    void setBadge(DrawnConnection &connection,
                  const std::optional<plugins::ConnectionBadge> &badge);
    void setTrafficLevel(DrawnConnection &connection, int level);
    /// What lights up now, instead of what did.
    void setMarks(plugins::CanvasDecoration marks);
    const CanvasMarks &marks() const { return m_marks; }
    /// Highlights a connection for a moment; one at a time.
    void flash(const ConnectionId &id);
    /// Shows what a lab says; a default LabStatus says that none runs.
    void showLab(const client::LabStatus &lab);
    /// What an interface has got by DHCP in that lab, or empty.
    QString leasedAddress(const ElementId &interface) const;
    /// The line of a connection that is being drawn.
    void setGhost(const std::optional<QLineF> &line);
    /// Where what is dragged lines up with others.
    void setGuides(std::vector<QLineF> lines);

signals:
    /// What a lab says is drawn now.
    void labShown();
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
    void setFlashing(bool isFlashing);
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
    /// The connection may be gone meanwhile.
    ConnectionId m_flashed;
    QTimer m_flash;
    int m_flashes = 0;
    std::optional<QLineF> m_ghost;
    std::vector<QLineF> m_guides;
    client::LabStatus m_lab;
};

} // namespace tomato::ui
