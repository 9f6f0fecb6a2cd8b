// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QJsonArray>
#include <QStringList>

// QCustomPlot uses the word of Qt, which is not defined here. The variable is declared in it.
// NOLINTNEXTLINE(bugprone-macro-parentheses)
#define foreach(variable, container) for (variable : (container))
#include <qcustomplot.h>
#undef foreach

namespace tomato::plugins {

/// Plots the measurements of a statement in the runs of an experiment: the mean for each value of
/// one variable, with its 95 % interval as error bars, and a curve for each combination of the
/// other variables.
class SweepPlot final : public QCustomPlot
{
    Q_OBJECT

public:
    explicit SweepPlot(QWidget *parent = nullptr);

    /// Takes what `tomato experiment table --json` prints.
    void setRows(const QJsonArray &rows);
    /// Returns the statements that measured something.
    QStringList statements() const;
    /// Returns what is varied.
    QStringList variables() const;

    /// Draws a statement over a variable; an empty variable draws one point for each combination.
    void draw(const QString &statement, const QString &variable);
    /// Fails when there is no such statement, or it measured nothing, or no such variable.
    Result<> check(const QString &statement, const QString &variable) const;
    /// Writes SVG, PDF or PNG, as the name ends, on white ground.
    Result<> save(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Curve
    {
        QString name;
        QVector<double> x, mean, error;
    };
    std::vector<Curve> curvesOf(const QString &statement, const QString &variable);
    void addCurve(const Curve &curve, int number);
    void setScales(const QString &variable);
    void updateColours(const QPalette &colours);

    QJsonArray m_rows;
    QString m_statement;
    QString m_variable;
    /// The values of the variable where they are no numbers, in the order of their places.
    QStringList m_words;
    QVector<QCPErrorBars *> m_bars;
};

} // namespace tomato::plugins
