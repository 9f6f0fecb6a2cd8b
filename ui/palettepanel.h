// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/element.h"

#include <QListWidget>

namespace tomato::ui {

/// The kinds of elements that can be added: choose one, then click the canvas.
class PalettePanel final : public QListWidget
{
    Q_OBJECT

public:
    explicit PalettePanel(QWidget *parent = nullptr);

signals:
    void kindChosen(tomato::topology::ElementKind kind);
};

} // namespace tomato::ui
