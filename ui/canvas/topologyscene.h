// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "capture/client/labstatus.h"
#include "ui/canvas/canvaslook.h"
#include "ui/canvas/connectionitem.h"
#include "ui/canvas/elementitem.h"

#include <QGraphicsScene>

#include <map>

namespace tomato::ui {

/// The items of a document, kept in step with it. What a gesture changes goes to the document, and
/// comes back from there.
class TopologyScene final : public QGraphicsScene
{
    Q_OBJECT

public:
    /// Borrows the document.
    TopologyScene(document::Document &document, const QPalette &palette, const QFont &font,
                  QObject *parent = nullptr);

    const CanvasLook &look() const { return m_look; }
    void setLook(const QPalette &palette, const QFont &font);
    document::Document &document() { return m_document; }

    /// nullptr when there is none.
    ElementItem *elementItem(const ElementId &id) const;
    ConnectionItem *connectionItem(const ConnectionId &id) const;
    /// The topmost one at this place in the scene; nullptr when there is none.
    ElementItem *elementAt(const QPointF &position) const;
    const std::map<ConnectionId, ConnectionItem *> &connectionItems() const
    {
        return m_connections;
    }
    const std::map<ElementId, ElementItem *> &elementItems() const { return m_elements; }
    /// Elements and connections; an empty rectangle when there are none.
    QRectF contentRect() const;

    std::vector<ElementId> selectedElements() const;
    std::vector<ConnectionId> selectedConnections() const;
    void selectOnly(const ElementId &id);
    void selectOnly(const ConnectionId &id);
    void selectAll();

    /// Shows what a lab says; a default LabStatus says that none runs.
    void showLab(const client::LabStatus &lab);

private:
    void rebuild();
    void addElement(const ElementId &id);
    void removeElement(const ElementId &id);
    void refreshElement(const ElementId &id);
    void addConnection(const ConnectionId &id);
    void removeConnection(const ConnectionId &id);
    void detach(const ElementItem *element, const ConnectionItem *connection);
    void describe(const ConnectionId &id);
    void spreadParallels(const ElementItem *first, const ElementItem *second);
    void showLabOn(ConnectionItem &item) const;
    void showLabOn(ElementItem &item) const;
    QString endDescription(const ElementId &end) const;

    document::Document &m_document;
    CanvasLook m_look;
    std::map<ElementId, ElementItem *> m_elements;
    std::map<ConnectionId, ConnectionItem *> m_connections;
    /// The connections that follow an element when it moves.
    std::multimap<const ElementItem *, ConnectionItem *> m_attached;
    client::LabStatus m_lab;
};

} // namespace tomato::ui
