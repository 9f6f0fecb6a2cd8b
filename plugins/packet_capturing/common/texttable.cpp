// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/common/texttable.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <chrono>
#include <map>

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
    connect(&m_growSoon, &QTimer::timeout, this, [this] {
        growColumns();
        fillWithLastColumn();
    });
    horizontalHeader()->viewport()->installEventFilter(this);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column) {
        if (m_isHeaderPressed)
            m_given.insert(column);
    });
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, &m_growSoon,
            qOverload<>(&QTimer::start));
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
    fillWithLastColumn();
    m_growSoon.start();
}

/// Its contents may be others than when it was seen last.
void TextTable::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    fillWithLastColumn();
    m_growSoon.start();
}

void TextTable::setWidths(const std::vector<int> &characters)
{
    const int character = fontMetrics().averageCharWidth();
    for (int column = 0; column < static_cast<int>(characters.size()); ++column)
        setColumnWidth(column, std::max(characters[static_cast<std::size_t>(column)] * character,
                                        horizontalHeader()->sectionSizeHint(column)));
}

/// Who does not see it is told, too.
void TextTable::setEmptyText(const QString &text)
{
    m_emptyText = text;
    setAccessibleDescription(text);
    viewport()->update();
}

void TextTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_emptyText.isEmpty() || (model() && model()->rowCount() != 0))
        return;
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect().adjusted(8, 0, -8, 0), Qt::AlignCenter | Qt::TextWordWrap,
                     m_emptyText);
}

void TextTable::setWhole(const QSet<int> &columns)
{
    m_whole = columns;
}

int TextTable::headingWidth(int column) const
{
    const int heading = horizontalHeader()->sectionSizeHint(column);
    // Headers ask for the arrow's place in each column, and paint it in one.
    const bool hasArrow = !horizontalHeader()->isSortIndicatorShown() ||
                          horizontalHeader()->sortIndicatorSection() == column;
    return hasArrow ? heading : heading - fontMetrics().height();
}

int TextTable::neededWidth(int column) const
{
    const int heading = headingWidth(column);
    const int most = WidestCharacters * fontMetrics().averageCharWidth();
    return std::min(std::max(sizeHintForColumn(column), heading), most);
}

/// The last column fills the remaining width. What it does not need is given to the others, and
/// when that is too little, also what any other one has beyond its need.
void TextTable::growColumns()
{
    if (!isVisible() || !model() || model()->columnCount() == 0)
        return;
    const int last = model()->columnCount() - 1;
    int room = viewport()->width() - neededWidth(last);
    int lacking = 0;
    std::map<int, int> missing; // less than zero: has so much too much
    for (int column = 0; column < last; ++column) {
        if (isColumnHidden(column))
            continue;
        room -= columnWidth(column);
        if (m_given.contains(column))
            continue;
        missing[column] = neededWidth(column) - columnWidth(column);
        lacking += std::max(missing[column], 0);
    }
    if (lacking == 0)
        return;
    for (const auto &[column, pixels] : missing) {
        const int taken = std::clamp(lacking - room, 0, std::max(-pixels, 0));
        if (taken > 0)
            setColumnWidth(column, columnWidth(column) - taken);
        room += taken;
    }
    const auto give = [&](bool isWhole) {
        for (const auto &[column, pixels] : missing) {
            const int given = isWhole ? pixels : std::min(pixels, room);
            if (given <= 0 || m_whole.contains(column) != isWhole)
                continue;
            setColumnWidth(column, columnWidth(column) + given);
            room -= given;
        }
    };
    give(true);
    give(false);
}

/// When the others leave no room for its heading, the last column lies where one scrolls to it.
void TextTable::fillWithLastColumn()
{
    if (!isVisible() || !model() || model()->columnCount() == 0)
        return;
    const int last = model()->columnCount() - 1;
    int room = viewport()->width();
    for (int column = 0; column < last; ++column)
        room -= columnWidth(column);
    const int needed = headingWidth(last);
    horizontalHeader()->setStretchLastSection(room >= needed);
    if (room < needed && columnWidth(last) < needed)
        setColumnWidth(last, needed);
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

/// Only the mouse changes widths on behalf of the user.
bool TextTable::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == horizontalHeader()->viewport()) {
        if (event->type() == QEvent::MouseButtonPress ||
            event->type() == QEvent::MouseButtonDblClick)
            m_isHeaderPressed = true;
        else if (event->type() == QEvent::MouseButtonRelease)
            m_isHeaderPressed = false;
    }
    return QTableView::eventFilter(watched, event);
}

/// A table that gets the focus makes its first row the current one, which looks chosen and is not.
bool TextTable::chooseCurrentRow()
{
    if (!model() || model()->rowCount() == 0)
        return false;
    const int row = std::max(currentIndex().row(), 0);
    if (!selectionModel()->isRowSelected(row))
        selectRow(row);
    return true;
}

void TextTable::keyPressEvent(QKeyEvent *event)
{
    const QSet<int> moving = {Qt::Key_Up,       Qt::Key_Down, Qt::Key_PageUp,
                              Qt::Key_PageDown, Qt::Key_Home, Qt::Key_End};
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    const bool isFirst = isPlain && moving.contains(event->key()) && selectionModel() &&
                         !selectionModel()->hasSelection();
    if (event->matches(QKeySequence::Copy))
        QGuiApplication::clipboard()->setText(asText());
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (chooseCurrentRow())
            emit entered(currentIndex());
    } else if (!isFirst || !chooseCurrentRow())
        QTableView::keyPressEvent(event);
}

} // namespace tomato::plugins
