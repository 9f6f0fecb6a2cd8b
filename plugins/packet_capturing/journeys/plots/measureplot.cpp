// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/plots/measureplot.h"

#include "plugins/api/darkness.h"
#include "plugins/packet_capturing/common/statusline.h"
#include "plugins/packet_capturing/journeys/plots/plotaxis.h"
#include "plugins/packet_capturing/journeys/plots/plotlevels.h"

#include <QKeyEvent>
#include <QLabel>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QVBoxLayout>

#include <chrono>
#include <cmath>

namespace tomato::plugins {

namespace {

constexpr double KeyZoom = 0.8;
/// The share of the visible range by which a key moves.
constexpr double KeyMove = 0.1;
constexpr double CrossSize = 9;
constexpr double PointSize = 3;
/// The least height of a plot with titles, in lines of text.
constexpr int MinTitledLines = 12;
/// The least room in pixels between two titles in one line, and for the numbers beside it.
constexpr int MinTitleGap = 120;
/// The room below an axis, and above it, in lines of text.
constexpr int LinesOfAxis = 3;
/// The room for the text of a tick beside an axis, in lines of text, and below one, in characters.
constexpr double LinesOfTick = 1.5;
constexpr int CharactersOfTick = 9;
/// A plot is taken to rest when nothing moved it for so long.
constexpr std::chrono::milliseconds RestAfter{120};
/// The most values of a curve that are drawn while it moves: some for each column of pixels.
constexpr int MaxWhileMoving = 8'192;

/// A saved picture is no smaller than this, however low the dock is.
constexpr QSize MinPicture{720, 420};

void zoomBy(QCPAxis *axis, double factor)
{
    const QCPRange range = axis->range();
    axis->scaleRange(factor, PlotAxis::isLogarithmic(axis) ? std::sqrt(range.lower * range.upper)
                                                           : range.center());
}

/// By that share of what is visible.
void moveBy(QCPAxis *axis, double share)
{
    const QCPRange range = axis->range();
    axis->moveRange(PlotAxis::isLogarithmic(axis) ? std::pow(range.upper / range.lower, share)
                                                  : share * range.size());
}

} // namespace

MeasurePlot::MeasurePlot(QWidget *parent)
    : QWidget(parent), m_plot(new QCustomPlot(this)), m_hint(new QLabel(m_plot)),
      m_up(new QCPItemText(m_plot)), m_right(new QCPItemText(m_plot))
{
    m_hint->setObjectName(QStringLiteral("plotHint"));
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::Text);
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_hint->hide();
    auto *above = new QVBoxLayout(m_plot);
    above->addWidget(m_hint);
    // QCustomPlot chooses one of its own, which would not follow the user's.
    m_plot->unsetLocale();
    m_plot->setAccessibleName(tr("Plot"));
    m_plot->setMinimumSize(120, 80);
    m_plot->setFocusPolicy(Qt::StrongFocus);
    m_plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    // Curves of very many points take long to smooth.
    m_plot->setNotAntialiasedElements(QCP::aeAll);
    m_plot->setNoAntialiasingOnDrag(true);
    m_plot->setPlottingHint(QCP::phFastPolylines);
    for (QCPAxis *axis : {m_plot->xAxis, m_plot->yAxis})
        PlotAxis::setScale(axis, false);
    // The legend is in a row above the plot: in a low dock it would cover the values.
    m_plot->plotLayout()->insertRow(0);
    m_plot->plotLayout()->addElement(0, 0, m_plot->legend);
    m_plot->plotLayout()->setRowStretchFactor(0, 0.001);
    m_plot->legend->setFillOrder(QCPLayoutGrid::foColumnsFirst);
    m_plot->legend->setMargins(QMargins(4, 0, 4, 0));
    showLegend(false);
    m_plot->plotLayout()->setRowSpacing(0);
    for (QCPItemText *each : {m_up, m_right}) {
        const bool isUp = each == m_up;
        each->setClipToAxisRect(false);
        each->position->setType(QCPItemPosition::ptAxisRectRatio);
        each->position->setCoords(isUp ? 0 : 1, 0);
        each->setPositionAlignment(Qt::AlignBottom | (isUp ? Qt::AlignLeft : Qt::AlignRight));
        each->setVisible(false);
    }
    m_plot->installEventFilter(this);
    setFocusProxy(m_plot);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->addWidget(m_plot);
    connect(m_plot, &QCustomPlot::mouseDoubleClick, this, &MeasurePlot::showAll);
    m_rest.setSingleShot(true);
    m_rest.setInterval(RestAfter);
    connect(&m_rest, &QTimer::timeout, m_plot, [this] { m_plot->replot(); });
    connect(m_plot, &QCustomPlot::beforeReplot, this, [this] {
        chooseValues();
        fitTicks(m_plot->size());
    });
    for (QCPAxis *axis : {m_plot->xAxis, m_plot->yAxis})
        connect(axis, qOverload<const QCPRange &>(&QCPAxis::rangeChanged), &m_rest,
                qOverload<>(&QTimer::start));
    updateColours();
}

