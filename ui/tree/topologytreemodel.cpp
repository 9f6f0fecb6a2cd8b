// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tree/topologytreemodel.h"

#include "app/topology/naturalkey.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/widgets/icons.h"

#include <QScopedValueRollback>

#include <algorithm>

namespace tomato::ui {

using document::Document;
using topology::Connection;
using topology::Element;
using topology::naturalKey;

/// More changes than this at once cause a reset.
static constexpr std::size_t MaxSingleChanges = 200;

TopologyTreeModel::TopologyTreeModel(TopologyScene &scene, QObject *parent)
    : QAbstractItemModel(parent), m_scene(scene)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, qOverload<>(&TopologyTreeModel::updateFromDocument));
    const Document &document = scene.document();
    connect(&document, &Document::elementAdded, this, &TopologyTreeModel::elementTouched);
    connect(&document, &Document::elementRemoved, this, &TopologyTreeModel::elementTouched);
    connect(&document, &Document::elementChanged, this, &TopologyTreeModel::elementTouched);
    // The other side is computed when a row is painted.
    connect(&document, &Document::connectionAdded, this, &TopologyTreeModel::soon);
    connect(&document, &Document::connectionRemoved, this, &TopologyTreeModel::soon);
    connect(&document, &Document::connectionChanged, this, &TopologyTreeModel::soon);
    connect(&document, &Document::replaced, this, [this] {
        if (m_isWatched)
            rebuild();
    });
    connect(&scene, &TopologyScene::labShown, this, &TopologyTreeModel::followStates);
}

TopologyTreeModel::~TopologyTreeModel() = default;

const topology::Topology &TopologyTreeModel::topology() const
{
    return m_scene.document().topology();
}

void TopologyTreeModel::setWatched(bool isWatched)
{
    if (std::exchange(m_isWatched, isWatched) != isWatched)
        rebuild();
}

void TopologyTreeModel::setFilter(const QString &text)
{
    if (std::exchange(m_filter, text) != text && m_isWatched)
        rebuild();
}

void TopologyTreeModel::forget()
{
    m_devices.clear();
    m_known.clear();
    m_owners.clear();
    m_touched.clear();
    m_soon.stop();
}

void TopologyTreeModel::catchUp()
{
    if (m_soon.isActive()) {
        m_soon.stop();
        updateFromDocument();
    }
}

void TopologyTreeModel::rebuild()
{
    const QScopedValueRollback updating(m_isUpdating, true);
    beginResetModel();
    forget();
    if (m_isWatched) {
        const std::unordered_set<ElementId> found = wanted();
        for (const auto &[id, element] : topology().elements()) {
            if (!element.isInterface() && (m_filter.isEmpty() || found.contains(id)))
                m_devices.push_back(
                    std::make_unique<Device>(Device{id, naturalKey(element.name()), {}}));
        }
        std::sort(m_devices.begin(), m_devices.end(), [](const auto &a, const auto &b) {
            return std::tie(a->key, a->id) < std::tie(b->key, b->id);
        });
        for (const auto &device : m_devices)
            m_known[device->id] = device.get();
    }
    endResetModel();
}

void TopologyTreeModel::elementTouched(const ElementId &id)
{
    if (!m_isWatched)
        return;
    if (const auto owner = m_owners.find(id); owner != m_owners.end())
        m_touched.insert(owner->second->id);
    else if (const Element *device = topology().deviceOf(id))
        m_touched.insert(device->id);
    else
        m_touched.insert(id); // is gone
    m_soon.start();
}

void TopologyTreeModel::soon()
{
    if (m_isWatched)
        m_soon.start();
}

void TopologyTreeModel::updateFromDocument()
{
    if (m_touched.size() > MaxSingleChanges)
        return rebuild();
    const QScopedValueRollback updating(m_isUpdating, true);
    for (const ElementId &id : std::exchange(m_touched, {}))
        updateFromDocument(id);
    if (std::exchange(m_isUnfoldingStale, false)) {
        emit layoutAboutToBeChanged();
        emit layoutChanged();
    }
    repaintAll();
}

