// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <unistd.h>

QJsonObject Shell::Outcome::object() const
{
    return QJsonDocument::fromJson(output.toUtf8()).object();
}

QJsonArray Shell::Outcome::array() const
{
    return QJsonDocument::fromJson(output.toUtf8()).array();
}

Shell::Shell() : m_environment(QProcessEnvironment::systemEnvironment())
{
    for (const QString name : {"run", "data"})
        QDir(m_folder.path()).mkpath(name);
    QFile::setPermissions(path(QStringLiteral("run")),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), path(QStringLiteral("run")));
    m_environment.insert(QStringLiteral("XDG_DATA_HOME"), path(QStringLiteral("data")));
    m_environment.insert(QStringLiteral("XDG_CONFIG_HOME"), path(QStringLiteral("config")));
}

Shell::~Shell()
{
    // Where that folder is another user's, the program takes this user's own labs: not ours to
    // stop.
    if (QFileInfo(path(QStringLiteral("run"))).ownerId() != ::geteuid())
        return;
    for (const QJsonValue lab : tomato({"lab", "list", "--json"}).array())
        tomato({"lab", "stop", lab["lab"].toString()});
}

Shell::Outcome Shell::run(const QString &program, const QStringList &arguments) const
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.setWorkingDirectory(m_folder.path());
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, arguments);
    Outcome outcome;
    if (!process.waitForFinished(120'000)) {
        outcome.errors = process.errorString();
        process.kill();
        process.waitForFinished();
        return outcome;
    }
    outcome.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    outcome.output = QString::fromUtf8(process.readAllStandardOutput());
    outcome.errors = QString::fromUtf8(process.readAllStandardError());
    return outcome;
}

Shell::Outcome Shell::tomato(const QStringList &arguments) const
{
    return run(QStringLiteral(TOMATO_BIN "/tomato"), arguments);
}

Shell::Outcome Shell::tomatoWithout(const QString &folder, const QStringList &arguments) const
{
    if (!QFileInfo::exists(folder))
        return tomato(arguments);
    return run("unshare", QStringList{"--user", "--map-root-user", "--mount", "sh", "-c",
                                      R"(mount -t tmpfs none "$0" && exec "$@")", folder,
                                      TOMATO_BIN "/tomato"} +
                              arguments);
}

QString Shell::twoHosts(const QString &name, bool addresses, const QJsonObject &connection) const
{
    QJsonObject c1 = connection;
    c1.insert("id", "c1");
    c1.insert("elements", QJsonArray{"a2", "b2"});
    const auto element = [](const QString &id, const QString &elementName) {
        return QJsonObject{{"id", id}, {"type", "openvz"}, {"name", elementName}};
    };
    const auto interface = [&](const QString &id, const QString &parent, const QString &address) {
        return QJsonObject{{"id", id},
                           {"type", "openvz_interface"},
                           {"parent", parent},
                           {"name", "eth0"},
                           {"ip4address", addresses ? address : QString()}};
    };
    const QJsonObject topology{{"name", name},
                               {"elements", QJsonArray{element("a1", "h1"), element("b1", "h2"),
                                                       interface("a2", "a1", "10.0.0.1/24"),
                                                       interface("b2", "b1", "10.0.0.2/24")}},
                               {"connections", QJsonArray{c1}}};
    const QString file = path(name + QStringLiteral(".tomato4.json"));
    QFile out(file);
    if (out.open(QIODevice::WriteOnly))
        out.write(QJsonDocument(QJsonObject{{"file_information", QJsonObject{{"version", 4}}},
                                            {"topology", topology}})
                      .toJson());
    return file;
}

QString Shell::labProblem()
{
    const Shell shell;
    const Outcome outcome =
        shell.tomato({"run", shell.twoHosts(QStringLiteral("probe")), "--out", shell.path("out")});
    return outcome.exitCode == 0 ? QString() : outcome.errors;
}

bool Shell::hasNetem() const
{
    for (const QJsonValue feature : tomato({"lab", "check", "--json"}).array()) {
        if (feature["name"] == QLatin1String("netem"))
            return feature["works"].toBool();
    }
    return false;
}