QPalette MeasurePlot::look() const
{
    if (!m_isOnPaper)
        return palette();
    QPalette paper(Qt::white);
    paper.setColor(QPalette::Base, Qt::white);
    paper.setColor(QPalette::Window, Qt::white);
    paper.setColor(QPalette::Text, Qt::black);
    return paper;
}

QColor MeasurePlot::colourOf(Colour colour) const
{
    const bool isDarkGround = isDark(look().color(QPalette::Base));
    switch (colour) {
    case Colour::First:
        return isDarkGround ? QColor(0x6c, 0xb6, 0xff) : QColor(0x1f, 0x5f, 0xa8);
    case Colour::Second:
        return isDarkGround ? QColor(0x7e, 0xd0, 0x8a) : QColor(0x1c, 0x7a, 0x33);
    case Colour::Third:
        return isDarkGround ? QColor(0xff, 0xc1, 0x4d) : QColor(0xd9, 0x77, 0x06);
    case Colour::Fourth:
        return isDarkGround ? QColor(0xd3, 0xa4, 0xff) : QColor(0x7a, 0x3c, 0xb0);
    case Colour::Fifth:
        return isDarkGround ? QColor(0x4d, 0xd0, 0xd8) : QColor(0x00, 0x78, 0x83);
    case Colour::Quiet:
        return isDarkGround ? QColor(0x9a, 0xa0, 0xa6) : QColor(0x80, 0x86, 0x8b);
    case Colour::Bad:
        break;
    }
    return StatusLine::color(StatusLine::Kind::Bad, look());
}

