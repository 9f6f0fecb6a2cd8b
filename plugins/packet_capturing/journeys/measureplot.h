// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCPGraph;
class QCustomPlot;

namespace tomato::plugins {

/// Values over time, or their distribution, to look around in: the wheel and + and - zoom, dragging
/// and the arrow keys move, Home or a double click shows all.
class MeasurePlot final : public QWidget
{
    Q_OBJECT

public:
    enum class Style
    {
        /// From the begin of each pair of values to its end, apart from each other.
        Bars,
        Line,
        Steps,
        Points,
        Crosses
    };
    enum class Colour
    {
        First,
        Second,
        Third,
        Fourth,
        Bad
    };
    struct Series
    {
        QString name;
        Style style = Style::Line;
        Colour colour = Colour::First;
        /// In the order of x.
        QVector<double> x;
        QVector<double> y;
        double width = 1.2;
    };

    explicit MeasurePlot(QWidget *parent = nullptr);

    void show(const QString &xTitle, const QString &yTitle, const QList<Series> &series);
    void showAll();
    /// How many values are shown.
    qsizetype values() const { return m_values; }
    /// As SVG, PDF or PNG, by the ending; false when it cannot be written.
    bool save(const QString &path);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QColor colourOf(Colour colour) const;
    void addSeries(const Series &series);
    void updateColours();
    /// In a low dock there is no room for them.
    void updateTitles();
    bool useKey(int key);
    bool saveDrawing(const QString &path);

    QCustomPlot *m_plot;
    struct Shown
    {
        QCPGraph *graph = nullptr;
        Style style = Style::Line;
        Colour colour = Colour::First;
        double width = 1;
    };
    QList<Shown> m_shown;
    qsizetype m_values = 0;
    QString m_xTitle;
    QString m_yTitle;
};

} // namespace tomato::plugins
