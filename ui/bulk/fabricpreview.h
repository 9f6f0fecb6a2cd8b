// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bulk/fabricplan.h"

#include <QLineF>
#include <QWidget>

#include <vector>

namespace tomato::ui {

/// A small picture of a fabric.
class FabricPreview final : public QWidget
{
    Q_OBJECT

public:
    explicit FabricPreview(QWidget *parent);

    /// A fabric that cannot be, or has too much to be seen in a small picture, is not shown.
    void setPlan(const bulk::FabricPlan &plan);

    QSize sizeHint() const override { return {340, 260}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Dot
    {
        QPointF place;
        bool isHost = false;
    };

    std::vector<QLineF> m_lines;
    std::vector<Dot> m_dots;
};

} // namespace tomato::ui