void MeasurePlot::updateColours()
{
    const QColor text = look().color(QPalette::Text);
    QColor grid = text;
    grid.setAlphaF(0.2F);
    QColor subGrid = text;
    subGrid.setAlphaF(0.08F);
    m_plot->setBackground(look().color(QPalette::Base));
    for (QCPAxis *axis : {m_plot->xAxis, m_plot->yAxis, m_plot->xAxis2, m_plot->yAxis2}) {
        axis->setBasePen(QPen(text));
        axis->setTickPen(QPen(text));
        axis->setSubTickPen(QPen(text));
        axis->setTickLabelColor(text);
        axis->setLabelColor(text);
        axis->setTickLabelFont(font());
        axis->setLabelFont(font());
        axis->grid()->setPen(QPen(grid, 1, Qt::DotLine));
        axis->grid()->setZeroLinePen(QPen(grid));
        axis->grid()->setSubGridPen(QPen(subGrid, 1, Qt::DotLine));
    }
    for (QCPItemText *each : {m_up, m_right}) {
        each->setColor(text);
        each->setFont(font());
    }
    m_plot->legend->setBrush(look().color(QPalette::Base));
    m_plot->legend->setTextColor(text);
    m_plot->legend->setBorderPen(Qt::NoPen);
    m_plot->legend->setFont(font());
    for (const Shown &each : m_shown) {
        const QColor colour = colourOf(each.colour);
        const bool isMarks = each.style == Style::Crosses || each.style == Style::Points;
        each.graph->setPen(QPen(colour, each.width));
        each.graph->setLineStyle(isMarks                      ? QCPGraph::lsNone
                                 : each.style == Style::Steps ? QCPGraph::lsStepLeft
                                                              : QCPGraph::lsLine);
        if (isMarks)
            each.graph->setScatterStyle(each.style == Style::Crosses
                                            ? QCPScatterStyle(QCPScatterStyle::ssCross,
                                                              QPen(colour, 2), Qt::NoBrush,
                                                              CrossSize)
                                            : QCPScatterStyle(QCPScatterStyle::ssDisc, PointSize));
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void MeasurePlot::addSeries(const Series &series)
{
    QCPGraph *graph = m_plot->addGraph();
    graph->setName(series.name);
    if (PlotAxis::isLogarithmic(m_plot->xAxis) || PlotAxis::isLogarithmic(m_plot->yAxis)) {
        QVector<double> x;
        QVector<double> y;
        for (qsizetype at = 0; at < series.x.size(); ++at) {
            if (!hasPlace(series, at))
                continue;
            x << series.x[at];
            y << series.y[at];
        }
        graph->setData(x, y, true);
    } else {
        graph->setData(series.x, series.y, true);
    }
    const auto levels = std::make_shared<PlotLevels>(graph->data(), series.style == Style::Bars
                                                                        ? PlotLevels::Shape::Bars
                                                                        : PlotLevels::Shape::Curve);
    m_shown.append({graph, levels, series.style, series.colour, series.width});
    m_values += series.x.size();
}

bool MeasurePlot::hasPlace(const Series &series, qsizetype at) const
{
    return (!PlotAxis::isLogarithmic(m_plot->xAxis) || series.x[at] > 0) &&
           (!PlotAxis::isLogarithmic(m_plot->yAxis) || series.y[at] > 0);
}

void MeasurePlot::setLogarithmic(bool isX, bool isY)
{
    if (PlotAxis::isLogarithmic(m_plot->xAxis) != isX)
        PlotAxis::setScale(m_plot->xAxis, isX);
    if (PlotAxis::isLogarithmic(m_plot->yAxis) != isY)
        PlotAxis::setScale(m_plot->yAxis, isY);
}

/// Before it is drawn in that size, in which texts of ticks are not to overlap.
void MeasurePlot::fitTicks(const QSize &size)
{
    const int line = fontMetrics().height();
    const int character = fontMetrics().averageCharWidth();
    PlotAxis::fit(m_plot->yAxis, size.height() - LinesOfAxis * line,
                  static_cast<int>(LinesOfTick * line));
    PlotAxis::fit(m_plot->xAxis, size.width() - CharactersOfTick * character,
                  CharactersOfTick * character);
}

void MeasurePlot::chooseValues()
{
    for (const Shown &each : m_shown)
        each.graph->setData(isMoving()
                                ? each.levels->fitting(m_plot->xAxis->range(), MaxWhileMoving)
                                : each.levels->all());
}

qsizetype MeasurePlot::drawnValues() const
{
    qsizetype values = 0;
    for (const Shown &each : m_shown)
        values += each.graph->dataCount();
    return values;
}

void MeasurePlot::show(const QString &xTitle, const QString &yTitle, const QList<Series> &series,
                       View view)
{
    const bool isZoomed = view == View::Kept && !isAllShown();
    m_hint->hide();
    m_plot->axisRect()->setVisible(true);
    m_plot->setAccessibleDescription({});
    m_shown.clear();
    m_values = 0;
    m_plot->clearGraphs();
    m_xTitle = xTitle;
    m_yTitle = yTitle;
    updateTitles();
    for (const Series &each : series) {
        if (!each.x.isEmpty())
            addSeries(each);
    }
    showLegend(m_shown.size() > 1);
    updateColours();
    if (!isZoomed)
        showAll();
}

void MeasurePlot::showHint(const QString &hint)
{
    show({}, {}, {});
    m_plot->axisRect()->setVisible(false);
    m_plot->setAccessibleDescription(hint);
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
}

/// One that is hidden would keep its row, as its least size, unless that is set, is that of its
/// contents.
void MeasurePlot::showLegend(bool isWanted)
{
    const int line = fontMetrics().height();
    m_plot->legend->setVisible(isWanted);
    m_plot->legend->setMinimumSize(0, isWanted ? line + 4 : 1);
    m_plot->legend->setMaximumSize(QWIDGETSIZE_MAX, isWanted ? 2 * line : 1);
}

static QRectF visible(const QCustomPlot &plot)
{
    const QCPRange x = plot.xAxis->range();
    const QCPRange y = plot.yAxis->range();
    return {x.lower, y.lower, x.size(), y.size()};
}

QRectF MeasurePlot::shown() const
{
    return visible(*m_plot);
}

bool MeasurePlot::isAllShown() const
{
    return m_all.isNull() || visible(*m_plot) == m_all;
}

void MeasurePlot::updateTitles()
{
    const bool hasRoom = m_isOnPaper || height() >= MinTitledLines * fontMetrics().height();
    m_plot->xAxis->setLabel(hasRoom ? m_xTitle : QString());
    m_plot->yAxis->setLabel(
        hasRoom ? fontMetrics().elidedText(m_yTitle, Qt::ElideRight,
                                           height() - LinesOfAxis * fontMetrics().height())
                : QString());
    const QString up = QStringLiteral("\u2191 ") + m_yTitle;
    const QString right = m_xTitle + QStringLiteral(" \u2192");
    const int both = fontMetrics().horizontalAdvance(up + right);
    m_up->setText(up);
    m_up->setVisible(!hasRoom && !m_yTitle.isEmpty());
    m_right->setText(right);
    m_right->setVisible(m_up->visible() && both < width() - MinTitleGap);
}

void MeasurePlot::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    updateTitles();
}

/// A line around the plot shows that it takes the keys.
void MeasurePlot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(
        QPen(palette().color(m_plot->hasFocus() ? QPalette::Highlight : QPalette::Base)));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void MeasurePlot::showAll()
{
    m_rest.stop();
    chooseValues();
    m_plot->rescaleAxes();
    // No value lies on the frame.
    for (QCPAxis *axis : {m_plot->xAxis, m_plot->yAxis})
        zoomBy(axis, 1.04);
    m_all = visible(*m_plot);
    m_rest.stop();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void MeasurePlot::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        updateColours();
    else if (event->type() == QEvent::LocaleChange)
        m_plot->replot(QCustomPlot::rpQueuedReplot);
}

bool MeasurePlot::useKey(int key)
{
    QCPAxis *x = m_plot->xAxis;
    QCPAxis *y = m_plot->yAxis;
    switch (key) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(x, KeyZoom);
        zoomBy(y, KeyZoom);
        break;
    case Qt::Key_Minus:
        zoomBy(x, 1 / KeyZoom);
        zoomBy(y, 1 / KeyZoom);
        break;
    case Qt::Key_Left:
        moveBy(x, -KeyMove);
        break;
    case Qt::Key_Right:
        moveBy(x, KeyMove);
        break;
    case Qt::Key_Up:
        moveBy(y, KeyMove);
        break;
    case Qt::Key_Down:
        moveBy(y, -KeyMove);
        break;
    case Qt::Key_Home:
        showAll();
        break;
    default:
        return false;
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
    return true;
}

bool MeasurePlot::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    if (event->type() == QEvent::KeyPress && useKey(static_cast<QKeyEvent *>(event)->key()))
        return true;
    return QWidget::eventFilter(watched, event);
}

