// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fittingcolumns.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QTreeView>

#include <algorithm>

namespace tomato::ui {

static constexpr int WidestList = 600;

void fitColumns(QTreeView &list)
{
    QHeaderView &header = *list.header();
    const QAbstractItemView &cells = list;
    int whole = 2 * list.frameWidth() + list.verticalScrollBar()->sizeHint().width();
    for (int column = 0; column < header.count(); ++column) {
        const int width = std::max(header.sectionSizeHint(column), cells.sizeHintForColumn(column));
        header.resizeSection(column, width);
        whole += width;
    }
    list.setMinimumWidth(std::min(whole, WidestList));
}

} // namespace tomato::ui
