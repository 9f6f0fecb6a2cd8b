// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/element.h"

#include <QWidget>

namespace tomato::ui {

/// The kinds of elements, which can be clicked or dragged onto the canvas.
class ElementPalette final : public QWidget
{
    Q_OBJECT

public:
    explicit ElementPalette(QWidget *parent = nullptr);

    /// The kinds are in the order in which they are offered, here and in menus.
    static const std::vector<topology::ElementKind> &kinds();

signals:
    void chosen(tomato::topology::ElementKind kind);
};

} // namespace tomato::ui
