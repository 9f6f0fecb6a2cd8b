// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/protocoltypes.h"
#include "app/topology/element.h"

#include <QCoreApplication>
#include <QIcon>

#include <map>
#include <tuple>

namespace tomato::topology {
class Topology;
}

namespace tomato::ui {

class ElementItem;
class TopologyScene;

/// The texts about an element in a list of elements.
class TreeTexts final
{
    Q_DECLARE_TR_FUNCTIONS(tomato::ui::TreeTexts)

public:
    /// The scene is borrowed; its items know the states.
    explicit TreeTexts(const TopologyScene &scene) : m_scene(scene) {}

    /// For an interface, returns the interface that it is connected to; for a device, its
    /// neighbours, the first few of many.
    QString otherSide(const topology::Element &element) const;
    /// Returns an empty text for an interface, which has no state.
    QString state(const topology::Element &element) const;
    QString toolTip(const topology::Element &element) const;
    QIcon stateIcon(const ElementItem &item) const;
    /// Returns whether its name, kind, state or addresses contain the text; case is ignored.
    bool contain(const topology::Element &element, const QString &text) const;

private:
    const topology::Topology &topology() const;
    QString connected(const topology::Element &element) const;

    const TopologyScene &m_scene;
    mutable std::map<std::tuple<client::ElementStatus::State, bool, QRgb>, QIcon> m_stateIcons;
};

} // namespace tomato::ui
