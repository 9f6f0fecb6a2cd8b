// SPDX-License-Identifier: GPL-3.0-or-later
// tomato-plot FILE STATEMENT VARIABLE: reads on standard input what `tomato experiment table
// --json` prints, and draws into FILE, without a display, what the statement measured over the
// variable. Either may be empty: then it is the first that measured something, and the first that
// is varied.
#include "plugins/experiments/results/sweepplot.h"

#include <QApplication>
#include <QFile>
#include <QJsonDocument>
#include <QLocale>

#include <cstdio>

using tomato::plugins::SweepPlot;

/// The size in pixels on a screen, of a figure as wide as a column of two.
static constexpr QSize FigureSize(640, 420);

static int fail(const std::string &text)
{
    std::fprintf(stderr, "%s\n", text.c_str());
    return 1;
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        std::fprintf(stderr, "usage: tomato-plot FILE STATEMENT VARIABLE\n");
        return 2;
    }
    // What Qt says of a machine without a desktop is of no use to anybody here.
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) {});
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    // A command's figures are the same on each machine.
    QLocale::setDefault(QLocale::c());
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return fail("cannot read standard input");
    QJsonParseError error;
    const QJsonDocument table = QJsonDocument::fromJson(input.readAll(), &error);
    if (!table.isArray())
        return fail("standard input: " + error.errorString().toStdString());
    SweepPlot plot;
    plot.resize(FigureSize);
    plot.setRows(table.array());
    if (plot.statements().isEmpty())
        return fail("no statement measured something");
    QString statement = QString::fromLocal8Bit(argv[2]);
    QString variable = QString::fromLocal8Bit(argv[3]);
    if (statement.isEmpty())
        statement = plot.statements().first();
    if (variable.isEmpty())
        variable = plot.variables().value(0);
    if (const auto checked = plot.check(statement, variable); !checked)
        return fail(checked.error().text());
    plot.draw(statement, variable);
    const auto saved = plot.save(QString::fromLocal8Bit(argv[1]));
    return saved ? 0 : fail(saved.error().text());
}
