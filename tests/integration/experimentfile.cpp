// SPDX-License-Identifier: GPL-3.0-or-later
#include "experimentfile.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

QString withExperiment(const Shell &shell, const QByteArray &experiment,
                       const QJsonObject &connection)
{
    const QString file = shell.twoHosts("tried", true, connection);
    QJsonObject document = readJson(file);
    QJsonObject topology = document.value("topology").toObject();
    topology.insert("experiment", QJsonDocument::fromJson(experiment).object());
    document.insert("topology", topology);
    QFile out(file);
    if (out.open(QIODevice::WriteOnly))
        out.write(QJsonDocument(document).toJson());
    return file;
}

Shell::Outcome perform(const Shell &shell, const QString &file, const QString &out,
                       const QStringList &arguments)
{
    Shell::Outcome outcome;
    for (int attempt = 1; attempt <= 3; ++attempt) {
        QDir(out).removeRecursively();
        outcome = shell.tomato(QStringList{"experiment", "run", file, "--out", out} + arguments);
        if (!(outcome.output + outcome.errors).contains("not in the recording"))
            break;
    }
    return outcome;
}

QJsonObject readJson(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}
