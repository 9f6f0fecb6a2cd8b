// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/distancedelay.h"

#include <QDialog>

#include <functional>

class QDoubleSpinBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace tomato::ui {

/// How much longer cables are than the straight way, and which delays come of that. Deletes itself
/// when it closes.
class DistanceDialog final : public QDialog
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
    QListWidget *m_rows;
    QLabel *m_summary;
    QPushButton *m_action;
};

} // namespace tomato::ui
