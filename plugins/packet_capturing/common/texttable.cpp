// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/common/texttable.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>
#include <chrono>

namespace tomato::plugins {

using namespace std::chrono_literals;

static constexpr int MaxCopied = 10'000;
/// The limit of a column that gets wider by itself.
static constexpr int WidestCharacters = 40;

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
    horizontalHeader()->setResizeContentsPrecision(0); // the rows that are seen
    m_growSoon.setSingleShot(true);
    m_growSoon.setInterval(200ms);
    connect(&m_growSoon, &QTimer::timeout, this, &TextTable::growColumns);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column) {
        if (horizontalHeader()->underMouse() && QGuiApplication::mouseButtons() != Qt::NoButton)
            m_given.insert(column);
    });
}

void TextTable::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    const auto soon = [this] {
        if (!m_growSoon.isActive())
            m_growSoon.start();
    };
    connect(model, &QAbstractItemModel::dataChanged, this, soon);
    connect(model, &QAbstractItemModel::rowsInserted, this, soon);
    connect(model, &QAbstractItemModel::modelReset, this, soon);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, soon);
}

void TextTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    m_growSoon.start();
}

/// The last column fills the remaining width; the part that its own texts do not need is given to
/// the others.
void TextTable::growColumns()
{
    if (!isVisible() || !model() || model()->columnCount() == 0)
        return;
    const int last = model()->columnCount() - 1;
    const int most = WidestCharacters * fontMetrics().averageCharWidth();
    const auto wanted = [this, most](int column) {
        return std::min(
            std::max(sizeHintForColumn(column), horizontalHeader()->sectionSizeHint(column)), most);
    };
    int used = 0;
    for (int column = 0; column < last; ++column)
        used += isColumnHidden(column) ? 0 : columnWidth(column);
    int room = viewport()->width() - used - wanted(last);
    for (int column = 0; column < last && room > 0; ++column) {
        const int missing = isColumnHidden(column) || m_given.contains(column)
                                ? 0
                                : std::min(wanted(column) - columnWidth(column), room);
        if (missing <= 0)
            continue;
        setColumnWidth(column, columnWidth(column) + missing);
        room -= missing;
    }
}

QString TextTable::asText() const
{
    QList<int> rows;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom() && rows.size() < MaxCopied; ++row)
            rows << row;
    }
    std::sort(rows.begin(), rows.end());
    for (int row = 0; selectionModel()->selection().isEmpty() && row < model()->rowCount() &&
                      rows.size() < MaxCopied;
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
    // The window's Ctrl+C copies elements, so the table overrides it.
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
