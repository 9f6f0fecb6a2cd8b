// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/experiments/results/sweepplot.h"

#include <QJsonObject>
#include <QLocale>
#include <QSaveFile>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>
#include <set>

namespace tomato::plugins {

namespace {

constexpr double PointSize = 6;
constexpr double WhiskerWidth = 8;
/// Values that are so many times apart get a logarithmic axis.
constexpr double WideRange = 30;
/// The share of the range that stays empty at each side.
constexpr double Margin = 0.06;

/// Colours that those who see few colours can tell apart (Okabe and Ito, Color Universal Design).
QColor curveColour(int number)
{
    static const QList<QColor> all = {QColor(0x00, 0x72, 0xb2), QColor(0xd5, 0x5e, 0x00),
                                      QColor(0x00, 0x9e, 0x73), QColor(0xcc, 0x79, 0xa7),
                                      QColor(0xe6, 0x9f, 0x00), QColor(0x56, 0xb4, 0xe9)};
    return all[number % all.size()];
}

QString textOf(const QJsonValue &value)
{
    if (value.isDouble())
        return QLocale().toString(value.toDouble(), 'g', 6);
    return value.isBool() ? QLatin1String(value.toBool() ? "true" : "false")
                          : value.toVariant().toString();
}

QJsonObject variedBy(const QJsonValue &row)
{
    return row[QLatin1String("varied")].toObject();
}

/// The values of all other variables, as in "queue=30, seed=1".
QString nameWithout(const QJsonObject &varied, const QString &variable)
{
    QStringList parts;
    for (auto each = varied.begin(); each != varied.end(); ++each) {
        if (each.key() != variable)
            parts << each.key() + u'=' + textOf(each.value());
    }
    return parts.join(QStringLiteral(", "));
}

bool isMeasured(const QJsonValue &row)
{
    return row[QLatin1String("mean")].isDouble();
}

} // namespace

SweepPlot::SweepPlot(QWidget *parent) : QCustomPlot(parent)
{
    // QCustomPlot chooses one of its own, which would not follow the user's.
    unsetLocale();
    setAccessibleName(tr("Plot"));
    setMinimumSize(240, 160);
    setFocusPolicy(Qt::StrongFocus);
    setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    // The legend stands above the plot, where it covers no value.
    plotLayout()->insertRow(0);
    plotLayout()->addElement(0, 0, legend);
    plotLayout()->setRowStretchFactor(0, 0.001);
    legend->setFillOrder(QCPLayoutGrid::foColumnsFirst);
    legend->setMaximumSize(QWIDGETSIZE_MAX, 2 * fontMetrics().height());
    updateColours(palette());
}

void SweepPlot::setRows(const QJsonArray &rows)
{
    m_rows = rows;
}

QStringList SweepPlot::statements() const
{
    QStringList all;
    for (const QJsonValue row : m_rows) {
        const QString name = row[QLatin1String("statement")].toString();
        if (isMeasured(row) && !all.contains(name))
            all << name;
    }
    return all;
}

QStringList SweepPlot::variables() const
{
    std::set<QString> all;
    for (const QJsonValue row : m_rows) {
        for (const QString &name : variedBy(row).keys())
            all.insert(name);
    }
    return {all.begin(), all.end()};
}

Result<> SweepPlot::check(const QString &statement, const QString &variable) const
{
    if (!statements().contains(statement))
        return failure("no statement of this name measured something; those that did: " +
                           statements().join(QStringLiteral(", ")).toStdString(),
                       statement.toStdString());
    if (!variable.isEmpty() && !variables().contains(variable))
        return failure("the experiment does not vary this; it varies: " +
                           variables().join(QStringLiteral(", ")).toStdString(),
                       variable.toStdString());
    return {};
}

std::vector<SweepPlot::Curve> SweepPlot::curvesOf(const QString &statement, const QString &variable)
{
    std::vector<QJsonValue> rows;
    for (const QJsonValue row : m_rows) {
        if (isMeasured(row) && row[QLatin1String("statement")].toString() == statement)
            rows.push_back(row);
    }
    const auto placeOf = [&](const QJsonValue &row) {
        return variable.isEmpty() ? QJsonValue(nameWithout(variedBy(row), {}))
                                  : variedBy(row)[variable];
    };
    m_words.clear();
    const bool areNumbers =
        std::ranges::all_of(rows, [&](const auto &row) { return placeOf(row).isDouble(); });
    for (const QJsonValue &row : rows) {
        if (!areNumbers && !m_words.contains(textOf(placeOf(row))))
            m_words << textOf(placeOf(row));
    }
    std::vector<Curve> curves;
    for (const QJsonValue &row : rows) {
        const QString name = variable.isEmpty() ? QString() : nameWithout(variedBy(row), variable);
        auto curve = std::ranges::find(curves, name, &Curve::name);
        if (curve == curves.end())
            curve = curves.insert(curves.end(), Curve{name, {}, {}, {}});
        const QJsonValue place = placeOf(row);
        curve->x << (areNumbers ? place.toDouble()
                                : static_cast<double>(m_words.indexOf(textOf(place))));
        curve->mean << row[QLatin1String("mean")].toDouble();
        curve->error << row[QLatin1String("interval95")].toDouble();
    }
    return curves;
}

void SweepPlot::addCurve(const Curve &curve, int number)
{
    QCPGraph *graph = addGraph();
    graph->setName(curve.name);
    graph->setPen(QPen(curveColour(number), 1.5));
    graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, PointSize));
    if (!m_words.isEmpty())
        graph->setLineStyle(QCPGraph::lsNone);
    // The graph sorts by x, and the bars go by its order.
    std::vector<int> order;
    for (int i = 0; i < curve.x.size(); ++i)
        order.push_back(i);
    std::ranges::sort(order, {}, [&](int each) { return curve.x[each]; });
    QVector<double> x, mean, error;
    for (const int each : order) {
        x << curve.x[each];
        mean << curve.mean[each];
        error << curve.error[each];
    }
    graph->setData(x, mean, true);
    auto *bars = new QCPErrorBars(xAxis, yAxis);
    bars->removeFromLegend();
    bars->setDataPlottable(graph);
    bars->setData(error);
    bars->setPen(QPen(curveColour(number), 1));
    bars->setWhiskerWidth(WhiskerWidth);
    m_bars << bars;
}

