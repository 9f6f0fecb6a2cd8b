// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/manualview.h"

#include "ui/widgets/canvascolours.h"

#include <QEvent>
#include <QImageReader>
#include <QLocale>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTextBlock>
#include <QTextTable>

#include <algorithm>
#include <utility>

namespace tomato::ui {

/// The width is limited since longer lines are hard to read.
static constexpr int WidestText = 760;
static constexpr int PageMargin = 24;

ManualView::ManualView(QWidget *parent) : QTextBrowser(parent)
{
    setOpenExternalLinks(true);
    setFrameShape(QFrame::NoFrame);
    document()->setDocumentMargin(PageMargin);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &ManualView::sectionChanged);
    // The browser may have read it anew, though it is the same; it goes back by itself, too.
    connect(this, &QTextBrowser::sourceChanged, this, [this] {
        if (std::exchange(m_isReadAnew, false))
            layOut();
    });
}

void ManualView::setBook(const ManualBook &book)
{
    const QUrl here = source();
    const int section = m_book ? currentSection() : 0;
    m_book = &book;
    if (here.isEmpty())
        return;
    reload();
    goTo(QLocale::c().toString(section));
}

QVariant ManualView::loadResource(int type, const QUrl &name)
{
    if (type == QTextDocument::MarkdownResource) {
        m_isReadAnew = true;
        return m_book->source(ManualBook::pageName(name));
    }
    return QTextBrowser::loadResource(type, name);
}

void ManualView::doSetSource(const QUrl &name, QTextDocument::ResourceType type)
{
    const QString page = ManualBook::pageName(name);
    if (!m_book || m_book->indexOf(page) < 0)
        return;
    QUrl address = ManualBook::address(page);
    address.setFragment(name.fragment());
    QTextBrowser::doSetSource(address, type);
    goTo(name.fragment());
}

QTextBlock ManualView::heading(int section) const
{
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() > 0 && section-- == 0)
            return block;
    }
    return {};
}

void ManualView::goTo(const QString &place)
{
    bool isNumber = false;
    int section = place.toInt(&isNumber);
    if (!isNumber)
        section = m_book->sectionAt(ManualBook::pageName(source()), place);
    const QTextBlock block = heading(section);
    if (!block.isValid())
        return;
    const int top = section == 0 ? 0
                                 : cursorRect(QTextCursor(block)).top() +
                                       verticalScrollBar()->value() - PageMargin / 2;
    setTextCursor(QTextCursor(block));
    verticalScrollBar()->setValue(top);
    emit sectionChanged();
}

int ManualView::currentSection() const
{
    int section = -1;
    const int height = viewport()->height();
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() == 0)
            continue;
        if (section >= 0 && cursorRect(QTextCursor(block)).top() > height / 4)
            break;
        ++section;
    }
    return std::max(0, section);
}

void ManualView::layOut()
{
    // The browser would read a page again that was changed when it goes to another place of it.
    const QSignalBlocker unchanged(document());
    // Each change for itself would have the whole page laid out.
    QTextCursor all(document());
    all.beginEditBlock();
    layOutBlocks();
    layOutTables();
    fitPictures();
    all.endEditBlock();
    mark();
}

void ManualView::layOutBlocks()
{
    const QColor behindCode = mixed(palette().base().color(), palette().text().color(), 0.06);
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        QTextBlockFormat format = block.blockFormat();
        const bool isCode = format.hasProperty(QTextFormat::BlockCodeFence) ||
                            format.hasProperty(QTextFormat::BlockCodeLanguage);
        if (isCode) {
            format.setBackground(behindCode);
            format.setLeftMargin(PageMargin / 2);
        } else {
            // A picture is a line, too, and needs no more than its height.
            if (!block.text().contains(QChar::ObjectReplacementCharacter))
                format.setLineHeight(125, QTextBlockFormat::ProportionalHeight);
            if (const int level = format.headingLevel(); level > 0) {
                format.setTopMargin(level == 1 ? 0 : PageMargin);
                format.setBottomMargin(PageMargin / 3);
            } else if (!cursor.currentTable()) {
                format.setBottomMargin(PageMargin / 3);
            }
        }
        cursor.setBlockFormat(format);
    }
}

void ManualView::layOutTables()
{
    const QColor line = mixed(palette().base().color(), palette().text().color(), 0.2);
    for (QTextFrame *frame : document()->rootFrame()->childFrames()) {
        auto *table = qobject_cast<QTextTable *>(frame);
        if (!table)
            continue;
        QTextTableFormat format = table->format();
        format.setBorder(1);
        format.setBorderBrush(line);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderCollapse(true);
        format.setCellPadding(6);
        format.setCellSpacing(0);
        format.setTopMargin(PageMargin / 3);
        format.setBottomMargin(PageMargin / 2);
        table->setFormat(format);
    }
}

