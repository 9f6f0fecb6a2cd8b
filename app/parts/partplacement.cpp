// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parts/partplacement.h"

#include "app/topology/attributes/attributecheck.h"
#include "app/topology/attributes/attributenames.h"

#include <QRectF>

#include <cmath>

namespace tomato::parts {

using topology::Connection;
using topology::Element;
using topology::Topology;

static constexpr QLatin1String AnnotationsKey("_annotations");

Result<> checkPosition(QPointF position)
{
    const bool isNear = std::abs(position.x()) <= topology::FarthestPosition &&
                        std::abs(position.y()) <= topology::FarthestPosition;
    if (!isNear)
        return failure("the position lies too far out");
    return {};
}

QJsonObject filePosition(QPointF scenePosition, double documentScale, QJsonObject position)
{
    position.insert(QStringLiteral("x"), scenePosition.x() / documentScale);
    position.insert(QStringLiteral("y"), scenePosition.y() / documentScale);
    return position;
}

/// Returns the annotation scaled and moved.
static QJsonObject placed(QJsonObject annotation, double scale, QPointF offset)
{
    for (const char *key : {"width", "height", "border"}) {
        const QJsonValue value = annotation.value(QLatin1String(key));
        if (value.isDouble())
            annotation.insert(QLatin1String(key), value.toDouble() * scale);
    }
    annotation.insert(QLatin1String("x"),
                      annotation.value(QLatin1String("x")).toDouble() * scale + offset.x());
    annotation.insert(QLatin1String("y"),
                      annotation.value(QLatin1String("y")).toDouble() * scale + offset.y());
    return annotation;
}

QJsonArray withAnnotations(QJsonArray annotations, const Topology &part, const PartPlace &where)
{
    const double scale = where.partScale / where.documentScale;
    for (const QJsonValue &each : part.attributes().value(AnnotationsKey).toArray()) {
        if (each.isObject())
            annotations.append(placed(each.toObject(), scale, where.offset / where.documentScale));
    }
    return annotations;
}

Topology copyPart(const Topology &from, double documentScale,
                  const std::vector<ElementId> &elements, const std::vector<qsizetype> &annotations)
{
    Topology part;
    const QJsonArray all = from.attributes().value(AnnotationsKey).toArray();
    QJsonArray drawn;
    for (const qsizetype index : annotations)
        drawn.append(placed(all.at(index).toObject(), documentScale, {}));
    if (!drawn.isEmpty())
        part.setAttributes({{AnnotationsKey, drawn}});
    for (const ElementId &id : elements) {
        const Element *device = from.deviceOf(id);
        if (device == nullptr || part.element(device->id) != nullptr)
            continue;
        Element copy = *device;
        const QPointF place = device->position() * documentScale;
        copy.attributes.insert(
            topology::PositionAttribute,
            QJsonObject{{QStringLiteral("x"), place.x()}, {QStringLiteral("y"), place.y()}});
        (void)part.insert(copy);
        for (const ElementId &interface : from.interfaces(device->id))
            (void)part.insert(*from.element(interface));
    }
    for (const auto &[id, connection] : from.connections())
        (void)part.insert(connection); // fails for one whose ends are not both there
    return part;
}

Result<> place(PartCopy &copy, const Topology &part, const PartPlace &where)
{
    for (const auto &[id, element] : part.elements()) {
        if (element.isInterface())
            continue;
        const QPointF place = element.position() * where.partScale + where.offset;
        if (const auto checked = checkPosition(place); !checked)
            return checked;
        copy.setPosition(
            copy.ids.at(id),
            filePosition(place, where.documentScale,
                         element.attributes.value(topology::PositionAttribute).toObject()));
    }
    return {};
}

/// Returns the room that devices take on the canvas, with their names.
static QRectF roomOf(const Topology &topology, double scale)
{
    QRectF room;
    for (const auto &[id, element] : topology.elements()) {
        if (!element.isInterface())
            room |= QRectF(element.position() * scale, QSizeF(0, 0)).adjusted(-60, -60, 60, 60);
    }
    return room;
}

QPointF besideAll(const Topology &here, double documentScale, const Topology &part,
                  double partScale)
{
    const QRectF taken = roomOf(here, documentScale);
    return taken.isNull() ? QPointF() : taken.topRight() - roomOf(part, partScale).topLeft();
}

QPointF middleOf(const Topology &part, double partScale)
{
    return roomOf(part, partScale).center();
}

} // namespace tomato::parts