void SweepPlot::setScales(const QString &variable)
{
    bool isFound = false;
    const QCPRange found = graphCount() > 0 ? graph(0)->getKeyRange(isFound) : QCPRange();
    QCPRange range = found;
    for (int i = 1; i < graphCount(); ++i)
        range.expand(graph(i)->getKeyRange(isFound));
    const bool isWide =
        m_words.isEmpty() && range.lower > 0 && range.upper > WideRange * range.lower;
    xAxis->setScaleType(isWide ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    if (!m_words.isEmpty()) {
        const QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
        for (int i = 0; i < m_words.size(); ++i)
            ticker->addTick(i, m_words[i].isEmpty() ? tr("all runs") : m_words[i]);
        xAxis->setTicker(ticker);
        range = QCPRange(-0.5, static_cast<double>(m_words.size()) - 0.5);
    } else if (isWide) {
        xAxis->setTicker(QSharedPointer<QCPAxisTickerLog>(new QCPAxisTickerLog));
        const double factor = std::pow(range.upper / range.lower, Margin);
        range = QCPRange(range.lower / factor, range.upper * factor);
    } else {
        xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new QCPAxisTicker));
        const double room = range.size() > 0 ? Margin * range.size() : 1;
        range = QCPRange(range.lower - room, range.upper + room);
    }
    xAxis->setLabel(variable);
    xAxis->setRange(range);
    double low = 0;
    double high = 0;
    for (QCPErrorBars *bars : m_bars) {
        const QCPAbstractPlottable *errors = bars;
        const QCPRange values = errors->getValueRange(isFound);
        const QCPRange means = bars->dataPlottable()->getValueRange(isFound);
        low = std::min({low, values.lower, means.lower});
        high = std::max({high, values.upper, means.upper});
    }
    // A bar's length is told rightly where the axis begins at nothing.
    const double room = high > low ? Margin * (high - low) : 1;
    yAxis->setRange(low < 0 ? low - room : 0, high + room);
}

