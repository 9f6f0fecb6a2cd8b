// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/scene/topologyscene.h"

#include "app/topology/attributes/linkemulation.h"
#include "plugins/api/enginetexts.h"
#include "plugins/api/languagechange.h"

#include <QGraphicsSceneHelpEvent>
#include <QPainter>
#include <QPalette>
#include <QSignalBlocker>
#include <QToolTip>

#include <algorithm>
#include <unordered_map>

namespace tomato::ui {

using document::Document;

TopologyScene::TopologyScene(Document &document, const QPalette &palette, const QFont &font,
                             QObject *parent)
    : QGraphicsScene(parent), m_document(document), m_look(palette, font),
      m_annotations(*this, document, m_look)
{
    plugins::whenLanguageChanges(this, &TopologyScene::refreshConnections);
    connect(&document, &Document::elementAdded, this, &TopologyScene::addElement);
    connect(&document, &Document::elementRemoved, this, &TopologyScene::removeElement);
    connect(&document, &Document::elementChanged, this, &TopologyScene::refreshElement);
    connect(&document, &Document::elementMoved, this, [this](const ElementId &id) {
        if (ElementItem *item = elementItem(id))
            item->setPos(m_document.scenePosition(id));
    });
    connect(&document, &Document::connectionAdded, this,
            qOverload<const ConnectionId &>(&TopologyScene::addConnection));
    connect(&document, &Document::connectionRemoved, this, &TopologyScene::removeConnection);
    connect(&document, &Document::connectionChanged, this, &TopologyScene::refreshConnection);
    connect(&document, &Document::replaced, this, &TopologyScene::rebuild);
    connect(this, &QGraphicsScene::selectionChanged, this, [this] { ++m_revision; });
    connect(&document, &Document::attributesChanged, this, [this] {
        m_content |= m_annotations.bounds();
        ++m_revision;
    });
    connect(&m_flash, &ConnectionFlash::repaintNeeded, this,
            [this](const DrawnConnection &flashed) {
                ++m_revision; // seen from far, too
                repaint(flashed);
            });
    connect(&m_connections, &ConnectionLayer::settled, this, [this] {
        m_moving.clear();
        ++m_revision;
        update();
    });
    m_connections.setMovingColour(m_look.colours().line);
    rebuild();
}

TopologyScene::~TopologyScene()
{
    clearItems();
}

void TopologyScene::setLook(const QPalette &palette, const QFont &font)
{
    const ConnectionLabels labels = m_look.connectionLabels();
    HostColours hosts = m_look.hostColours();
    m_look = CanvasLook(palette, font);
    m_look.setConnectionLabels(labels);
    m_look.setHostColours(std::move(hosts));
    m_connections.setMovingColour(m_look.colours().line);
    for (const auto &[id, item] : m_elements)
        item->refreshLook();
    refreshConnections();
}

void TopologyScene::setConnectionLabels(ConnectionLabels labels)
{
    m_look.setConnectionLabels(labels);
    refreshConnections();
}

void TopologyScene::setHostColours(HostColours colours)
{
    if (m_look.hostColours() == colours)
        return;
    m_look.setHostColours(std::move(colours));
    ++m_revision; // seen from far, too
    for (const auto &[id, item] : m_elements)
        item->update();
    update();
    emit hostColoursChanged();
}

void TopologyScene::refreshConnections()
{
    for (const auto &[id, connection] : m_connections.all())
        connection->adjust();
    update();
}

void TopologyScene::clearItems()
{
    // Each selected item that is removed would emit a change of the selection, whose other items
    // are removed next.
    const QSignalBlocker quiet(this);
    clearSelection(); // annotations stay a little longer
    m_hovered = nullptr;
    m_content = {};
    ++m_revision;
    m_moving.clear();
    m_connections.clear();
    for (const auto &[id, item] : std::exchange(m_elements, {}))
        delete item;
}

void TopologyScene::rebuild()
{
    const bool hadSelection = !selectedItems().isEmpty() || !m_connections.selected().empty();
    clearItems();
    const topology::Topology &topology = m_document.topology();
    // Many thousands of searches by id would take longer than all the rest.
    std::unordered_map<const topology::Element *, const ElementItem *> items;
    items.reserve(topology.elements().size());
    for (const auto &[id, element] : topology.elements()) {
        if (!element.isInterface())
            items.emplace(&element, addItemOf(element));
    }
    m_connections.reserve(topology.connections().size());
    const auto itemAt = [&](const ElementId &end) { return items.at(topology.deviceOf(end)); };
    for (const auto &[id, connection] : topology.connections())
        addConnection(id, {itemAt(connection.ends[0]), itemAt(connection.ends[1])});
    m_annotations.rebuild();
    m_content |= m_annotations.bounds();
    m_connections.spreadAll();
    // Known beforehand: the base class need not sort its items anew whenever one moves.
    setSceneRect(m_content.adjusted(-5000, -5000, 5000, 5000));
    update();
    if (hadSelection)
        emit selectionChanged();
}

void TopologyScene::addElement(const ElementId &id)
{
    const topology::Element *element = m_document.topology().element(id);
    if (element && !element->isInterface())
        addItemOf(*element);
}

ElementItem *TopologyScene::addItemOf(const topology::Element &element)
{
    auto *item =
        new ElementItem(element.id, m_look, [this](const ElementItem &moved) { noteMoved(moved); });
    m_elements.emplace(element.id, item);
    ++m_revision;
    item->setElement(element);
    item->setPos(element.position() * m_document.positionScale());
    showLabOn(*item);
    addItem(item);
    m_connections.placeAnew();
    m_content |= item->sceneBoundingRect();
    return item;
}

void TopologyScene::noteMoved(const ElementItem &moved)
{
    if (!moved.scene())
        return;
    // The picture of items that do not move stays valid while others move.
    if (m_moving.insert(&moved).second)
        ++m_revision;
    m_content |= moved.sceneBoundingRect();
    // The update is not left to the item: the graphics view does not know that it is painted at a
    // small zoom.
    update(m_connections.moveEndsOf(&moved) | moved.sceneBoundingRect());
}

void TopologyScene::removeElement(const ElementId &id)
{
    const auto found = m_elements.find(id);
    if (found == m_elements.end())
        return;
    ElementItem *item = found->second;
    while (!m_connections.at(item).empty())
        removeConnection(ConnectionId(m_connections.at(item).back()->id()));
    m_elements.erase(found);
    m_connections.placeAnew();
    ++m_revision;
    m_moving.erase(item);
    delete item;
}

void TopologyScene::refreshElement(const ElementId &id)
{
    const topology::Element *device = m_document.topology().deviceOf(id);
    ElementItem *item = device ? elementItem(device->id) : nullptr;
    if (!item)
        return;
    if (device->id == id) {
        const QString before = item->host();
        item->setElement(*device);
        ++m_revision;
        m_connections.placeAnew(); // its name may be longer
        update();
        if (item->host() != before) {
            for (const DrawnConnection *each : m_connections.at(item))
                repaint(*each);
        }
        return;
    }
    if (const topology::Connection *connection = m_document.topology().connectionAt(id))
        refreshConnection(connection->id); // an interface's name is drawn there
}

void TopologyScene::refreshConnection(const ConnectionId &id)
{
    if (DrawnConnection *drawn = m_connections.find(id)) {
        showLabOn(*drawn);
        drawn->adjust();
        repaint(*drawn);
    }
}

void TopologyScene::addConnection(const ConnectionId &id)
{
    const topology::Connection *connection = m_document.topology().connection(id);
    if (!connection)
        return;
    std::array<const ElementItem *, 2> ends{};
    for (std::size_t end = 0; end < 2; ++end) {
        const topology::Element *device = m_document.topology().deviceOf(connection->ends[end]);
        ends[end] = device ? elementItem(device->id) : nullptr;
    }
    if (const DrawnConnection *added = addConnection(id, ends)) {
        m_connections.spread(*added);
        repaint(*added);
    }
}

DrawnConnection *TopologyScene::addConnection(const ConnectionId &id,
                                              std::array<const ElementItem *, 2> ends)
{
    if (!ends[0] || !ends[1])
        return nullptr;
    ++m_revision;
    DrawnConnection *drawn = m_connections.add(
        std::make_unique<DrawnConnection>(id, ends, m_look, m_document.topology()));
    showLabOn(*drawn);
    return drawn;
}

void TopologyScene::removeConnection(const ConnectionId &id)
{
    DrawnConnection *connection = m_connections.find(id);
    if (!connection)
        return;
    if (m_hovered == connection)
        m_hovered = nullptr;
    const bool wasSelected = connection->isSelected();
    repaint(*connection);
    ++m_revision;
    m_connections.remove(connection);
    if (wasSelected)
        emit selectionChanged();
}

void TopologyScene::drawBackground(QPainter *painter, const QRectF &rect)
{
    m_annotations.paint(painter, rect);
    const double scale = painter->worldTransform().m11();
    m_connections.paint(painter, rect, scale, magnification(m_look.labelFont(), scale));
}

void TopologyScene::setMarks(plugins::CanvasDecoration marks)
{
    if (m_marks.isEmpty() && marks.isEmpty())
        return;
    m_marks.set(std::move(marks));
    update();
}

void TopologyScene::drawForeground(QPainter *painter, const QRectF &)
{
    m_marks.paint(painter, painter->worldTransform().m11());
    m_sketch.paint(painter, m_look.colours().accent);
}

void TopologyScene::helpEvent(QGraphicsSceneHelpEvent *event)
{
    const ElementItem *element = elementAt(event->scenePos());
    const DrawnConnection *connection = element ? nullptr : connectionAt(event->scenePos());
    const QString text = element      ? element->description()
                         : connection ? connection->description()
                                      : QString();
    QToolTip::showText(event->screenPos(), text, event->widget());
    event->setAccepted(!text.isEmpty());
}

void TopologyScene::setHovered(DrawnConnection *connection)
{
    if (m_hovered == connection)
        return;
    for (const auto &[each, isHovered] : {std::pair{m_hovered, false}, {connection, true}}) {
        if (each) {
            each->setHovered(isHovered);
            repaint(*each);
        }
    }
    m_hovered = connection;
}

void TopologyScene::setBadge(DrawnConnection &connection,
                             const std::optional<plugins::ConnectionBadge> &badge)
{
    connection.setBadge(badge);
    repaint(connection);
    emit badgeChanged(connection.id());
}

void TopologyScene::setTrafficLevel(DrawnConnection &connection, int level)
{
    connection.setTrafficLevel(level);
    ++m_revision; // seen from far, too
    repaint(connection);
}

void TopologyScene::showLab(const client::LabStatus &lab)
{
    m_lab = lab;
    ++m_revision;
    for (const auto &[id, item] : m_elements)
        showLabOn(*item);
    for (const auto &[id, connection] : m_connections.all())
        showLabOn(*connection);
    update();
    emit labShown();
}

QString TopologyScene::leasedAddress(const ElementId &interface) const
{
    for (const auto &[id, element] : m_lab.elements) {
        if (const auto found = element.leased.find(interface); found != element.leased.end())
            return found->second;
    }
    return {};
}

void TopologyScene::showLabOn(ElementItem &item) const
{
    const auto found = m_lab.elements.find(item.id());
    if (found == m_lab.elements.end()) {
        item.setState(ElementItem::State::Stopped, {});
    } else {
        item.setState(found->second.state, plugins::inUsersLanguage(found->second.reason),
                      ElementItem::lackOf(found->second));
    }
}

void TopologyScene::showLabOn(DrawnConnection &connection) const
{
    using Wire = DrawnConnection::Wire;
    const topology::Connection *drawn = m_document.topology().connection(connection.id());
    const bool isPulled = drawn != nullptr && topology::isLinkDown(*drawn);
    if (m_lab.wires.contains(connection.id()))
        connection.setWire(Wire::Up);
    else
        connection.setWire(
            isPulled || m_lab.state == client::LabStatus::State::Running ? Wire::Down : Wire::Idle);
}

ElementItem *TopologyScene::elementItem(const ElementId &id) const
{
    const auto found = m_elements.find(id);
    return found == m_elements.end() ? nullptr : found->second;
}

ElementItem *TopologyScene::elementAt(const QPointF &position) const
{
    for (QGraphicsItem *item : items(position)) {
        if (auto *element = qgraphicsitem_cast<ElementItem *>(item))
            return element;
    }
    return nullptr;
}

DrawnConnection *TopologyScene::connectionAt(const QPointF &position) const
{
    return m_connections.at(position);
}

QRectF TopologyScene::contentRect() const
{
    QRectF rect = m_annotations.bounds();
    for (const auto &[id, item] : m_elements)
        rect |= item->lifeSize();
    for (const auto &[id, connection] : m_connections.all()) {
        if (connection->bow() != 0) // others lie between their elements
            rect |= connection->bounds().adjusted(60, 60, -60, -60);
    }
    return rect;
}

std::vector<ElementId> TopologyScene::selectedElements() const
{
    std::vector<ElementId> selected;
    for (const QGraphicsItem *item : selectedItems()) {
        const auto *element = qgraphicsitem_cast<const ElementItem *>(item);
        if (element && m_document.topology().element(element->id()) && elementItem(element->id()))
            selected.push_back(element->id());
    }
    std::sort(selected.begin(), selected.end());
    return selected;
}

std::vector<ConnectionId> TopologyScene::selectedConnections() const
{
    std::vector<ConnectionId> selected;
    for (const DrawnConnection *each : m_connections.selected()) {
        if (m_document.topology().connection(each->id()))
            selected.push_back(each->id());
    }
    std::sort(selected.begin(), selected.end());
    return selected;
}

void TopologyScene::select(const std::vector<ElementId> &elements,
                           const std::vector<ConnectionId> &connections)
{
    {
        const QSignalBlocker one(this); // one signal for all of them
        clearSelection();
        for (const ElementId &id : elements) {
            if (ElementItem *item = elementItem(id))
                item->setSelected(true);
        }
        const auto before = m_connections.selected();
        for (DrawnConnection *each : before)
            m_connections.select(each, false);
        for (const ConnectionId &id : connections) {
            if (DrawnConnection *connection = m_connections.find(id))
                m_connections.select(connection, true);
        }
    }
    update();
    emit selectionChanged();
}

void TopologyScene::selectAnnotations(const std::vector<qsizetype> &indices)
{
    {
        const QSignalBlocker one(this);
        selectNothing();
        m_annotations.select(indices);
    }
    update();
    emit selectionChanged();
}

void TopologyScene::selectAll()
{
    std::vector<ElementId> elements;
    std::vector<ConnectionId> connections;
    for (const auto &[id, item] : m_elements)
        elements.push_back(id);
    for (const auto &[id, connection] : m_connections.all())
        connections.push_back(id);
    select(elements, connections);
    std::vector<qsizetype> annotations;
    for (const AnnotationItem *each : m_annotations.items()) {
        if (!each->annotation().isLocked)
            annotations.push_back(each->index());
    }
    m_annotations.select(annotations);
}

void TopologyScene::selectAllConnections()
{
    std::vector<ConnectionId> all;
    for (const auto &[id, connection] : m_connections.all())
        all.push_back(id);
    select({}, all);
}

void TopologyScene::setConnectionsSelected(const std::vector<DrawnConnection *> &connections,
                                           bool isSelected)
{
    bool isChanged = false;
    for (DrawnConnection *each : connections) {
        if (each->isSelected() == isSelected)
            continue;
        m_connections.select(each, isSelected);
        repaint(*each);
        isChanged = true;
    }
    if (isChanged)
        emit selectionChanged();
}

} // namespace tomato::ui
