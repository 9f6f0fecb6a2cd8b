// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/common/statusline.h"

#include "plugins/api/darkness.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include <algorithm>

namespace tomato::plugins {

namespace {

/// Has the size hint of an easily readable line's width, and the height for that width; a label's
/// own hint is narrow and high.
class Sentence final : public QLabel
{
public:
    using QLabel::QLabel;

    QSize sizeHint() const override
    {
        const QFontMetrics metrics = fontMetrics();
        const int most = metrics.averageCharWidth() * 60;
        const int width = m_isWide ? most : std::min(metrics.horizontalAdvance(text()) + 4, most);
        return {width, std::max(heightForWidth(width), metrics.height())};
    }

    /// Its width does not depend on its text.
    void setWide() { m_isWide = true; }

private:
    bool m_isWide = false;
};

} // namespace

QColor StatusLine::color(Kind kind, const QPalette &palette)
{
    const bool isDark = plugins::isDark(palette.color(QPalette::Window));
    switch (kind) {
    case Kind::Good:
        return isDark ? QColor(0x81, 0xc7, 0x84) : QColor(0x2e, 0x7d, 0x32);
    case Kind::Bad:
        return isDark ? QColor(0xff, 0x8a, 0x80) : QColor(0xb7, 0x1c, 0x1c);
    case Kind::Neutral:
        break;
    }
    return palette.color(QPalette::PlaceholderText);
}

QPixmap StatusLine::mark(Kind kind, int size, qreal ratio, const QPalette &palette)
{
    QPixmap pixmap(QSize(size, size) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(size / 16.0, size / 16.0);
    const QColor ink = color(kind, palette);
    if (kind == Kind::Neutral) {
        painter.setPen(QPen(ink, 1.5));
        painter.drawEllipse(QRectF(3, 3, 10, 10));
        return pixmap;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawEllipse(QRectF(1, 1, 14, 14));
    painter.setPen(
        QPen(palette.color(QPalette::Window), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (kind == Kind::Good) {
        const QPointF check[] = {{4.5, 8.5}, {7, 11}, {11.5, 5.5}};
        painter.drawPolyline(check, 3);
    } else {
        painter.drawLine(QPointF(5.5, 5.5), QPointF(10.5, 10.5));
        painter.drawLine(QPointF(10.5, 5.5), QPointF(5.5, 10.5));
    }
    return pixmap;
}

StatusLine::StatusLine(QWidget *parent)
    : QWidget(parent), m_mark(new QLabel(this)), m_text(new Sentence(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_mark, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    draw();
}

void StatusLine::setStatus(Kind kind, const QString &text)
{
    m_text->setText(text);
    setAccessibleName(text);
    giveRoom();
    if (kind == m_kind)
        return;
    m_kind = kind;
    draw();
}

QString StatusLine::text() const
{
    return m_text->text();
}

void StatusLine::setProminent()
{
    QFont font = m_text->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * 1.2);
    m_text->setFont(font);
    draw();
}

void StatusLine::setReservedLines(int lines)
{
    m_reservedLines = lines;
    static_cast<Sentence *>(m_text)->setWide(); // windows grow with what they hold
    setMinimumHeight(m_text->fontMetrics().lineSpacing() * lines);
}

void StatusLine::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // The final width of the layout counts, not those on the way: each would enlarge the window at
    // once.
    QMetaObject::invokeMethod(this, &StatusLine::giveRoom, Qt::QueuedConnection);
}

/// Layouts within layouts forget that a text of several lines is higher.
void StatusLine::giveRoom()
{
    if (!testAttribute(Qt::WA_Resized))
        return; // nobody knows how wide it will be
    const int width = this->width() - m_mark->sizeHint().width() - layout()->spacing();
    m_text->setMinimumHeight(0); // or it would count below
    // An empty text has no height.
    m_text->setMinimumHeight(std::max(m_text->heightForWidth(std::max(width, 1)), 0));
}

void StatusLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange)
        return;
    draw();
    if (m_reservedLines > 0)
        setReservedLines(m_reservedLines);
}

void StatusLine::draw()
{
    const int size = m_text->fontMetrics().height();
    m_mark->setPixmap(mark(m_kind, size, devicePixelRatioF(), palette()));
    QPalette colors = palette();
    if (m_kind == Kind::Bad)
        colors.setColor(QPalette::WindowText, color(m_kind, palette()));
    m_text->setPalette(colors);
}

} // namespace tomato::plugins
