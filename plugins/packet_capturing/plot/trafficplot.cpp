// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/plot/trafficplot.h"

#include "plugins/api/darkness.h"
#include "plugins/api/pluginhost.h"
#include "plugins/packet_capturing/captures/capturehistory.h"

#include <QChart>
#include <QChartView>
#include <QComboBox>
#include <QDateTimeAxis>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineSeries>
#include <QPainter>
#include <QPushButton>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QValueAxis>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace tomato::plugins {

TrafficPlot::TrafficPlot(PluginHost &host, const CaptureHistory &history)
    : m_host(host), m_history(history), m_choice(new QComboBox(this)), m_span(new QComboBox(this)),
      m_hint(new QLabel(this)), m_chart(new QChart), m_view(new QChartView(m_chart, this)),
      m_time(new QDateTimeAxis(m_chart)), m_packetAxis(new QValueAxis(m_chart)),
      m_bitAxis(new QValueAxis(m_chart))
{
    createChart();
    m_hint->setObjectName(QStringLiteral("trafficHint"));
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setText(tr("Nothing is captured. What crosses a connection is plotted while it is "
                       "captured."));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(createBar());
    layout->addWidget(m_hint, 1);
    layout->addWidget(m_view, 1);
    connect(&history, &CaptureHistory::sampled, this, &TrafficPlot::updateContents);
    connect(&host, &PluginHost::documentReplaced, this, &TrafficPlot::updateContents);
    updateContents();
}

QWidget *TrafficPlot::createBar()
{
    auto *bar = new QWidget(this);
    m_choice->setObjectName(QStringLiteral("trafficConnection"));
    m_choice->setAccessibleName(tr("Connection"));
    m_choice->setToolTip(tr("Whose packets are plotted"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_span->setObjectName(QStringLiteral("trafficSpan"));
    m_span->setAccessibleName(tr("Time that is shown"));
    m_span->setToolTip(tr("Time that is shown"));
    m_span->addItem(tr("One minute"), 60);
    m_span->addItem(tr("Five minutes"), 300);
    m_span->addItem(tr("A quarter of an hour"), 900);
    auto *save = new QPushButton(tr("Save &Picture…"), bar);
    save->setObjectName(QStringLiteral("trafficSave"));
    save->setToolTip(tr("Saves the plot as PNG or SVG"));
    connect(save, &QPushButton::clicked, this, &TrafficPlot::ask);
    connect(m_choice, &QComboBox::activated, this, &TrafficPlot::updateContents);
    connect(m_span, &QComboBox::activated, this, &TrafficPlot::updateContents);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_choice);
    layout->addWidget(m_span);
    layout->addStretch();
    layout->addWidget(save);
    return bar;
}

QLineSeries *TrafficPlot::addSeries(QValueAxis *axis)
{
    auto *series = new QLineSeries(m_chart);
    m_chart->addSeries(series);
    series->attachAxis(m_time);
    series->attachAxis(axis);
    return series;
}

void TrafficPlot::followColours()
{
    const bool isDark = plugins::isDark(palette().color(QPalette::Window));
    m_chart->setTheme(isDark ? QChart::ChartThemeDark : QChart::ChartThemeLight);
    m_chart->setBackgroundBrush(palette().color(QPalette::Base));
    // The lines are distinguishable without colours, too.
    const std::pair<QLineSeries *, Qt::PenStyle> styles[] = {{m_packets[0], Qt::SolidLine},
                                                             {m_packets[1], Qt::DashLine},
                                                             {m_bits[0], Qt::DotLine},
                                                             {m_bits[1], Qt::DashDotLine}};
    for (const auto &[series, style] : styles) {
        const bool areBits = series == m_bits[0] || series == m_bits[1];
        series->setPen(QPen(series->color(), areBits ? 1.4 : 2, style));
    }
}

void TrafficPlot::createChart()
{
    m_view->setObjectName(QStringLiteral("trafficView"));
    m_view->setAccessibleName(tr("Packets and bits per second over time"));
    m_view->setRenderHint(QPainter::Antialiasing);
    // A plot lower than the titles of its axes shows nothing.
    m_view->setMinimumHeight(12 * fontMetrics().lineSpacing());
    m_chart->setMargins({});
    m_chart->setLocalizeNumbers(true);
    m_chart->setLocale(locale());
    m_chart->setBackgroundRoundness(0);
    m_chart->legend()->setAlignment(Qt::AlignTop);
    m_time->setFormat(QStringLiteral("HH:mm:ss"));
    m_time->setTickCount(7);
    m_packetAxis->setTitleText(tr("Packets/s"));
    m_packetAxis->setLabelFormat(QStringLiteral("%.0f"));
    m_bitAxis->setTitleText(tr("kbit/s"));
    m_bitAxis->setLabelFormat(QStringLiteral("%.0f"));
    m_chart->addAxis(m_time, Qt::AlignBottom);
    m_chart->addAxis(m_packetAxis, Qt::AlignLeft);
    m_chart->addAxis(m_bitAxis, Qt::AlignRight);
    m_packets = {addSeries(m_packetAxis), addSeries(m_packetAxis)};
    m_bits = {addSeries(m_bitAxis), addSeries(m_bitAxis)};
    followColours();
}

void TrafficPlot::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    updateContents();
}

void TrafficPlot::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        followColours();
    else if (event->type() == QEvent::LocaleChange || event->type() == QEvent::LanguageChange)
        m_chart->setLocale(locale());
}

