// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/protocoltypes.h"
#include "app/topology/element.h"

#include <QCoreApplication>
#include <QIcon>

#include <map>

namespace tomato::topology {
class Topology;
}

namespace tomato::ui {

class TopologyScene;

/// What a list of elements says of one of them.
class TreeTexts final
{
    Q_DECLARE_TR_FUNCTIONS(tomato::ui::TreeTexts)

public:
    /// Borrows the scene, whose items know the states.
    explicit TreeTexts(const TopologyScene &scene) : m_scene(scene) {}

    /// Of an interface: the interface that it is connected to; of a device: its neighbours, the
    /// first few of many.
    QString otherSide(const topology::Element &element) const;
    /// Empty for an interface, which has no state.
    QString state(const topology::Element &element) const;
    QString toolTip(const topology::Element &element) const;
    QIcon stateIcon(client::ElementStatus::State state) const;
    /// Whether its name, kind, state or addresses contain the text, in capitals or not.
    bool contain(const topology::Element &element, const QString &text) const;

private:
    const topology::Topology &topology() const;
    QString connected(const topology::Element &element) const;

    const TopologyScene &m_scene;
    mutable std::map<std::pair<client::ElementStatus::State, QRgb>, QIcon> m_stateIcons;
};

} // namespace tomato::ui
