// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QTimer>
#include <QWidget>

#include <memory>

class QCPGraph;
class QCPItemText;
class QLabel;
class QCustomPlot;

namespace tomato::plugins {

class PlotLevels;

/// A plot of values over time, or of their distribution, which can be navigated: the wheel and +
/// and - zoom, dragging and the arrow keys move, Home or a double click shows all. While it moves,
/// very many values are drawn from fewer of them, and from all as soon as it rests.
class MeasurePlot final : public QWidget
{
    Q_OBJECT
    /// The values along both axes that are visible.
    Q_PROPERTY(QRectF shown READ shown)

public:
    enum class Style
    {
        /// Each bar reaches from the first to the second value of a pair; bars are separate from
        /// each other.
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
        Fifth,
        /// A curve that only frames the others.
        Quiet,
        Bad
    };
    enum class View
    {
        All,
        Kept
    };
    struct Series
    {
        QString name;
        Style style = Style::Line;
        Colour colour = Colour::First;
        /// The values are in ascending order of x.
        QVector<double> x;
        QVector<double> y;
        double width = 1;
    };

    explicit MeasurePlot(QWidget *parent = nullptr);

    /// Shows all of them; with `View::Kept`, what the user has zoomed to stays.
    void show(const QString &xTitle, const QString &yTitle, const QList<Series> &series,
              View view = View::All);
    /// Shows a text in place of values, and no axes.
    void showHint(const QString &hint);
    void showAll();
    /// Returns how many values are shown.
    qsizetype values() const { return m_values; }
    /// Returns how many of them it was drawn from the last time.
    qsizetype drawnValues() const;
    QRectF shown() const;
    bool isMoving() const { return m_rest.isActive(); }
    /// Values that are not above zero have no place on a logarithmic axis, and are left out; takes
    /// effect with show().
    void setLogarithmic(bool isX, bool isY);
    /// Saves SVG, PDF or PNG, by the ending, below that title and in colours for paper, and at
    /// least as large as such a picture is; returns false when the file cannot be written.
    bool save(const QString &path, const QString &title);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QColor colourOf(Colour colour) const;
    void addSeries(const Series &series);
    void updateColours();
    void showLegend(bool isWanted);
    /// In a low dock, which has no space for titles, they stand above the axes.
    void updateTitles();
    void fitTicks(const QSize &size);
    /// Chooses the values that are drawn next.
    void chooseValues();
    bool isAllShown() const;
    bool useKey(int key);
    bool saveDrawing(const QString &path, const QSize &size, const QString &title);
    bool saveNow(const QString &path, const QString &title);
    /// Returns the colours of the window, or those of paper.
    QPalette look() const;
    bool hasPlace(const Series &series, qsizetype at) const;

    QCustomPlot *m_plot;
    QLabel *m_hint;
    /// The titles in a low dock.
    QCPItemText *m_up;
    QCPItemText *m_right;
    struct Shown
    {
        QCPGraph *graph = nullptr;
        std::shared_ptr<const PlotLevels> levels;
        Style style = Style::Line;
        Colour colour = Colour::First;
        double width = 1;
    };
    QList<Shown> m_shown;
    qsizetype m_values = 0;
    /// Runs while it moves.
    QTimer m_rest;
    /// The visible part of each axis when all is shown.
    QRectF m_all;
    QString m_xTitle;
    QString m_yTitle;
    bool m_isOnPaper = false;
};

} // namespace tomato::plugins
