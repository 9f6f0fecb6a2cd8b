// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/diagram/spacetimeview.h"

#include "plugins/api/darkness.h"
#include "plugins/api/listtext.h"
#include "plugins/api/numbertexts.h"
#include "plugins/packet_capturing/common/statusline.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QPageSize>
#include <QPdfWriter>
#include <QSaveFile>
#include <QStyleHints>
#include <QSvgGenerator>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace tomato::plugins {

namespace {

/// The shortest visible range, in nanoseconds.
constexpr double MinSpan = 1'000;
constexpr double ZoomStep = 1.25;
/// The share of the visible range by which a key moves.
constexpr double MoveStep = 0.1;
/// A saved picture is no smaller than this, however low the dock is.
constexpr QSize MinDiagram{720, 420};

} // namespace

SpaceTimeView::SpaceTimeView(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("spaceTimeView"));
    setAccessibleName(tr("Space-time diagram"));
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(160, 80);
}

void SpaceTimeView::setDiagram(SpaceTimeDiagram diagram)
{
    m_diagram = std::move(diagram);
    m_chosen = SpaceTimeDiagram::None;
    setAccessibleDescription(
        tr("%n packet(s) between %1", nullptr, static_cast<int>(m_diagram.packets()))
            .arg(listText(m_diagram.elements())));
    showAll();
}

void SpaceTimeView::setChosen(std::size_t journey)
{
    m_chosen = journey;
    update();
}

void SpaceTimeView::showAll()
{
    const double margin = std::max(m_diagram.duration() * 0.01, MinSpan / 2);
    setRange(-margin, m_diagram.duration() + margin);
}

void SpaceTimeView::showChosen()
{
    const auto times = m_diagram.timesOf(m_chosen);
    if (!times)
        return;
    const double margin = std::max((times->second - times->first) / 4, MinSpan / 2);
    setRange(times->first - margin, times->second + margin);
}

void SpaceTimeView::setRange(double from, double until)
{
    m_from = from;
    m_until = until;
    update();
    emit viewChanged();
}

void SpaceTimeView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    emit viewChanged();
}

SpaceTimeDiagram::Colours SpaceTimeView::colours() const
{
    const QPalette &look = palette();
    const QColor ground = look.color(QPalette::Base);
    const QColor text = look.color(QPalette::Text);
    QColor grid = text;
    grid.setAlphaF(0.3F);
    QColor doubtful = text;
    doubtful.setAlphaF(0.6F);
    return {ground,
            text,
            grid,
            isDark(ground) ? QColor(0x6c, 0xb6, 0xff) : QColor(0x1f, 0x5f, 0xa8),
            doubtful,
            StatusLine::color(StatusLine::Kind::Bad, look),
            isDark(ground) ? QColor(0xff, 0xc1, 0x4d) : QColor(0xc2, 0x6a, 0x00)};
}

SpaceTimeDiagram::Colours SpaceTimeView::coloursOfPaper()
{
    return {Qt::white,
            Qt::black,
            QColor(0xb0, 0xb0, 0xb0),
            QColor(0x1f, 0x5f, 0xa8),
            QColor(0x80, 0x80, 0x80),
            QColor(0xb0, 0x1e, 0x1e),
            QColor(0xc2, 0x6a, 0x00)};
}

void SpaceTimeView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(font());
    m_diagram.paint(painter, rect(), m_from, m_until, colours(), m_chosen);
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

QRectF SpaceTimeView::plot() const
{
    return m_diagram.plotArea(rect(), font());
}

double SpaceTimeView::timeAt(double y) const
{
    const QRectF area = plot();
    return m_from + (y - area.top()) * (m_until - m_from) / std::max(area.height(), 1.0);
}

void SpaceTimeView::zoom(double factor, double y)
{
    const double fixed = timeAt(y);
    const double longest = 4 * std::max(m_diagram.duration(), MinSpan);
    const double span = std::clamp((m_until - m_from) / factor, MinSpan, longest);
    const double part = (fixed - m_from) / (m_until - m_from);
    setRange(fixed - part * span, fixed - part * span + span);
}

void SpaceTimeView::move(double time)
{
    // A part of the content stays visible.
    const double span = m_until - m_from;
    const double from =
        std::clamp(m_from + time, -0.9 * span, m_diagram.duration() - 0.1 * span + 1);
    setRange(from, from + span);
}

