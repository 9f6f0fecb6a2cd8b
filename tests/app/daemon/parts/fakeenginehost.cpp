// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/daemon/parts/fakeenginehost.h"

#include "app/protocol/folders/labpaths.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <csignal>
#include <utility>

namespace tomato::engine {

static const LabId Part("part");
/// Small, so that files have several pieces.
static constexpr qsizetype PieceBytes = 100;
static const QString Name = QStringLiteral("far");

/// All that a home calls before a test does something.
static constexpr const char *Methods[] = {
    "lab.status", "lab.start",    "lab.apply",      "lab.stop",           "lab.lease",
    "lab.load",   "capture.list", "capture.export", "capture.exportRead", "capture.exportEnd"};

FakeEngineHost::FakeEngineHost()
{
    const QString shell = m_home.filePath("shell");
    QFile script(shell);
    // The program that is run ends by itself when the test wants that.
    if (script.open(QIODevice::WriteOnly))
        script.write("#!/bin/sh\necho $$ > " + QFile::encodeName(m_home.filePath("running")) +
                     "\nexec 3<&0\n\"$@\" <&3 &\nexec sleep 1000\n");
    script.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
    const QString folder = m_home.filePath("config/tomato-desktop");
    QDir().mkpath(folder);
    QFile list(folder + "/hosts.conf");
    if (list.open(QIODevice::WriteOnly))
        list.write("[" + Name.toUtf8() + "]\nlauncher=command\ncommand=" + shell.toUtf8() + "\n");
    for (const char *method : Methods)
        answer(QLatin1String(method), QJsonObject());
    protocol::LabStatus status;
    status.lab = Part;
    answer("lab.status", status.toJson());
    answer("capture.list", QJsonArray());
    answer("lab.load", QJsonObject{{"lost", 0}});
    QObject::connect(&m_server, &QLocalServer::newConnection, &m_server, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection()) {
            socket->setParent(nullptr);
            take(std::unique_ptr<QLocalSocket>(socket));
        }
    });
    if (rpc::LabPaths::checkControlDirectory())
        m_server.listen(rpc::LabPaths::socket(Part));
}

void FakeEngineHost::take(std::unique_ptr<QLocalSocket> socket)
{
    m_homes.push_back(std::make_unique<rpc::RpcPeer>(std::move(socket)));
    for (const char *each : Methods) {
        const QString method = QLatin1String(each);
        m_homes.back()->handle(
            method, [this, method](const QJsonObject &params, const rpc::RpcPeer::Reply &reply) {
                m_calls.emplace_back(method, params);
                m_handlers.at(method)(params, reply);
            });
    }
}

std::unique_ptr<PartLink> FakeEngineHost::link()
{
    auto link = std::make_unique<PartLink>(Name, Part);
    const auto applied = await([&](auto done) { link->apply({}, done); });
    return applied ? std::move(link) : nullptr;
}

void FakeEngineHost::answer(const QString &method, const QJsonValue &value)
{
    handle(method, [value](const auto &, const rpc::RpcPeer::Reply &reply) { reply(value); });
}

void FakeEngineHost::withhold(const QString &method)
{
    handle(method,
           [this](const auto &, const rpc::RpcPeer::Reply &reply) { m_withheld.push_back(reply); });
}

void FakeEngineHost::answerWithheld(const QJsonValue &value)
{
    for (const auto &each : std::exchange(m_withheld, {}))
        each(value);
}

void FakeEngineHost::record(qint64 run, const Files &files)
{
    handle("capture.export", [this, run, files](const auto &, const rpc::RpcPeer::Reply &reply) {
        QJsonArray names;
        for (const auto &[name, bytes] : files)
            names.append(QJsonObject{{"name", name}, {"bytes", bytes.size()}});
        m_exports.emplace(++m_lastExport, files);
        reply(QJsonObject{{"export", m_lastExport}, {"run", run}, {"files", names}});
    });
    handle("capture.exportRead", [this](const QJsonObject &params, const auto &reply) {
        const Files &open = m_exports.at(params["export"].toInt());
        const QByteArray &bytes = open.at(static_cast<std::size_t>(params["file"].toInt())).second;
        const QByteArray piece = bytes.mid(params["offset"].toInt(), PieceBytes);
        reply(QJsonObject{{"data", QString::fromLatin1(piece.toBase64())}});
    });
    handle("capture.exportEnd", [this](const QJsonObject &params, const auto &reply) {
        m_exports.erase(params["export"].toInt());
        reply(QJsonObject());
    });
}

std::vector<QJsonObject> FakeEngineHost::calls(const QString &method) const
{
    std::vector<QJsonObject> found;
    for (const auto &[each, params] : m_calls) {
        if (each == method)
            found.push_back(params);
    }
    return found;
}

void FakeEngineHost::endProgram() const
{
    QFile running(m_home.filePath("running"));
    const int process = running.open(QIODevice::ReadOnly) ? running.readAll().trimmed().toInt() : 0;
    QVERIFY(process > 0);
    ::kill(process, SIGKILL);
}

} // namespace tomato::engine