void TopologyTreeModel::updateFromDocument(const ElementId &id)
{
    const Element *element = topology().element(id);
    const auto known = m_known.find(id);
    if (element && (element->isInterface() || !isWanted(*element)))
        element = nullptr;
    if (known == m_known.end()) {
        if (!element)
            return;
        auto added = std::make_unique<Device>(Device{id, naturalKey(element->name()), {}});
        const auto place = placeOf(id, added->key);
        const int row = static_cast<int>(place - m_devices.cbegin());
        beginInsertRows({}, row, row);
        m_known[id] = added.get();
        m_devices.insert(place, std::move(added));
        endInsertRows();
        return;
    }
    Device &device = *known->second;
    if (element) {
        followName(device, naturalKey(element->name()));
        followInterfaces(device);
        return;
    }
    const int row = rowOf(device);
    beginRemoveRows({}, row, row);
    if (device.interfaces) {
        for (const ElementId &each : *device.interfaces)
            m_owners.erase(each);
    }
    m_known.erase(known);
    m_devices.erase(m_devices.begin() + row);
    endRemoveRows();
}

void TopologyTreeModel::followName(Device &device, const QString &key)
{
    if (device.key == key)
        return;
    const int from = rowOf(device);
    const auto place = placeOf(device.id, key);
    const int to = static_cast<int>(place - m_devices.cbegin());
    if (to == from || to == from + 1) {
        device.key = key;
        return;
    }
    beginMoveRows({}, from, from, {}, to);
    auto moved = std::move(m_devices[static_cast<std::size_t>(from)]);
    moved->key = key;
    m_devices.erase(m_devices.begin() + from);
    m_devices.insert(m_devices.begin() + (to > from ? to - 1 : to), std::move(moved));
    endMoveRows();
}

void TopologyTreeModel::followInterfaces(Device &device)
{
    if (!device.interfaces) { // nobody asked for more than whether there are any
        m_isUnfoldingStale = true;
        return;
    }
    std::vector<ElementId> now = topology().interfaces(device.id);
    if (*device.interfaces == now)
        return;
    const QModelIndex parent = createIndex(rowOf(device), 0, nullptr);
    std::vector<ElementId> &rows = *device.interfaces;
    if (!rows.empty()) {
        beginRemoveRows(parent, 0, static_cast<int>(rows.size()) - 1);
        for (const ElementId &each : std::exchange(rows, {}))
            m_owners.erase(each);
        endRemoveRows();
    }
    if (now.empty())
        return;
    beginInsertRows(parent, 0, static_cast<int>(now.size()) - 1);
    rows = std::move(now);
    for (const ElementId &each : rows)
        m_owners[each] = &device;
    endInsertRows();
}

void TopologyTreeModel::followStates()
{
    if (m_isWatched && !m_filter.isEmpty()) {
        const std::unordered_set<ElementId> now = wanted();
        for (const ElementId &id : now) {
            if (!m_known.contains(id))
                m_touched.insert(id);
        }
        for (const auto &[id, device] : m_known) {
            if (!now.contains(id))
                m_touched.insert(id);
        }
    }
    if (m_touched.empty())
        repaintAll();
    else
        updateFromDocument();
}

void TopologyTreeModel::repaintAll()
{
    const QScopedValueRollback updating(m_isUpdating, true);
    if (!m_devices.empty())
        emit dataChanged(index(0, 0), index(static_cast<int>(m_devices.size()) - 1, Columns - 1));
}

TopologyTreeModel::Devices::const_iterator TopologyTreeModel::placeOf(const ElementId &id,
                                                                      const QString &key) const
{
    return std::lower_bound(m_devices.cbegin(), m_devices.cend(), std::tie(key, id),
                            [](const auto &device, const auto &wanted) {
                                return std::tie(device->key, device->id) < wanted;
                            });
}

int TopologyTreeModel::rowOf(const Device &device) const
{
    return static_cast<int>(placeOf(device.id, device.key) - m_devices.cbegin());
}

