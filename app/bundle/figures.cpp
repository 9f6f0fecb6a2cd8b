// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bundle/figures.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

namespace tomato::bundle {

namespace {

/// How long drawing may take: what does not end has gone wrong.
constexpr int MaxPlotMilliseconds = 60'000;
constexpr int MaxNameLength = 60;

QStringList measuredStatements(const experiment::RunTable &table)
{
    QStringList statements;
    for (const auto &row : table.rows()) {
        if (!row.samples.empty() && !statements.contains(row.statement))
            statements << row.statement;
    }
    return statements.mid(0, MaxFigures);
}

QString fileName(qsizetype number, QString statement)
{
    static const QRegularExpression unsafe(QStringLiteral("[^A-Za-z0-9]+"));
    statement.replace(unsafe, QStringLiteral("-"));
    return QStringLiteral("%1-%2.svg")
        .arg(number, 2, 10, QChar(u'0'))
        .arg(statement.left(MaxNameLength));
}

Result<QByteArray> draw(const std::string &program, const QString &statement,
                        const QByteArray &rows, const QString &path)
{
    QProcess plot;
    plot.start(QString::fromStdString(program), {path, statement, QString()});
    plot.write(rows);
    plot.closeWriteChannel();
    const bool isOver = plot.waitForFinished(MaxPlotMilliseconds);
    if (!isOver || plot.exitStatus() != QProcess::NormalExit)
        return failure(plot.errorString().toStdString(), "tomato-plot");
    if (plot.exitCode() != 0)
        return failure(QString::fromUtf8(plot.readAllStandardError()).trimmed().toStdString(),
                       "tomato-plot");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(file.errorString().toStdString(), path.toStdString());
    return file.readAll();
}

} // namespace

Result<std::vector<Figure>> drawFigures(const std::string &program,
                                        const experiment::RunTable &table,
                                        const std::function<bool()> &goesOn)
{
    std::vector<Figure> figures;
    const QStringList statements = measuredStatements(table);
    if (statements.isEmpty())
        return figures;
    if (program.empty())
        return failure("tomato-plot, which draws, is missing");
    const QTemporaryDir folder;
    if (!folder.isValid())
        return failure("cannot make a temporary folder: " + folder.errorString().toStdString());
    const QByteArray rows = QJsonDocument(table.json()).toJson();
    for (const QString &statement : statements) {
        if (!goesOn())
            return failure("interrupted");
        Figure figure{
            statement, fileName(static_cast<qsizetype>(figures.size()) + 1, statement), {}};
        auto svg = draw(program, statement, rows, folder.filePath(figure.name));
        if (!svg)
            return passOn(svg);
        figure.svg = *std::move(svg);
        figures.push_back(std::move(figure));
    }
    return figures;
}

} // namespace tomato::bundle
