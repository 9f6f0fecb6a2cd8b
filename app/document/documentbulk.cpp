// SPDX-License-Identifier: GPL-3.0-or-later
// What Document does with much at once.
#include "app/bulk/fabric.h"
#include "app/bulk/linkpattern.h"
#include "app/bulk/renamepattern.h"
#include "app/document/addlinks.h"
#include "app/document/changeattributes.h"
#include "app/document/document.h"
#include "app/document/insertitems.h"
#include "app/topology/addressplan.h"
#include "app/topology/attributes/attributenames.h"

#include <QRectF>

#include <set>

namespace tomato::document {

using topology::Topology;

/// What devices take on the canvas, with their names.
static QRectF roomOf(const Topology &topology, double scale)
{
    QRectF room;
    for (const auto &[id, element] : topology.elements()) {
        if (!element.isInterface())
            room |= QRectF(element.position() * scale, QSizeF()).adjusted(-60, -60, 60, 60);
    }
    return room;
}

QPointF Document::besideAll(const Topology &part, double scale) const
{
    const QRectF here = roomOf(topology(), m_positionScale);
    return here.isNull() ? QPointF() : here.topRight() - roomOf(part, scale).topLeft();
}

/// The addresses of these devices and their interfaces, as far as they have none.
static ChangeAttributes::ElementValues addressesOf(const Topology &topology,
                                                   const std::vector<ElementId> &devices)
{
    const std::set<ElementId> wanted(devices.begin(), devices.end());
    ChangeAttributes::ElementValues values;
    for (const topology::AddressChange &change : topology::planAddresses(topology)) {
        if (wanted.contains(topology.deviceOf(change.element)->id))
            values[change.element][change.key] = change.value;
    }
    return values;
}

Result<std::vector<ElementId>> Document::addFabric(const bulk::FabricPlan &plan, bool addresses)
{
    const auto part = bulk::makeFabric(plan);
    if (!part)
        return passOn(part);
    auto command = InsertItems::make(m_topology, *part, InsertItems::Addresses::Keep);
    if (!command)
        return passOn(command);
    if (const auto isPlaced = place(**command, *part, 1, besideAll(*part, 1)); !isPlaced)
        return passOn(isPlaced);
    const std::vector<ElementId> devices = (*command)->devices();
    const QString text =
        tr("Insert a fabric of %n element(s)", nullptr, static_cast<int>(devices.size()));
    m_undoStack.beginMacro(text);
    push(*std::move(command), text);
    if (addresses) {
        AttributeValues own;
        if (topology::lacksRoutes(topology()))
            own.emplace(topology::ComputeRoutesAttribute, true);
        auto change = ChangeAttributes::make(m_topology, addressesOf(topology(), devices), {}, own);
        if (change)
            push(*std::move(change), text);
    }
    m_undoStack.endMacro();
    return devices;
}

Result<std::vector<ConnectionId>>
Document::addLinks(const std::vector<std::array<ElementId, 2>> &pairs)
{
    std::vector<ConnectionId> added;
    if (pairs.empty())
        return added;
    auto links = bulk::linksFor(topology(), pairs);
    if (!links)
        return passOn(links);
    for (const topology::Connection &each : links->connections)
        added.push_back(each.id);
    push(std::make_unique<AddLinks>(m_topology, *std::move(links)),
         tr("Add %n connection(s)", nullptr, static_cast<int>(added.size())));
    return added;
}

Result<> Document::rename(const std::vector<bulk::Renaming> &renamings)
{
    ChangeAttributes::ElementValues values;
    for (const bulk::Renaming &each : renamings)
        values[each.element] = {{topology::NameAttribute, each.after}};
    auto command = ChangeAttributes::make(m_topology, values);
    if (!command)
        return passOn(command);
    push(*std::move(command),
         tr("Rename %n element(s)", nullptr, static_cast<int>(renamings.size())));
    return {};
}

} // namespace tomato::document
