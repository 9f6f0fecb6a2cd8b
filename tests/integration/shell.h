// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

/// A user's shell with folders of its own, in which the built programs run.
class Shell
{
public:
    struct Outcome
    {
        int exitCode = -1;
        QString output;
        QString errors;

        QJsonObject object() const;
        QJsonArray array() const;
    };

    Shell();
    /// Stops the labs that were started in it.
    ~Shell();

    /// Runs `tomato ARGUMENTS` in the shell's folder.
    Outcome tomato(const QStringList &arguments) const;
    /// The same, where this folder of the machine is empty, if there is one.
    Outcome tomatoWithout(const QString &folder, const QStringList &arguments) const;
    Outcome run(const QString &program, const QStringList &arguments) const;
    /// The path of a file in the shell's folder.
    QString path(const QString &name) const { return m_folder.filePath(name); }
    /// Writes a topology of hosts h1 (10.0.0.1) and h2 (10.0.0.2), joined by one connection
    /// with these attributes.
    QString twoHosts(const QString &name, bool addresses = true,
                     const QJsonObject &connection = {}) const;
    QProcessEnvironment environment() const { return m_environment; }

    /// Why labs cannot run on this machine; empty when they can.
    static QString labProblem();
    /// Tells whether this machine's kernel has netem.
    bool hasNetem() const;

private:
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
};
