// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tree/treetexts.h"

#include "app/topology/attributes/attributenames.h"
#include "plugins/api/listtext.h"
#include "ui/canvas/items/statemark.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/widgets/icons.h"

#include <QPainter>

namespace tomato::ui {

using topology::Connection;
using topology::Element;

/// How many neighbours are named beside a device.
static constexpr int MaxNeighbours = 5;
/// The size of a state's mark in pixels.
static constexpr int MarkSide = 18;

static QString addressesOf(const Element &element, QLatin1Char separator)
{
    QString all;
    for (const QLatin1String key :
         {topology::Ip4AddressAttribute, topology::Ip6AddressAttribute, topology::MacAttribute}) {
        const QString value = element.attributes.value(key).toString();
        if (!value.isEmpty())
            all += separator + value;
    }
    return all;
}

const topology::Topology &TreeTexts::topology() const
{
    return m_scene.document().topology();
}

QString TreeTexts::connected(const Element &element) const
{
    const Connection *connection = topology().connectionAt(element.id);
    if (!connection)
        return element.isInterface() ? tr("not connected") : QString();
    return topology().label(connection->ends[connection->ends[0] == element.id ? 1 : 0]);
}

QString TreeTexts::otherSide(const Element &device) const
{
    if (const QString own = connected(device); device.isInterface() || !own.isEmpty())
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
        if (names.size() == MaxNeighbours) {
            names << QStringLiteral("…");
            break;
        }
        names << other->name();
    }
    return plugins::listText(names);
}

QString TreeTexts::state(const Element &element) const
{
    const ElementItem *item = element.isInterface() ? nullptr : m_scene.elementItem(element.id);
    return item ? item->stateText() : QString();
}

QString TreeTexts::toolTip(const Element &element) const
{
    if (element.isInterface())
        return topology().label(element.id) + addressesOf(element, QLatin1Char('\n'));
    const ElementItem *item = m_scene.elementItem(element.id);
    return item ? item->description() : element.name();
}

bool TreeTexts::contain(const Element &element, const QString &text) const
{
    const auto has = [&text](const QString &part) {
        return part.contains(text, Qt::CaseInsensitive);
    };
    return has(element.name()) || has(addressesOf(element, QLatin1Char(' '))) ||
           (!element.isInterface() && (has(kindName(ElementSort(element))) || has(state(element))));
}

QIcon TreeTexts::stateIcon(const ElementItem &item) const
{
    const CanvasColours &colours = m_scene.look().colours();
    QIcon &icon = m_stateIcons[{item.state(), item.isWarned(), colours.background.rgb()}];
    if (!icon.isNull())
        return icon;
    for (const int ratio : {1, 2}) {
        QPixmap pixmap(MarkSide * ratio, MarkSide * ratio);
        pixmap.setDevicePixelRatio(ratio);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        paintStateMark(&painter, item.state(), QPointF(MarkSide, MarkSide) / 2, colours,
                       item.isWarned());
        icon.addPixmap(pixmap);
        icon.addPixmap(pixmap, QIcon::Selected); // its colour says something
    }
    return icon;
}

} // namespace tomato::ui
