// SPDX-License-Identifier: GPL-3.0-or-later
#include "labhome.h"

#include "app/topology/format/tomatoformat.h"
#include "app/topology/reach/outsidereach.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <csignal>

namespace tomato::engine {

using client::EngineClient;

LabHome::LabHome()
{
    qputenv("XDG_RUNTIME_DIR", m_directory.path().toUtf8());
    qputenv("XDG_DATA_HOME", m_directory.path().toUtf8());
    qputenv("XDG_CONFIG_HOME", m_directory.filePath("config").toUtf8());
    qputenv("TOMATO_ENGINE", TOMATO_BIN "/tomato-engine");
}

LabHome::~LabHome()
{
    for (const qint64 process : processes())
        ::kill(static_cast<pid_t>(process), SIGKILL);
}

static bool isEngineProgram(qint64 process)
{
    QFile program(QStringLiteral("/proc/%1/comm").arg(process));
    return program.open(QIODevice::ReadOnly) && program.readAll() == "tomato-engine\n";
}

static qint64 parentOf(qint64 process)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    // The name in parentheses is followed by the state and the parent.
    const QByteArray line = file.readAll();
    return line.mid(line.lastIndexOf(')') + 2).split(' ').value(1).toLongLong();
}

std::vector<qint64> LabHome::processes() const
{
    std::vector<qint64> found;
    std::vector<qint64> hidden;
    const QByteArray mark = "XDG_RUNTIME_DIR=" + m_directory.path().toUtf8();
    for (const QString &name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        const qint64 process = name.toLongLong();
        if (process <= 0)
            continue;
        QFile environment(QStringLiteral("/proc/%1/environ").arg(process));
        if (!environment.open(QIODevice::ReadOnly))
            hidden.push_back(process);
        else if (environment.readAll().split('\0').contains(mark))
            found.push_back(process);
    }
    // Engines, and what they start with keys, show their environment to root alone.
    const auto add = [&found](qint64 process) {
        if (std::ranges::find(found, process) == found.end() && isEngineProgram(process))
            found.push_back(process);
    };
    const QDir control(m_directory.filePath("tomato-desktop"));
    for (const QString &name : control.entryList({"*.json"}, QDir::Files)) {
        QFile description(control.filePath(name));
        if (description.open(QIODevice::ReadOnly))
            add(QJsonDocument::fromJson(description.readAll())["pid"].toInteger());
    }
    for (const qint64 process : hidden) {
        if (std::ranges::find(found, parentOf(process)) != found.end())
            add(process);
    }
    return found;
}

qint64 LabHome::process(const QByteArray &word) const
{
    for (const qint64 process : processes()) {
        QFile command(QStringLiteral("/proc/%1/cmdline").arg(process));
        if (command.open(QIODevice::ReadOnly) && command.readAll().split('\0').contains(word) &&
            isEngineProgram(process))
            return process;
    }
    return 0;
}

void LabHome::hurryEngines() const
{
    for (const client::RunningLab &lab : client::runningLabs()) {
        if (lab.process > 0)
            ::kill(static_cast<pid_t>(lab.process), SIGTERM);
    }
}

QStringList LabHome::controlFiles() const
{
    return QDir(m_directory.filePath("tomato-desktop"))
        .entryList({"*.sock", "*.json"}, QDir::Files | QDir::System);
}

QString labRefusal()
{
    const LabHome home;
    EngineClient client;
    if (const auto opened = open(client, LabId("probe")); !opened)
        return QString::fromStdString(opened.error().text());
    const auto started =
        await([&](auto done) { client.startLab(twoHosts(), QString(), std::move(done)); });
    await([&](auto done) { client.stopLab(std::move(done)); });
    return started ? QString() : QString::fromStdString(started.error().text());
}

static QJsonObject host(const QString &id)
{
    return {{"id", id}, {"type", "container"}, {"parent", QJsonValue()}, {"name", id}};
}

static QJsonObject interfaceOf(const QString &host, const QString &address)
{
    return {{"id", host + "e0"},
            {"type", "container_interface"},
            {"parent", host},
            {"name", "eth0"},
            {"ip4address", address}};
}

QJsonObject twoHosts(const QJsonObject &connection)
{
    QJsonObject c1 = connection;
    c1.insert("id", "c1");
    c1.insert("elements", QJsonArray{"h1e0", "h2e0"});
    const QJsonObject topology{
        {"name", "two"},
        {"elements", QJsonArray{host("h1"), interfaceOf("h1", "10.0.0.1/24"), host("h2"),
                                interfaceOf("h2", "10.0.0.2/24")}},
        {"connections", QJsonArray{c1}}};
    return {{"file_information", QJsonObject{{"version", 4}}}, {"topology", topology}};
}

QStringList agreedTo(const QJsonObject &document)
{
    const auto topology = topology::fromTomato(document);
    return topology ? topology::keysOf(topology::outsideReaches(*topology)) : QStringList();
}

Result<> await(const std::function<void(EngineClient::Callback<>)> &call)
{
    auto answer = std::make_shared<std::optional<Result<>>>();
    call([answer](const Result<> &result) { *answer = result; });
    if (!QTest::qWaitFor([&] { return answer->has_value(); }, 60'000))
        return failure("no answer");
    return **answer;
}

Result<> open(EngineClient &client, const LabId &lab)
{
    return await([&](auto done) { client.open(lab, true, std::move(done)); });
}

int runIn(const EngineClient &client, const char *element, const QStringList &command)
{
    const auto found = client.lab().elements.find(ElementId(element));
    if (found == client.lab().elements.end())
        return -1;
    QStringList line = client::enterElement(found->second) + command;
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(line.takeFirst(), line);
    const bool ended = process.waitForFinished(60'000);
    return ended && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

client::CaptureStatus flushed(EngineClient &client)
{
    await([&](auto done) { client.flushCapture(ConnectionId("c1"), std::move(done)); });
    const client::CaptureStatus *capture = client.capture(ConnectionId("c1"));
    return capture == nullptr ? client::CaptureStatus{} : *capture;
}

Result<> setCapture(EngineClient &client, const EngineClient::CaptureChange &change)
{
    return await(
        [&](auto done) { client.setCapture(ConnectionId("c1"), change, std::move(done)); });
}

} // namespace tomato::engine
