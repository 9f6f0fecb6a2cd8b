// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/common/texttable.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>

namespace tomato::plugins {

static constexpr int MostCopied = 10'000;

TextTable::TextTable(QWidget *parent) : QTableView(parent)
{
    setSelectionBehavior(SelectRows);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

QString TextTable::asText() const
{
    QList<int> rows;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom() && rows.size() < MostCopied; ++row)
            rows << row;
    }
    std::sort(rows.begin(), rows.end());
    for (int row = 0; selectionModel()->selection().isEmpty() && row < model()->rowCount() &&
                      rows.size() < MostCopied;
         ++row)
        rows << row;
    const auto line = [this](const auto &textOf) {
        QStringList cells;
        for (int column = 0; column < model()->columnCount(); ++column)
            cells << textOf(column);
        return cells.join(QLatin1Char('\t'));
    };
    QStringList lines{line(
        [this](int column) { return model()->headerData(column, Qt::Horizontal).toString(); })};
    for (const int row : std::as_const(rows)) {
        lines << line(
            [this, row](int column) { return model()->index(row, column).data().toString(); });
    }
    return lines.join(QLatin1Char('\n'));
}

bool TextTable::event(QEvent *event)
{
    // The window's Ctrl+C copies elements.
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        event->accept();
        return true;
    }
    return QTableView::event(event);
}

void TextTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        QGuiApplication::clipboard()->setText(asText());
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        emit entered(currentIndex());
    else
        QTableView::keyPressEvent(event);
}

} // namespace tomato::plugins
