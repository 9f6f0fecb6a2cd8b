// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvasscene.h"

#include <QGraphicsLineItem>
#include <QGraphicsSceneContextMenuEvent>
#include <QGraphicsSceneMouseEvent>
#include <QKeyEvent>
#include <QPalette>
#include <QPen>

namespace tomato::ui {

using document::Document;

CanvasScene::CanvasScene(Document &document, QObject *parent)
    : QGraphicsScene(parent), m_document(document)
{
    connect(&document, &Document::replaced, this, &CanvasScene::rebuild);
    connect(&document, &Document::elementAdded, this, &CanvasScene::addElementItem);
    connect(&document, &Document::connectionAdded, this, &CanvasScene::addConnectionItem);
    connect(&document, &Document::connectionRemoved, this, &CanvasScene::removeConnectionItem);
    connect(&document, &Document::connectionChanged, this, &CanvasScene::showConnection);
    connect(&document, &Document::elementRemoved, this, [this](const ElementId &id) {
        if (const auto found = m_elements.find(id); found != m_elements.end()) {
            delete found->second;
            m_elements.erase(found);
        }
    });
    connect(&document, &Document::elementMoved, this, [this](const ElementId &id) {
        if (ElementItem *item = elementItem(id)) {
            item->setPos(m_document.scenePosition(id));
            routeAround(id);
        }
    });
    connect(&document, &Document::elementChanged, this, [this](const ElementId &id) {
        const topology::Element *device = m_document.topology().deviceOf(id);
        if (ElementItem *item = device != nullptr ? elementItem(device->id) : nullptr) {
            item->show(*device);
            routeAround(device->id);
        }
    });
    rebuild();
}

void CanvasScene::setTool(Tool tool, topology::ElementKind kind)
{
    m_tool = tool;
    m_kind = kind;
    emit toolChanged(tool);
}

ElementItem *CanvasScene::elementItem(const ElementId &id) const
{
    const auto found = m_elements.find(id);
    return found == m_elements.end() ? nullptr : found->second;
}

ConnectionItem *CanvasScene::connectionItem(const ConnectionId &id) const
{
    const auto found = m_connections.find(id);
    return found == m_connections.end() ? nullptr : found->second;
}

std::vector<ElementId> CanvasScene::selectedElements() const
{
    std::vector<ElementId> selected;
    for (const QGraphicsItem *item : selectedItems()) {
        if (const auto *element = qgraphicsitem_cast<const ElementItem *>(item))
            selected.push_back(element->id());
    }
    return selected;
}

std::vector<ConnectionId> CanvasScene::selectedConnections() const
{
    std::vector<ConnectionId> selected;
    for (const QGraphicsItem *item : selectedItems()) {
        if (const auto *connection = qgraphicsitem_cast<const ConnectionItem *>(item))
            selected.push_back(connection->id());
    }
    return selected;
}

void CanvasScene::selectOnly(const ElementId &element)
{
    clearSelection();
    if (ElementItem *item = elementItem(element))
        item->setSelected(true);
}

void CanvasScene::selectOnly(const ConnectionId &connection)
{
    clearSelection();
    if (ConnectionItem *item = connectionItem(connection))
        item->setSelected(true);
}

void CanvasScene::nudge(QPointF offset)
{
    std::vector<std::pair<ElementId, QPointF>> positions;
    for (const ElementId &id : selectedElements())
        positions.emplace_back(id, elementItem(id)->pos() + offset);
    (void)m_document.move(positions);
}

ElementItem *CanvasScene::elementAt(QPointF position) const
{
    for (QGraphicsItem *item : items(position)) {
        if (auto *element = qgraphicsitem_cast<ElementItem *>(item))
            return element;
    }
    return nullptr;
}

ConnectionItem *CanvasScene::connectionAt(QPointF position) const
{
    for (QGraphicsItem *item : items(position)) {
        if (auto *connection = qgraphicsitem_cast<ConnectionItem *>(item))
            return connection;
    }
    return nullptr;
}

void CanvasScene::rebuild()
{
    m_ghost = nullptr;
    m_ghostFrom.reset();
    m_ghostTarget = nullptr;
    clear();
    m_elements.clear();
    m_connections.clear();
    for (const auto &[id, element] : m_document.topology().elements())
        addElementItem(id);
    for (const auto &[id, connection] : m_document.topology().connections())
        addConnectionItem(id);
}

void CanvasScene::addElementItem(const ElementId &id)
{
    const topology::Element &element = *m_document.topology().element(id);
    if (element.isInterface())
        return;
    auto *item = new ElementItem(id);
    item->show(element);
    item->setPos(m_document.scenePosition(id));
    addItem(item);
    m_elements.emplace(id, item);
}

void CanvasScene::addConnectionItem(const ConnectionId &id)
{
    auto *item = new ConnectionItem(id);
    addItem(item);
    m_connections.emplace(id, item);
    showConnection(id);
    route(id);
}

void CanvasScene::removeConnectionItem(const ConnectionId &id)
{
    if (const auto found = m_connections.find(id); found != m_connections.end()) {
        delete found->second;
        m_connections.erase(found);
    }
}

void CanvasScene::showConnection(const ConnectionId &id)
{
    const topology::Topology &topology = m_document.topology();
    const topology::Connection &connection = *topology.connection(id);
    std::array<QString, 2> labels;
    QString toolTip = QStringLiteral("<b>%1</b>").arg(topology.label(id).toHtmlEscaped());
    for (std::size_t side = 0; side < 2; ++side) {
        const topology::Element &end = *topology.element(connection.ends[side]);
        labels[side] = end.isInterface() ? end.name() : QString();
        for (const char *key : {"ip4address", "ip6address"}) {
            const QString address = end.attributes.value(QLatin1String(key)).toString();
            if (!address.isEmpty())
                toolTip +=
                    QStringLiteral("<br>%1: %2")
                        .arg(topology.label(end.id).toHtmlEscaped(), address.toHtmlEscaped());
        }
    }
    m_connections.at(id)->setLabels(labels, toolTip);
}

void CanvasScene::routeAround(const ElementId &device)
{
    std::vector<ElementId> ends = m_document.topology().interfaces(device);
    ends.push_back(device);
    for (const ElementId &end : ends) {
        const topology::Connection *connection = m_document.topology().connectionAt(end);
        if (connection == nullptr || connectionItem(connection->id) == nullptr)
            continue;
        showConnection(connection->id);
        route(connection->id);
    }
}

void CanvasScene::route(const ConnectionId &id)
{
    const topology::Topology &topology = m_document.topology();
    const topology::Connection &connection = *topology.connection(id);
    const ElementId first = topology.deviceOf(connection.ends[0])->id;
    const ElementId second = topology.deviceOf(connection.ends[1])->id;
    std::vector<const topology::Connection *> siblings;
    std::vector<ElementId> ends = topology.interfaces(first);
    ends.push_back(first);
    for (const ElementId &end : ends) {
        const topology::Connection *each = topology.connectionAt(end);
        if (each != nullptr && connectionItem(each->id) != nullptr &&
            (topology.deviceOf(each->ends[0])->id == second ||
             topology.deviceOf(each->ends[1])->id == second))
            siblings.push_back(each);
    }
    const double middle = static_cast<double>(siblings.size() - 1) / 2;
    for (std::size_t i = 0; i < siblings.size(); ++i) {
        const bool isTurned = topology.deviceOf(siblings[i]->ends[0])->id != first;
        const double bend = (static_cast<double>(i) - middle) * 26 * (isTurned ? -1 : 1);
        ElementItem *from = elementItem(isTurned ? second : first);
        ElementItem *to = elementItem(isTurned ? first : second);
        connectionItem(siblings[i]->id)->setLine(from->pos(), to->pos(), bend);
    }
}

void CanvasScene::beginGhost(ElementItem &from, QPointF to)
{
    m_ghostFrom = from.id();
    QPen pen(palette().color(QPalette::Highlight), 2, Qt::DashLine);
    m_ghost = addLine(QLineF(from.pos(), to), pen);
    m_ghost->setZValue(1);
}

void CanvasScene::moveGhost(QPointF to)
{
    m_ghost->setLine(QLineF(m_ghost->line().p1(), to));
    ElementItem *target = elementAt(to);
    if (target != nullptr && target->id() == *m_ghostFrom)
        target = nullptr;
    if (m_ghostTarget != nullptr && m_ghostTarget != target)
        m_ghostTarget->setTarget(false);
    if (target != nullptr)
        target->setTarget(true);
    m_ghostTarget = target;
}

void CanvasScene::endGhost(QPointF at)
{
    moveGhost(at);
    delete m_ghost;
    m_ghost = nullptr;
    const ElementId from = *m_ghostFrom;
    m_ghostFrom.reset();
    ElementItem *target = m_ghostTarget;
    m_ghostTarget = nullptr;
    if (target == nullptr)
        return;
    target->setTarget(false);
    const auto connected = m_document.connectElements(from, target->id());
    if (!connected)
        emit refused(QString::fromStdString(connected.error().text()));
    else
        selectOnly(*connected);
}

void CanvasScene::commitMoves()
{
    std::vector<std::pair<ElementId, QPointF>> positions;
    for (const auto &[id, item] : m_elements) {
        if (item->pos() != m_document.scenePosition(id) && item->isSelected())
            positions.emplace_back(id, item->pos());
    }
    if (!positions.empty())
        (void)m_document.move(positions);
}

void CanvasScene::mousePressEvent(QGraphicsSceneMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        event->accept(); // a press of another button keeps the selection
        return;
    }
    ElementItem *element = elementAt(event->scenePos());
    if (m_tool == Tool::Add) {
        const auto added = m_document.addElement(m_kind, event->scenePos());
        if (added)
            selectOnly(*added);
        if ((event->modifiers() & Qt::ShiftModifier) == 0)
            setTool(Tool::Select);
        return;
    }
    const bool isHandle = element != nullptr &&
                          ElementItem::handle().contains(element->mapFromScene(event->scenePos()));
    if (element != nullptr && (m_tool == Tool::Connect || isHandle)) {
        beginGhost(*element, event->scenePos());
        return;
    }
    QGraphicsScene::mousePressEvent(event);
}

