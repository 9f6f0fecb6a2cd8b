// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/historyview.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/plaintexts.h"

#include <QHelpEvent>
#include <QStyledItemDelegate>
#include <QToolTip>

#include <algorithm>

namespace tomato::ui {

namespace {

constexpr int RoomAround = 2;

/// Asks for no width: a list makes all rows as wide as the widest one asks for.
class NarrowRow final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize size = QStyledItemDelegate::sizeHint(option, index);
        // A row with a picture is no higher than the others.
        return {1, std::max(size.height(), option.decorationSize.height() + 2 * RoomAround)};
    }
};

} // namespace

HistoryView::HistoryView(QUndoStack &steps, QWidget *parent) : QUndoView(&steps, parent)
{
    setAccessibleName(tr("History"));
    setEmptyLabel(tr("As it was opened"));
    setCleanIcon(actionIcon(QStringLiteral("save"), palette()));
    setItemDelegate(new NarrowRow(this));
    setTextElideMode(Qt::ElideRight);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

bool HistoryView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QUndoView::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QModelIndex step = indexAt(help->pos());
    QToolTip::showText(help->globalPos(), inLines(step.data().toString()), viewport(),
                       visualRect(step));
    return true;
}

} // namespace tomato::ui