void SpaceTimeView::wheelEvent(QWheelEvent *event)
{
    const double steps = event->angleDelta().y() / 120.0;
    if ((event->modifiers() & Qt::ShiftModifier) != 0)
        move(-steps * MoveStep * (m_until - m_from));
    else
        zoom(std::pow(ZoomStep, steps), event->position().y());
    event->accept();
}

void SpaceTimeView::mousePressEvent(QMouseEvent *event)
{
    m_pressed = m_dragged = event->position();
    m_isDragging = false;
}

void SpaceTimeView::mouseMoveEvent(QMouseEvent *event)
{
    if ((event->buttons() & Qt::LeftButton) == 0)
        return;
    const double far = (event->position() - m_pressed).manhattanLength();
    m_isDragging = m_isDragging || far >= QGuiApplication::styleHints()->startDragDistance();
    if (!m_isDragging)
        return;
    setCursor(Qt::ClosedHandCursor);
    move(timeAt(m_dragged.y()) - timeAt(event->position().y()));
    m_dragged = event->position();
}

void SpaceTimeView::mouseReleaseEvent(QMouseEvent *event)
{
    unsetCursor();
    if (std::exchange(m_isDragging, false) || event->button() != Qt::LeftButton)
        return;
    const std::size_t journey = m_diagram.journeyAt(plot(), m_from, m_until, event->position());
    if (journey == SpaceTimeDiagram::None)
        return;
    setChosen(journey);
    emit chosen(journey);
}

void SpaceTimeView::mouseDoubleClickEvent(QMouseEvent *)
{
    showAll();
}

void SpaceTimeView::keyPressEvent(QKeyEvent *event)
{
    const double middle = plot().center().y();
    const double step = MoveStep * (m_until - m_from);
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(ZoomStep, middle);
        break;
    case Qt::Key_Minus:
        zoom(1 / ZoomStep, middle);
        break;
    case Qt::Key_Up:
        move(-step);
        break;
    case Qt::Key_Down:
        move(step);
        break;
    case Qt::Key_PageUp:
        move(-9 * step);
        break;
    case Qt::Key_PageDown:
        move(9 * step);
        break;
    case Qt::Key_Home:
        showAll();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        showChosen();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

QSize SpaceTimeView::pictureSize() const
{
    return size().expandedTo(MinDiagram);
}

void SpaceTimeView::paintPicture(QPainter &painter, const QString &flow) const
{
    const QRectF all(QPointF(), pictureSize());
    const SpaceTimeDiagram::Colours look = coloursOfPaper();
    painter.fillRect(all, look.ground);
    QFont bold = font();
    bold.setBold(true);
    const double line = QFontMetricsF(bold).height() + 2;
    painter.setPen(look.text);
    painter.setFont(bold);
    painter.drawText(QRectF(0, 4, all.width(), line), Qt::AlignCenter, flow);
    painter.setFont(font());
    painter.drawText(QRectF(0, 4 + line, all.width(), line), Qt::AlignCenter,
                     tr("%Ln packet(s), of which %1 lost; time downwards, since %2", nullptr,
                        static_cast<int>(m_diagram.packets()))
                         .arg(numberText(m_diagram.lost()), clockText(m_diagram.begin(), 6)));
    m_diagram.paint(painter, all.adjusted(0, 6 + 2 * line, 0, 0), m_from, m_until, look);
}

bool SpaceTimeView::save(const QString &path, const QString &flow) const
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    const QSize size = pictureSize();
    if (path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive)) {
        QPdfWriter pdf(&file);
        constexpr int PointsPerInch = 72;
        pdf.setResolution(PointsPerInch);
        pdf.setTitle(flow);
        pdf.setPageSize(QPageSize(QSizeF(size), QPageSize::Point));
        pdf.setPageMargins(QMarginsF());
        QPainter painter(&pdf);
        paintPicture(painter, flow);
        return painter.end() && file.commit();
    }
    QSvgGenerator svg;
    svg.setOutputDevice(&file);
    svg.setSize(size);
    svg.setViewBox(QRect(QPoint(), size));
    svg.setTitle(flow);
    QPainter painter(&svg);
    paintPicture(painter, flow);
    return painter.end() && file.commit();
}

} // namespace tomato::plugins
