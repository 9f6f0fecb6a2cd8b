// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/parts/partcopy.h"
#include "app/topology/topology.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QPointF>

#include <vector>

namespace tomato::parts {

/// How a part comes to its place in a document. Scales are pixels of the scene per unit of the
/// positions that are scaled.
struct PartPlace
{
    double partScale = 1;
    /// How far the part is moved, in pixels.
    QPointF offset;
    double documentScale = 1;
};

/// Fails for a position, in pixels, that no file can hold.
Result<> checkPosition(QPointF position);
/// Returns an element's position as its file has it, from that in pixels; what else `position` has
/// stays.
QJsonObject filePosition(QPointF scenePosition, double documentScale, QJsonObject position = {});
/// Gives the copies the positions of the part's devices.
Result<> place(PartCopy &copy, const topology::Topology &part, const PartPlace &where);
/// Returns the annotations followed by the part's.
QJsonArray withAnnotations(QJsonArray annotations, const topology::Topology &part,
                           const PartPlace &where);
/// Returns how far a part has to be moved, in pixels, to lie to the right of all that is here.
QPointF besideAll(const topology::Topology &here, double documentScale,
                  const topology::Topology &part, double partScale);
/// Returns the middle of the part's devices, in pixels.
QPointF middleOf(const topology::Topology &part, double partScale);
/// Copies these devices with their interfaces, the connections among them, and the annotations with
/// these indices; positions are those in pixels.
topology::Topology copyPart(const topology::Topology &from, double documentScale,
                            const std::vector<ElementId> &elements,
                            const std::vector<qsizetype> &annotations);

} // namespace tomato::parts
