// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QPointF>

namespace tomato::ui {

class TopologyScene;

/// A connection while it is being drawn: a line from an element to the mouse.
class ConnectGesture final
{
public:
    ConnectGesture(TopologyScene &scene, const ElementId &source, const QPointF &position);
    ~ConnectGesture();

    const ElementId &source() const { return m_source; }
    void moveTo(const QPointF &position);
    /// Returns the other element under the mouse; empty when there is none.
    const ElementId &target() const { return m_target; }

private:
    void setTarget(const ElementId &target);

    TopologyScene &m_scene;
    ElementId m_source;
    ElementId m_target;
};

} // namespace tomato::ui
