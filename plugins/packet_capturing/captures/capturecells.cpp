// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/captures/capturecells.h"

#include "plugins/packet_capturing/captures/capturetablemodel.h"
#include "plugins/packet_capturing/common/statusline.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace tomato::plugins {

static StatusLine::Kind kindOf(const QModelIndex &index)
{
    if (index.data(CaptureTableModel::ProblemRole).toBool())
        return StatusLine::Kind::Bad;
    const auto phase =
        static_cast<ConnectionCapture::Phase>(index.data(CaptureTableModel::PhaseRole).toInt());
    return phase == ConnectionCapture::Phase::Recording ? StatusLine::Kind::Good
                                                        : StatusLine::Kind::Neutral;
}

void CaptureCells::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const auto column = static_cast<CaptureTableModel::Column>(index.column());
    if (column == CaptureTableModel::State) {
        const int size = option->fontMetrics.height();
        const qreal ratio = option->widget ? option->widget->devicePixelRatioF() : 1;
        option->icon = StatusLine::mark(kindOf(index), size, ratio, option->palette);
        option->decorationSize = QSize(size, size);
        option->features |= QStyleOptionViewItem::HasDecoration;
    } else if (column == CaptureTableModel::Dropped &&
               index.data(CaptureTableModel::SortRole).toLongLong() > 0) {
        option->font.setBold(true);
        const QColor red = StatusLine::color(StatusLine::Kind::Bad, option->palette);
        option->palette.setColor(QPalette::Text, red);
    } else if (column == CaptureTableModel::Fill) {
        option->displayAlignment = Qt::AlignCenter;
    }
}

/// Paints the ring's fill behind the text.
static void paintFill(QPainter *painter, const QStyleOptionViewItem &option, double part)
{
    const QRectF bar = QRectF(option.rect).adjusted(4, 3, -4, -3);
    QColor ground = option.palette.color(QPalette::Text);
    ground.setAlphaF(0.10F);
    painter->fillRect(bar, ground);
    QColor filled = option.palette.color(QPalette::Highlight);
    filled.setAlphaF(0.45F);
    QRectF done = bar;
    done.setWidth(bar.width() * std::clamp(part, 0.0, 1.0));
    painter->fillRect(done, filled);
}

static void paintMinute(QPainter *painter, const QStyleOptionViewItem &option,
                        const QList<float> &minute)
{
    static constexpr qsizetype Samples = 60;
    const float most = minute.isEmpty() ? 0 : *std::max_element(minute.begin(), minute.end());
    const QRectF area = QRectF(option.rect).adjusted(4, 4, -4, -4);
    QPolygonF line;
    for (qsizetype i = 0; i < minute.size(); ++i) {
        const qsizetype place = Samples - minute.size() + i;
        const double x = area.left() + area.width() * static_cast<double>(place) / (Samples - 1);
        const double height = most > 0 ? static_cast<double>(minute[i] / most) : 0;
        line << QPointF(x, area.bottom() - area.height() * height);
    }
    if (line.size() < 2)
        return;
    const bool isSelected = option.state & QStyle::State_Selected;
    const QColor color =
        option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Highlight);
    QPolygonF under = line;
    under << QPointF(line.last().x(), area.bottom()) << QPointF(line.first().x(), area.bottom());
    QColor ground = color;
    ground.setAlphaF(0.25F);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(ground);
    painter->drawPolygon(under);
    painter->setPen(QPen(color, 1.2));
    painter->drawPolyline(line);
}

void CaptureCells::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const auto column = static_cast<CaptureTableModel::Column>(index.column());
    if (column != CaptureTableModel::Fill && column != CaptureTableModel::LastMinute) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString text = std::exchange(cell.text, QString());
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    painter->save();
    if (column == CaptureTableModel::LastMinute) {
        paintMinute(painter, cell, index.data(CaptureTableModel::MinuteRole).value<QList<float>>());
    } else if (!text.isEmpty()) {
        paintFill(painter, cell, index.data(CaptureTableModel::FillRole).toDouble());
        const bool isSelected = cell.state & QStyle::State_Selected;
        painter->setPen(
            cell.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
        painter->setFont(cell.font);
        // Truncated at both sides, 7.3 MB would read 3 MB.
        painter->drawText(cell.rect, Qt::AlignCenter,
                          cell.fontMetrics.elidedText(text, Qt::ElideRight, cell.rect.width()));
    }
    painter->restore();
}

} // namespace tomato::plugins