const TopologyTreeModel::Device *TopologyTreeModel::deviceAt(const QModelIndex &index) const
{
    return index.internalPointer() == nullptr
               ? m_devices[static_cast<std::size_t>(index.row())].get()
               : static_cast<const Device *>(index.internalPointer());
}

const std::vector<ElementId> &TopologyTreeModel::interfacesOf(const Device &device) const
{
    if (!device.interfaces) {
        device.interfaces = topology().interfaces(device.id);
        for (const ElementId &each : *device.interfaces)
            m_owners[each] = &device;
    }
    return *device.interfaces;
}

ElementId TopologyTreeModel::elementAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const Device &device = *deviceAt(index);
    if (index.internalPointer() == nullptr)
        return device.id;
    return interfacesOf(device)[static_cast<std::size_t>(index.row())];
}

QModelIndex TopologyTreeModel::indexOf(const ElementId &element) const
{
    if (const auto found = m_known.find(element); found != m_known.end())
        return createIndex(rowOf(*found->second), 0, nullptr);
    const Element *owner = topology().deviceOf(element);
    const auto found = owner ? m_known.find(owner->id) : m_known.end();
    if (found == m_known.end())
        return {};
    const std::vector<ElementId> &all = interfacesOf(*found->second);
    const auto place = std::find(all.begin(), all.end(), element);
    return place == all.end()
               ? QModelIndex()
               : createIndex(static_cast<int>(place - all.begin()), 0, found->second);
}

QModelIndex TopologyTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? deviceAt(parent) : nullptr);
}

QModelIndex TopologyTreeModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalPointer() == nullptr)
        return {};
    return createIndex(rowOf(*deviceAt(index)), 0, nullptr);
}

int TopologyTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_devices.size());
    if (parent.internalPointer() != nullptr || parent.column() != 0)
        return 0;
    return static_cast<int>(interfacesOf(*deviceAt(parent)).size());
}

bool TopologyTreeModel::hasChildren(const QModelIndex &parent) const
{
    // A view asks this of all rows, and for the rows of those that are unfolded.
    if (!parent.isValid() || parent.internalPointer() != nullptr || parent.column() != 0)
        return rowCount(parent) > 0;
    const Device &device = *deviceAt(parent);
    return device.interfaces ? !device.interfaces->empty()
                             : topology().interfaceCount(device.id) > 0;
}

int TopologyTreeModel::columnCount(const QModelIndex &) const
{
    return Columns;
}

QVariant TopologyTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    // In a narrow dock a heading is cut, and its tip says it.
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case OtherSide:
        return tr("Other side");
    case State:
        return tr("State");
    default:
        return {};
    }
}

QVariant TopologyTreeModel::data(const QModelIndex &index, int role) const
{
    // The element of a row may just have been removed.
    const Element *element = index.isValid() ? topology().element(elementAt(index)) : nullptr;
    if (!element)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Name:
            return element->name();
        case OtherSide:
            return m_texts.otherSide(*element);
        default:
            return m_texts.state(*element);
        }
    case Qt::ToolTipRole:
        return m_texts.toolTip(*element);
    case Qt::DecorationRole:
        break;
    default:
        return {};
    }
    if (element->isInterface())
        return {};
    if (index.column() == Name)
        return elementIcon(ElementSort(*element));
    const ElementItem *item = m_scene.elementItem(element->id);
    return index.column() == State && item ? m_texts.stateIcon(*item) : QVariant();
}

bool TopologyTreeModel::isWanted(const Element &device) const
{
    if (m_filter.isEmpty() || m_texts.contain(device, m_filter))
        return true;
    const std::vector<ElementId> interfaces = topology().interfaces(device.id);
    return std::any_of(interfaces.begin(), interfaces.end(), [this](const ElementId &each) {
        return m_texts.contain(*topology().element(each), m_filter);
    });
}

std::unordered_set<ElementId> TopologyTreeModel::wanted() const
{
    std::unordered_set<ElementId> found;
    if (m_filter.isEmpty())
        return found;
    for (const auto &[id, element] : topology().elements()) {
        if (m_texts.contain(element, m_filter))
            found.insert(element.isInterface() ? element.parent : id);
    }
    return found;
}

} // namespace tomato::ui