void SweepPlot::draw(const QString &statement, const QString &variable)
{
    m_statement = statement;
    m_variable = variable;
    m_bars.clear();
    clearPlottables();
    const auto curves = curvesOf(statement, variable);
    for (std::size_t i = 0; i < curves.size(); ++i)
        addCurve(curves[i], static_cast<int>(i));
    QString unit;
    for (const QJsonValue row : m_rows) {
        if (isMeasured(row) && row[QLatin1String("statement")].toString() == statement)
            unit = row[QLatin1String("unit")].toString();
    }
    yAxis->setLabel(unit.isEmpty() ? statement : QStringLiteral("%1 (%2)").arg(statement, unit));
    legend->setVisible(curves.size() > 1);
    setScales(variable);
    updateColours(palette());
}

void SweepPlot::updateColours(const QPalette &colours)
{
    const QColor text = colours.color(QPalette::Text);
    QColor grid = text;
    grid.setAlphaF(0.2F);
    setBackground(colours.color(QPalette::Base));
    for (QCPAxis *axis : {xAxis, yAxis}) {
        axis->setBasePen(QPen(text));
        axis->setTickPen(QPen(text));
        axis->setSubTickPen(QPen(text));
        axis->setTickLabelColor(text);
        axis->setLabelColor(text);
        axis->setTickLabelFont(font());
        axis->setLabelFont(font());
        axis->grid()->setPen(QPen(grid, 1, Qt::DotLine));
    }
    legend->setBrush(colours.color(QPalette::Base));
    legend->setTextColor(text);
    legend->setBorderPen(Qt::NoPen);
    legend->setFont(font());
    replot(rpQueuedReplot);
}

void SweepPlot::changeEvent(QEvent *event)
{
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        updateColours(palette());
    else if (event->type() == QEvent::LocaleChange && !m_statement.isEmpty())
        draw(m_statement, m_variable);
}

Result<> SweepPlot::save(const QString &path)
{
    const auto ends = [&](const char *ending) {
        return path.endsWith(QLatin1String(ending), Qt::CaseInsensitive);
    };
    if (!ends(".svg") && !ends(".pdf") && !ends(".png"))
        return failure("a picture's name ends in .svg, .pdf or .png", path.toStdString());
    QPalette paper;
    paper.setColor(QPalette::Text, Qt::black);
    paper.setColor(QPalette::Base, Qt::white);
    updateColours(paper);
    replot(rpImmediateRefresh);
    bool isSaved = false;
    if (ends(".pdf")) {
        isSaved = savePdf(path);
    } else if (ends(".png")) {
        isSaved = savePng(path, 0, 0, 2);
    } else {
        QSaveFile file(path);
        QSvgGenerator svg;
        svg.setOutputDevice(&file);
        svg.setSize(size());
        svg.setViewBox(QRect(QPoint(), size()));
        svg.setTitle(yAxis->label());
        QCPPainter painter;
        if (file.open(QIODevice::WriteOnly) && painter.begin(&svg)) {
            painter.setMode(QCPPainter::pmVectorized);
            toPainter(&painter, width(), height());
            isSaved = painter.end() && file.commit();
        }
    }
    updateColours(palette());
    return isSaved ? Result<>() : failure("the picture cannot be written", path.toStdString());
}

} // namespace tomato::plugins