void CanvasScene::mouseMoveEvent(QGraphicsSceneMouseEvent *event)
{
    if (m_ghost != nullptr) {
        moveGhost(event->scenePos());
        return;
    }
    QGraphicsScene::mouseMoveEvent(event);
    if ((event->buttons() & Qt::LeftButton) != 0) {
        for (const ElementId &id : selectedElements())
            routeAround(id);
    }
}

void CanvasScene::mouseReleaseEvent(QGraphicsSceneMouseEvent *event)
{
    if (m_ghost != nullptr) {
        endGhost(event->scenePos());
        return;
    }
    QGraphicsScene::mouseReleaseEvent(event);
    commitMoves();
}

void CanvasScene::mouseDoubleClickEvent(QGraphicsSceneMouseEvent *event)
{
    if (const ElementItem *element = elementAt(event->scenePos()))
        emit elementActivated(element->id());
    else if (const ConnectionItem *connection = connectionAt(event->scenePos()))
        emit connectionActivated(connection->id());
}

void CanvasScene::contextMenuEvent(QGraphicsSceneContextMenuEvent *event)
{
    // Copies: the item may be gone when the menu's action is done.
    if (const ElementItem *element = elementAt(event->scenePos())) {
        const ElementId id = element->id();
        if (!element->isSelected())
            selectOnly(id);
        emit elementMenuRequested(id, event->screenPos());
    } else if (const ConnectionItem *connection = connectionAt(event->scenePos())) {
        const ConnectionId id = connection->id();
        selectOnly(id);
        emit connectionMenuRequested(id, event->screenPos());
    } else {
        emit canvasMenuRequested(event->scenePos(), event->screenPos());
    }
}

void CanvasScene::keyPressEvent(QKeyEvent *event)
{
    const double step = (event->modifiers() & Qt::ShiftModifier) != 0 ? 50 : 10;
    switch (event->key()) {
    case Qt::Key_Left:
        return nudge({-step, 0});
    case Qt::Key_Right:
        return nudge({step, 0});
    case Qt::Key_Up:
        return nudge({0, -step});
    case Qt::Key_Down:
        return nudge({0, step});
    case Qt::Key_Escape:
        clearSelection();
        return setTool(Tool::Select);
    default:
        QGraphicsScene::keyPressEvent(event);
    }
}

} // namespace tomato::ui