int ManualView::room() const
{
    return std::min(WidestText, viewport()->width() - 2 * PageMargin);
}

void ManualView::fitPictures()
{
    const QSignalBlocker unchanged(document());
    QTextFrameFormat page = document()->rootFrame()->frameFormat();
    page.setRightMargin(std::max(PageMargin, viewport()->width() - PageMargin - WidestText));
    document()->rootFrame()->setFrameFormat(page);
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            const QTextImageFormat image = part.fragment().charFormat().toImageFormat();
            if (image.isValid())
                fitPicture(part.fragment().position(), QUrl(image.name()));
        }
    }
}

/// A picture is stored with two pixels for each one of a plain screen; it is scaled once, to the
/// very pixels that it gets, as the layout itself would drop lines of it.
void ManualView::fitPicture(int position, const QUrl &name)
{
    // With a palette of its own, the scaled picture would have the colours between in a pattern.
    const QImage image = QImage(m_book->pictureFile(name.path()))
                             .convertToFormat(QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return;
    const int width = std::min(room(), image.width() / 2);
    if (width <= 0)
        return;
    const qreal ratio = devicePixelRatioF();
    QImage scaled = image.scaledToWidth(qRound(width * ratio), Qt::SmoothTransformation);
    scaled.setDevicePixelRatio(ratio);
    for (const QUrl &address : {name, document()->baseUrl().resolved(name)})
        document()->addResource(QTextDocument::ImageResource, address, scaled);
    QTextCursor cursor(document());
    cursor.setPosition(position);
    cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor);
    QTextImageFormat format = cursor.charFormat().toImageFormat();
    format.setWidth(width);
    format.setHeight(scaled.height() / ratio);
    cursor.setCharFormat(format);
}

void ManualView::resizeEvent(QResizeEvent *event)
{
    const int section = m_book && !source().isEmpty() ? currentSection() : -1;
    const bool isTop = verticalScrollBar()->value() == 0;
    QTextBrowser::resizeEvent(event);
    if (section < 0 || event->size().width() == event->oldSize().width())
        return;
    fitPictures();
    if (!isTop)
        goTo(QLocale::c().toString(section));
}

void ManualView::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_book && !source().isEmpty())
        layOut();
}

void ManualView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::BackButton)
        backward();
    else if (event->button() == Qt::ForwardButton)
        forward();
    else
        QTextBrowser::mouseReleaseEvent(event);
}

void ManualView::setMarkedWords(const QString &words)
{
    m_words = ManualBook::wordsIn(words);
    mark();
}

void ManualView::mark()
{
    m_marks.clear();
    for (const QString &word : m_words) {
        for (QTextCursor found = document()->find(word); !found.isNull();
             found = document()->find(word, found))
            m_marks << found;
    }
    std::sort(m_marks.begin(), m_marks.end(), [](const QTextCursor &one, const QTextCursor &other) {
        return one.selectionStart() < other.selectionStart();
    });
    showMarks(-1);
}

int ManualView::markCount() const
{
    return static_cast<int>(m_marks.size());
}

void ManualView::goToMark(int step)
{
    if (m_marks.isEmpty())
        return;
    const int count = markCount();
    int next = m_currentMark + step;
    if (m_currentMark < 0) {
        const int from = textCursor().position();
        const auto first =
            std::find_if(m_marks.begin(), m_marks.end(),
                         [from](const QTextCursor &each) { return each.selectionStart() >= from; });
        next = static_cast<int>(first - m_marks.begin());
    }
    showMarks((next + count) % count);
    QTextCursor place = m_marks[m_currentMark];
    place.setPosition(place.selectionStart());
    setTextCursor(place);
    ensureCursorVisible();
}

void ManualView::showMarks(int current)
{
    m_currentMark = current;
    const QColor amber(0xff, 0xc1, 0x07);
    QList<ExtraSelection> selections;
    for (int i = 0; i < m_marks.size(); ++i) {
        ExtraSelection selection;
        selection.cursor = m_marks[i];
        selection.format.setBackground(i == current ? amber
                                                    : mixed(palette().base().color(), amber, 0.4));
        if (i == current)
            selection.format.setForeground(Qt::black);
        selections << selection;
    }
    setExtraSelections(selections);
}

} // namespace tomato::ui
