// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/plaintexts.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QLabel>
#include <QToolTip>

#include <utility>

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

QString inLines(const QString &text)
{
    constexpr qsizetype MaxCharacters = 80;
    QStringList lines;
    for (const QString &paragraph : text.split(QLatin1Char('\n'))) {
        if (paragraph.size() <= MaxCharacters) {
            lines << paragraph;
            continue;
        }
        QString line;
        for (const QString &word : paragraph.split(QLatin1Char(' '))) {
            if (!line.isEmpty() && line.size() + 1 + word.size() > MaxCharacters)
                lines << std::exchange(line, QString());
            line += (line.isEmpty() ? QString() : QStringLiteral(" ")) + word;
        }
        lines << line;
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace tomato::ui
