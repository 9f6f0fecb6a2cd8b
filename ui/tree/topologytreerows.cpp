// SPDX-License-Identifier: GPL-3.0-or-later
// What the rows of TopologyTreeModel say, and which of them the filter leaves.
#include "ui/tree/topologytreemodel.h"

#include "ui/canvas/statemark.h"
#include "ui/canvas/topologyscene.h"
#include "ui/widgets/icons.h"

#include <QPainter>

#include <algorithm>

namespace tomato::ui {

using topology::Connection;
using topology::Element;

/// Neighbours that are named beside a device.
static constexpr int MostNeighbours = 5;
/// Pixels of a state's mark.
static constexpr int MarkSide = 18;

QVariant TopologyTreeModel::text(const Element &element, int column) const
{
    switch (column) {
    case Name:
        return element.name();
    case OtherSide:
        return element.isInterface() ? otherSide(element) : neighbours(element);
    default:
        break;
    }
    const ElementItem *item = element.isInterface() ? nullptr : m_scene.elementItem(element.id);
    return item ? stateName(item->state()) : QString();
}

QString TopologyTreeModel::otherSide(const Element &element) const
{
    const Connection *connection = topology().connectionAt(element.id);
    if (!connection)
        return element.isInterface() ? tr("not connected") : QString();
    return topology().label(connection->ends[connection->ends[0] == element.id ? 1 : 0]);
}

QString TopologyTreeModel::neighbours(const Element &device) const
{
    if (const QString own = otherSide(device); !own.isEmpty())
        return own;
    QStringList names;
    for (const ElementId &each : topology().interfaces(device.id)) {
        const Connection *connection = topology().connectionAt(each);
        if (!connection)
            continue;
        const Element *other =
            topology().deviceOf(connection->ends[connection->ends[0] == each ? 1 : 0]);
        if (!other || names.contains(other->name()))
            continue;
        if (names.size() == MostNeighbours) {
            names << QStringLiteral("…");
            break;
        }
        names << other->name();
    }
    return names.join(QStringLiteral(", "));
}

static QString addressesOf(const Element &element, QLatin1Char separator)
{
    QString all;
    for (const char *key : {"ip4address", "ip6address", "mac"}) {
        const QString value = element.attributes.value(QLatin1String(key)).toString();
        if (!value.isEmpty())
            all += separator + value;
    }
    return all;
}

QString TopologyTreeModel::toolTip(const Element &element) const
{
    if (element.isInterface())
        return topology().label(element.id) + addressesOf(element, QLatin1Char('\n'));
    const ElementItem *item = m_scene.elementItem(element.id);
    return item ? item->description() : element.name();
}

bool TopologyTreeModel::isFound(const Element &element) const
{
    const auto has = [this](const QString &text) {
        return text.contains(m_filter, Qt::CaseInsensitive);
    };
    if (has(element.name()) || has(addressesOf(element, QLatin1Char(' '))))
        return true;
    if (element.isInterface())
        return false;
    const ElementItem *item = m_scene.elementItem(element.id);
    return has(kindName(element.kind())) || (item && has(stateName(item->state())));
}

bool TopologyTreeModel::isWanted(const Element &device) const
{
    if (m_filter.isEmpty() || isFound(device))
        return true;
    const std::vector<ElementId> interfaces = topology().interfaces(device.id);
    return std::any_of(interfaces.begin(), interfaces.end(), [this](const ElementId &each) {
        return isFound(*topology().element(each));
    });
}

std::unordered_set<ElementId> TopologyTreeModel::wanted() const
{
    std::unordered_set<ElementId> found;
    if (m_filter.isEmpty())
        return found;
    for (const auto &[id, element] : topology().elements()) {
        if (isFound(element))
            found.insert(element.isInterface() ? element.parent : id);
    }
    return found;
}

QIcon TopologyTreeModel::stateIcon(client::ElementStatus::State state) const
{
    const CanvasColours &colours = m_scene.look().colours();
    QIcon &icon = m_stateIcons[{state, colours.background.rgb()}];
    if (!icon.isNull())
        return icon;
    for (const int ratio : {1, 2}) {
        QPixmap pixmap(MarkSide * ratio, MarkSide * ratio);
        pixmap.setDevicePixelRatio(ratio);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        paintStateMark(&painter, state, QPointF(MarkSide, MarkSide) / 2, colours);
        icon.addPixmap(pixmap);
        icon.addPixmap(pixmap, QIcon::Selected); // its colour says something
    }
    return icon;
}

} // namespace tomato::ui