void TrafficPlot::showConnection(const ConnectionId &connection)
{
    fillChoice();
    const int at = m_choice->findData(QString::fromStdString(connection.value));
    if (at >= 0)
        m_choice->setCurrentIndex(at);
    updateContents();
}

/// Lists the connections that were captured while this editor was connected; the current choice is
/// kept.
void TrafficPlot::fillChoice()
{
    QStringList ids;
    for (const auto &[id, connection] : m_host.topology().connections()) {
        if (!m_history.samples(id).isEmpty())
            ids << QString::fromStdString(id.value);
    }
    QStringList before;
    for (int i = 0; i < m_choice->count(); ++i)
        before << m_choice->itemData(i).toString();
    if (ids == before)
        return;
    const QVariant chosen = m_choice->currentData();
    m_choice->clear();
    for (const QString &id : ids)
        m_choice->addItem(m_host.topology().label(ConnectionId(id.toStdString())), id);
    m_choice->setCurrentIndex(std::max(m_choice->findData(chosen), ids.isEmpty() ? -1 : 0));
}

void TrafficPlot::nameSeries(const ConnectionId &connection)
{
    const topology::Connection *found = m_host.topology().connection(connection);
    if (!found)
        return;
    for (std::size_t side = 0; side < 2; ++side) {
        // Qt Charts interprets names of series as HTML.
        const QString shown = m_host.topology().label(found->ends[side]).toHtmlEscaped();
        m_packets[side]->setName(tr("Packets from %1").arg(shown));
        m_bits[side]->setName(tr("Bits from %1").arg(shown));
    }
}

/// Sets a range with ticks at round whole numbers: 0, 20, 40.
static void showUpTo(QValueAxis &axis, double most)
{
    constexpr double MinSteps = 4;
    double step = std::pow(10, std::floor(std::log10(most / MinSteps)));
    for (const double factor : {5.0, 2.0}) {
        if (most / (step * factor) >= MinSteps) {
            step *= factor;
            break;
        }
    }
    step = std::max(step, 1.0);
    const double steps = std::max(std::ceil(most / step), 1.0);
    axis.setRange(0, steps * step);
    axis.setTickCount(static_cast<int>(steps) + 1);
}

void TrafficPlot::updateContents()
{
    if (!isVisible())
        return;
    fillChoice();
    const bool isEmpty = m_choice->currentIndex() < 0;
    m_hint->setVisible(isEmpty);
    m_view->setVisible(!isEmpty);
    if (isEmpty)
        return;
    const ConnectionId connection(m_choice->currentData().toString().toStdString());
    nameSeries(connection);
    const QList<CaptureHistory::Sample> samples = m_history.samples(connection);
    const qsizetype span = m_span->currentData().toInt();
    const QDateTime now = QDateTime::currentDateTime();
    const qint64 end = now.toMSecsSinceEpoch();
    std::array<QList<QPointF>, 2> packets;
    std::array<QList<QPointF>, 2> bits;
    double mostPackets = 10;
    double mostBits = 10;
    for (qsizetype i = std::max<qsizetype>(samples.size() - span, 0); i < samples.size(); ++i) {
        const auto at = static_cast<double>(end - (samples.size() - 1 - i) * 1000);
        for (std::size_t side = 0; side < 2; ++side) {
            const auto rate = static_cast<double>(samples[i].packets[side]);
            packets[side] << QPointF(at, rate);
            mostPackets = std::max(mostPackets, rate);
            const double kilobits = static_cast<double>(samples[i].bytes[side]) * 8 / 1000;
            bits[side] << QPointF(at, kilobits);
            mostBits = std::max(mostBits, kilobits);
        }
    }
    for (std::size_t side = 0; side < 2; ++side) {
        m_packets[side]->replace(packets[side]);
        m_bits[side]->replace(bits[side]);
    }
    m_time->setRange(now.addSecs(-span), now);
    showUpTo(*m_packetAxis, mostPackets);
    showUpTo(*m_bitAxis, mostBits);
}

void TrafficPlot::ask()
{
    auto *question = new QFileDialog(m_host.window(), tr("Save Picture of the Traffic"));
    question->setObjectName(QStringLiteral("trafficQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setAcceptMode(QFileDialog::AcceptSave);
    question->setNameFilters({tr("PNG picture (*.png)"), tr("SVG drawing (*.svg)")});
    question->setDefaultSuffix(QStringLiteral("png"));
    question->selectFile(m_host.proposedPath(QStringLiteral("_traffic.png")));
    connect(question, &QFileDialog::fileSelected, this, [this](const QString &path) {
        if (!save(path))
            m_host.showMessage(PluginHost::Severity::Problem, tr("%1 cannot be written").arg(path));
    });
    question->open();
}

bool TrafficPlot::save(const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    if (path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive)) {
        QSvgGenerator svg;
        svg.setOutputDevice(&file);
        svg.setSize(m_view->size());
        svg.setViewBox(QRect(QPoint(), m_view->size()));
        svg.setTitle(m_choice->currentText());
        QPainter painter(&svg);
        m_view->render(&painter);
        return painter.end() && file.commit();
    }
    QPixmap picture(m_view->size() * 2);
    picture.setDevicePixelRatio(2);
    picture.fill(palette().color(QPalette::Window));
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    m_view->render(&painter);
    painter.end();
    return picture.save(&file, "PNG") && file.commit();
}

} // namespace tomato::plugins
