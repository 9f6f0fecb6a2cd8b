// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/topologyscene.h"

#include <QPalette>

#include <algorithm>

namespace tomato::ui {

using document::Document;

/// Pixels between parallel connections.
static constexpr double LaneWidth = 30;

TopologyScene::TopologyScene(Document &document, const QPalette &palette, const QFont &font,
                             QObject *parent)
    : QGraphicsScene(parent), m_document(document), m_look(palette, font)
{
    connect(&document, &Document::elementAdded, this, &TopologyScene::addElement);
    connect(&document, &Document::elementRemoved, this, &TopologyScene::removeElement);
    connect(&document, &Document::elementChanged, this, &TopologyScene::refreshElement);
    connect(&document, &Document::elementMoved, this, [this](const ElementId &id) {
        if (ElementItem *item = elementItem(id))
            item->setPos(m_document.scenePosition(id));
    });
    connect(&document, &Document::connectionAdded, this, &TopologyScene::addConnection);
    connect(&document, &Document::connectionRemoved, this, &TopologyScene::removeConnection);
    connect(&document, &Document::connectionChanged, this, &TopologyScene::describe);
    connect(&document, &Document::replaced, this, &TopologyScene::rebuild);
    rebuild();
}

void TopologyScene::setLook(const QPalette &palette, const QFont &font)
{
    m_look = CanvasLook(palette, font);
    for (const auto &[id, item] : m_elements)
        item->refreshLook();
    for (const auto &[id, item] : m_connections)
        item->adjust();
    update();
}

void TopologyScene::rebuild()
{
    for (const auto &[id, item] : m_connections)
        delete item;
    for (const auto &[id, item] : m_elements)
        delete item;
    m_connections.clear();
    m_elements.clear();
    m_attached.clear();
    for (const auto &[id, element] : m_document.topology().elements())
        addElement(id);
    for (const auto &[id, connection] : m_document.topology().connections())
        addConnection(id);
}

void TopologyScene::addElement(const ElementId &id)
{
    const topology::Element *element = m_document.topology().element(id);
    if (!element || element->isInterface())
        return;
    auto *item = new ElementItem(id, m_look, [this, id] {
        const auto [first, last] = m_attached.equal_range(elementItem(id));
        for (auto each = first; each != last; ++each)
            each->second->adjust();
    });
    m_elements.emplace(id, item);
    item->setElement(*element);
    item->setPos(m_document.scenePosition(id));
    showLabOn(*item);
    addItem(item);
}

void TopologyScene::removeElement(const ElementId &id)
{
    const auto found = m_elements.find(id);
    if (found == m_elements.end())
        return;
    ElementItem *item = found->second;
    while (m_attached.contains(item))
        removeConnection(m_attached.find(item)->second->id());
    m_elements.erase(found);
    delete item;
}

void TopologyScene::refreshElement(const ElementId &id)
{
    const topology::Element *device = m_document.topology().deviceOf(id);
    if (!device)
        return;
    if (ElementItem *item = elementItem(device->id); item && device->id == id)
        item->setElement(*device);
    std::vector<ElementId> ends = m_document.topology().interfaces(device->id);
    ends.push_back(device->id);
    for (const ElementId &end : ends) {
        if (const topology::Connection *connection = m_document.topology().connectionAt(end))
            describe(connection->id);
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
        if (!ends[end])
            return;
    }
    auto *item = new ConnectionItem(id, ends, m_look);
    m_connections.emplace(id, item);
    m_attached.emplace(ends[0], item);
    if (ends[0] != ends[1])
        m_attached.emplace(ends[1], item);
    showLabOn(*item);
    addItem(item);
    describe(id);
    spreadParallels(ends[0], ends[1]);
}

void TopologyScene::removeConnection(const ConnectionId &id)
{
    const auto found = m_connections.find(id);
    if (found == m_connections.end())
        return;
    ConnectionItem *item = found->second;
    const auto ends = item->ends();
    m_connections.erase(found);
    for (const ElementItem *end : ends)
        detach(end, item);
    delete item;
    spreadParallels(ends[0], ends[1]);
}

void TopologyScene::detach(const ElementItem *element, const ConnectionItem *connection)
{
    const auto [first, last] = m_attached.equal_range(element);
    const auto found = std::find_if(
        first, last, [connection](const auto &each) { return each.second == connection; });
    if (found != last)
        m_attached.erase(found);
}

QString TopologyScene::endDescription(const ElementId &end) const
{
    QString text = m_document.topology().label(end);
    const topology::Element *element = m_document.topology().element(end);
    for (const QLatin1String key : {QLatin1String("ip4address"), QLatin1String("ip6address")}) {
        const QString address = element->attributes.value(key).toString();
        if (!address.isEmpty())
            text += QStringLiteral("  ") + address;
    }
    return text;
}

void TopologyScene::describe(const ConnectionId &id)
{
    const topology::Connection *connection = m_document.topology().connection(id);
    ConnectionItem *item = connectionItem(id);
    if (!connection || !item)
        return;
    std::array<QString, 2> labels;
    QStringList lines;
    for (std::size_t end = 0; end < 2; ++end) {
        const topology::Element *element = m_document.topology().element(connection->ends[end]);
        if (element->isInterface())
            labels[end] = element->name();
        lines << endDescription(connection->ends[end]);
    }
    item->setEndLabels(labels);
    item->setDescription(lines.join(QStringLiteral("\n\u21c4 ")));
}

void TopologyScene::spreadParallels(const ElementItem *first, const ElementItem *second)
{
    std::vector<ConnectionItem *> parallels;
    const auto [begin, end] = m_attached.equal_range(first);
    for (auto each = begin; each != end; ++each) {
        const auto &ends = each->second->ends();
        if ((ends[0] == first && ends[1] == second) || (ends[0] == second && ends[1] == first))
            parallels.push_back(each->second);
    }
    const double middle = (static_cast<double>(parallels.size()) - 1) / 2;
    const double loop = first == second ? middle : 0; // loops of one element grow outwards
    double lane = loop - middle;
    for (ConnectionItem *item : parallels)
        item->setBow(LaneWidth * lane++);
}

void TopologyScene::showLab(const client::LabStatus &lab)
{
    m_lab = lab;
    for (const auto &[id, item] : m_elements)
        showLabOn(*item);
    for (const auto &[id, item] : m_connections)
        showLabOn(*item);
}

void TopologyScene::showLabOn(ElementItem &item) const
{
    const auto found = m_lab.elements.find(item.id());
    if (found == m_lab.elements.end())
        item.setState(ElementItem::State::Stopped, {});
    else
        item.setState(found->second.state, found->second.reason);
}

void TopologyScene::showLabOn(ConnectionItem &item) const
{
    using Wire = ConnectionItem::Wire;
    if (m_lab.wires.contains(item.id()))
        item.setWire(Wire::Up);
    else
        item.setWire(m_lab.state == client::LabStatus::State::Running ? Wire::Down : Wire::Idle);
}

ElementItem *TopologyScene::elementItem(const ElementId &id) const
{
    const auto found = m_elements.find(id);
    return found == m_elements.end() ? nullptr : found->second;
}

ConnectionItem *TopologyScene::connectionItem(const ConnectionId &id) const
{
    const auto found = m_connections.find(id);
    return found == m_connections.end() ? nullptr : found->second;
}

ElementItem *TopologyScene::elementAt(const QPointF &position) const
{
    for (QGraphicsItem *item : items(position)) {
        if (auto *element = qgraphicsitem_cast<ElementItem *>(item))
            return element;
    }
    return nullptr;
}

QRectF TopologyScene::contentRect() const
{
    QRectF rect;
    for (const auto &[id, item] : m_elements)
        rect = rect.united(item->sceneBoundingRect());
    for (const auto &[id, item] : m_connections)
        rect = rect.united(item->sceneBoundingRect());
    return rect;
}

std::vector<ElementId> TopologyScene::selectedElements() const
{
    std::vector<ElementId> selected;
    for (const auto &[id, item] : m_elements) {
        if (item->isSelected())
            selected.push_back(id);
    }
    return selected;
}

std::vector<ConnectionId> TopologyScene::selectedConnections() const
{
    std::vector<ConnectionId> selected;
    for (const auto &[id, item] : m_connections) {
        if (item->isSelected())
            selected.push_back(id);
    }
    return selected;
}

void TopologyScene::selectOnly(const ElementId &id)
{
    clearSelection();
    if (ElementItem *item = elementItem(id))
        item->setSelected(true);
}

void TopologyScene::selectOnly(const ConnectionId &id)
{
    clearSelection();
    if (ConnectionItem *item = connectionItem(id))
        item->setSelected(true);
}

void TopologyScene::selectAll()
{
    for (const auto &[id, item] : m_elements)
        item->setSelected(true);
    for (const auto &[id, item] : m_connections)
        item->setSelected(true);
}

} // namespace tomato::ui
