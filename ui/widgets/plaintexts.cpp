// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/plaintexts.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QLabel>
#include <QRegularExpression>
#include <QTextBoundaryFinder>
#include <QToolTip>

#include <algorithm>

namespace tomato::ui {

PlainTexts::PlainTexts()
{
    qApp->installEventFilter(this);
}

/// Returns the tool tip for a place of a widget, which may belong to an item of a list or table.
static QString tipAt(const QWidget &widget, const QPoint &place)
{
    const auto *view = qobject_cast<QAbstractItemView *>(widget.parentWidget());
    if (view && view->viewport() == &widget) {
        const QString tip = view->indexAt(place).data(Qt::ToolTipRole).toString();
        if (!tip.isEmpty())
            return tip;
    }
    return widget.toolTip();
}

bool PlainTexts::eventFilter(QObject *watched, QEvent *event)
{
    // The event comes before the size is requested and before the text is shown; a tool tip is a
    // label, too.
    if (event->type() == QEvent::Polish) {
        auto *label = qobject_cast<QLabel *>(watched);
        if (label != nullptr && label->textFormat() == Qt::AutoText)
            label->setTextFormat(Qt::PlainText);
    }
    if (event->type() == QEvent::ToolTip && watched->isWidgetType()) {
        auto *widget = static_cast<QWidget *>(watched);
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString tip = tipAt(*widget, help->pos());
        const QString lines = inLines(tip);
        if (lines != tip) {
            QToolTip::showText(help->globalPos(), lines, widget);
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

/// Characters of Chinese are twice as wide as letters, and a line may end behind most of them.
static bool isWide(QChar character)
{
    static constexpr char16_t First = 0x2e80;
    return character.unicode() >= First;
}

static qsizetype widthOf(QStringView text)
{
    return text.size() + std::count_if(text.begin(), text.end(), isWide);
}

static QString withoutSpacesBehind(QString line)
{
    while (line.endsWith(QLatin1Char(' ')))
        line.chop(1);
    return line;
}

/// Returns whether a line may end there: behind spaces, and between characters of Chinese. Paths
/// stay whole.
static bool mayBreakAt(QTextBoundaryFinder &places, const QString &paragraph, qsizetype place)
{
    if (place == paragraph.size() || paragraph.at(place - 1) == QLatin1Char(' '))
        return true;
    places.setPosition(place);
    return (isWide(paragraph.at(place - 1)) || isWide(paragraph.at(place))) &&
           places.isAtBoundary();
}

static void breakInto(QStringList &lines, const QString &paragraph)
{
    constexpr qsizetype MaxWidth = 80;
    QTextBoundaryFinder places(QTextBoundaryFinder::Line, paragraph);
    qsizetype begin = 0;
    qsizetype end = 0; // of the line so far
    for (qsizetype place = 1; place <= paragraph.size(); ++place) {
        if (!mayBreakAt(places, paragraph, place))
            continue;
        const QString longer = withoutSpacesBehind(paragraph.mid(begin, place - begin));
        if (end > begin && widthOf(longer) > MaxWidth) {
            lines << withoutSpacesBehind(paragraph.mid(begin, end - begin));
            begin = end;
        }
        end = place;
    }
    lines << paragraph.mid(begin);
}

QString inLines(const QString &text)
{
    QStringList lines;
    for (const QString &paragraph : text.split(QLatin1Char('\n')))
        breakInto(lines, paragraph);
    return lines.join(QLatin1Char('\n'));
}

QString withoutMnemonic(QString text)
{
    static const QRegularExpression inBrackets(QStringLiteral("\\(&\\w\\)"));
    return text.remove(inBrackets).remove(QLatin1Char('&'));
}

} // namespace tomato::ui
