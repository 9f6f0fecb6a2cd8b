// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/distancedelay.h"
#include "ui/bulk/previewdialog.h"

#include <functional>

class QDoubleSpinBox;

namespace tomato::ui {

/// Asks how much longer cables are than the straight way, and shows which delays come of that.
class DistanceDialog final : public PreviewDialog
{
    Q_OBJECT

public:
    using Look = std::function<topology::DistanceDelays(double detour)>;

    /// Borrows the topology, for its names.
    DistanceDialog(Look look, const topology::Topology &topology, QWidget *parent);

    double detour() const;

private:
    void refresh();

    Look m_look;
    const topology::Topology &m_topology;
    QDoubleSpinBox *m_detour;
};

} // namespace tomato::ui
