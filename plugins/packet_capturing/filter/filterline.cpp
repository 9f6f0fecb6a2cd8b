// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/filter/filterline.h"

#include "plugins/packet_capturing/common/statusline.h"
#include "plugins/packet_capturing/filter/filterwords.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QCoreApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QStringListModel>
#include <QTextCharFormat>

#include <algorithm>

namespace tomato::plugins {

FilterLine::FilterLine(QWidget *parent)
    : QLineEdit(parent), m_completer(new QCompleter(primitives(), this))
{
    // setCompleter() is not used, as it completes the whole text.
    m_completer->setWidget(this);
    m_completer->setModelSorting(QCompleter::CaseSensitivelySortedModel);
    m_completer->popup()->setObjectName(QStringLiteral("filterCompletions"));
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this,
            &FilterLine::insertCompletion);
    connect(this, &QLineEdit::textEdited, this, &FilterLine::complete);
    connect(this, &QLineEdit::textChanged, this, [this] { underline(0, 0); });
}

QString FilterLine::wordBefore() const
{
    const QString before = text().left(cursorPosition());
    qsizetype begin = before.size();
    while (begin > 0 && (before[begin - 1].isLetterOrNumber() || before[begin - 1] == u'-'))
        --begin;
    return before.mid(begin);
}

void FilterLine::complete()
{
    const QString word = wordBefore();
    const bool isMiddle = cursorPosition() < text().size() && text()[cursorPosition()].isLetter();
    m_completer->setCompletionPrefix(word);
    const bool isOnlyItself =
        m_completer->completionCount() == 1 && m_completer->currentCompletion() == word;
    if (word.isEmpty() || isMiddle || isOnlyItself || m_completer->completionCount() == 0) {
        m_completer->popup()->hide();
        return;
    }
    const int width = m_completer->popup()->sizeHintForColumn(0) + fontMetrics().height() * 2;
    QRect place = cursorRect();
    place.setWidth(width);
    if (m_below)
        place.setBottom(std::max(
            place.bottom(), mapFromGlobal(m_below->mapToGlobal(QPoint(0, m_below->height()))).y()));
    m_completer->complete(place);
}

void FilterLine::insertCompletion(const QString &word)
{
    // The text is inserted as if typed, so that Ctrl+Z removes it again.
    const auto typed = static_cast<int>(wordBefore().size());
    setSelection(cursorPosition() - typed, typed);
    insert(word);
}

void FilterLine::keyPressEvent(QKeyEvent *event)
{
    if (m_completer->popup()->isVisible()) {
        const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
        if (isReturn && !m_completer->popup()->currentIndex().isValid()) {
            // Nothing was chosen from the list: the text is complete, and the window handles
            // Return.
            m_completer->popup()->hide();
            QCoreApplication::postEvent(
                this, new QKeyEvent(QEvent::KeyPress, event->key(), event->modifiers()));
            return;
        }
        switch (event->key()) {
        case Qt::Key_Enter:
        case Qt::Key_Return:
        case Qt::Key_Escape:
        case Qt::Key_Tab:
        case Qt::Key_Backtab:
            event->ignore(); // the completer's
            return;
        default:
            break;
        }
    } else if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        complete();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void FilterLine::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawUnderline();
}

void FilterLine::underline(int at, int length)
{
    if (at == m_at && length == m_length)
        return;
    m_at = at;
    m_length = length;
    drawUnderline();
}

/// The one way in which a line of text can be given formats is that of input methods.
void FilterLine::drawUnderline()
{
    QList<QInputMethodEvent::Attribute> attributes;
    if (m_length > 0) {
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(StatusLine::color(StatusLine::Kind::Bad, palette()));
        attributes.append(
            {QInputMethodEvent::TextFormat, m_at - cursorPosition(), m_length, QVariant(format)});
    }
    QInputMethodEvent event(QString(), attributes);
    QCoreApplication::sendEvent(this, &event);
}

} // namespace tomato::plugins