bool MeasurePlot::saveDrawing(const QString &path, const QSize &size, const QString &title)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    QSvgGenerator svg;
    svg.setOutputDevice(&file);
    svg.setSize(size);
    svg.setViewBox(QRect(QPoint(), size));
    svg.setTitle(title);
    QCPPainter painter;
    if (!painter.begin(&svg))
        return false;
    painter.setMode(QCPPainter::pmVectorized);
    m_plot->toPainter(&painter, size.width(), size.height());
    return painter.end() && file.commit();
}

bool MeasurePlot::saveNow(const QString &path, const QString &title)
{
    constexpr int PixelsPerPoint = 2;
    const QSize size = m_plot->size().expandedTo(MinPicture);
    fitTicks(size);
    if (path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive))
        return m_plot->savePdf(path, size.width(), size.height(), QCP::epAllowCosmetic, {}, title);
    if (path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive))
        return saveDrawing(path, size, title);
    return m_plot->savePng(path, size.width(), size.height(), PixelsPerPoint);
}

bool MeasurePlot::save(const QString &path, const QString &title)
{
    m_rest.stop();
    m_isOnPaper = true;
    updateColours();
    updateTitles();
    m_plot->yAxis->setLabel(m_yTitle);
    QFont bold = font();
    bold.setBold(true);
    auto *heading = new QCPTextElement(m_plot, title, bold);
    heading->setTextColor(look().color(QPalette::Text));
    m_plot->plotLayout()->insertRow(0);
    m_plot->plotLayout()->addElement(0, 0, heading);
    m_plot->replot();
    const bool isSaved = saveNow(path, title);
    m_plot->plotLayout()->remove(heading);
    m_plot->plotLayout()->simplify();
    m_isOnPaper = false;
    updateTitles();
    updateColours();
    return isSaved;
}

} // namespace tomato::plugins
