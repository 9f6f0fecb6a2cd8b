// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/experiments/results/sweepplot.h"

#include <QDialog>
#include <QProcess>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace tomato::plugins {

/// Shows the measurements of an experiment's runs as a plot with error bars: over one of the
/// variables, for one of the statements. The picture can be saved.
class ResultsDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `folder` has the runs; `tomato experiment table` reads them while the window stays free.
    explicit ResultsDialog(const QString &folder, QWidget *parent = nullptr);

    const SweepPlot &plot() const { return *m_plot; }

private:
    void createParts();
    void readTable(int exitCode);
    void draw();
    void askForFile();
    void showProblem(const QString &problem);

    QString m_folder;
    QProcess m_process;
    QStackedWidget *m_pages = nullptr;
    QLabel *m_message = nullptr;
    SweepPlot *m_plot = nullptr;
    QComboBox *m_statement = nullptr;
    QComboBox *m_variable = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace tomato::plugins
