// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/elementsort.h"

#include <QWidget>

#include <vector>

namespace tomato::ui {

/// The sorts of elements, which can be clicked or dragged onto the canvas.
class ElementPalette final : public QWidget
{
    Q_OBJECT

public:
    explicit ElementPalette(QWidget *parent = nullptr);

    /// The sorts are in the order in which they are offered, here and in menus.
    static const std::vector<ElementSort> &sorts();

signals:
    void chosen(const tomato::ui::ElementSort &sort);
};

} // namespace tomato::ui
