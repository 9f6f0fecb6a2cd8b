// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/protocol/capturestatus.h"
#include "app/protocol/fields/statewords.h"
#include "app/protocol/folders/labpaths.h"
#include "app/protocol/labstatus.h"
#include "app/protocol/peer/rpcpeer.h"
#include "app/protocol/runstatus.h"

#include <QJsonArray>
#include <QLocalServer>

#include <memory>
#include <vector>

namespace tomato::test {

/// Speaks an engine's protocol and records nothing. XDG_RUNTIME_DIR should be the test's own.
class FakeEngine final : public QObject
{
public:
    struct Download
    {
        QString path;
        int job = 0;
        /// The connections of a merge.
        QStringList connections;
        rpc::RpcPeer::Reply reply;
    };

    bool listen(const LabId &id)
    {
        m_lab.lab = id;
        connect(&m_server, &QLocalServer::newConnection, this, &FakeEngine::accept);
        return rpc::LabPaths::checkControlDirectory().has_value() &&
               m_server.listen(rpc::LabPaths::socket(id));
    }

    void setLab(const QString &state, const QStringList &stoppedElements = {})
    {
        m_lab.state = protocol::valueOf<LabState>(state).value();
        for (const QString name : {"h1", "r1"}) {
            protocol::ElementStatus &element = m_lab.elements[ElementId(name.toStdString())];
            element.name = name;
            element.state =
                stoppedElements.contains(name) ? ElementState::Stopped : ElementState::Running;
        }
        tell(QStringLiteral("lab.changed"), m_lab.toJson());
    }

    /// Sets the capture of the connection "c1"; an empty object means none.
    void setCapture(QJsonObject capture)
    {
        m_captures = {};
        if (!capture.isEmpty()) {
            capture.insert("connection", "c1");
            m_captures.append(capture);
        }
        setCaptures(m_captures);
    }

    /// Missing keys get the values of a capture that does nothing.
    void setCaptures(const QJsonArray &captures)
    {
        m_captures = whole(protocol::CaptureStatus().toJson(), captures);
        tell(QStringLiteral("capture.changed"), m_captures);
    }

    /// Recordings before the latest ones; likewise.
    void setRuns(const QJsonArray &runs)
    {
        m_runs = whole(protocol::RunStatus().toJson(), runs);
        tell(QStringLiteral("capture.runsChanged"), m_runs);
    }

    /// Returns the status of a capture that records.
    static QJsonObject recording(const QString &mode)
    {
        QJsonObject capture{
            {"mode", mode},        {"state", "recording"},   {"directory", "/run/1"},
            {"segments", 5},       {"packets", 1204},        {"bytes", 1'300'000},
            {"ringPackets", 1204}, {"ringBytes", 1'320'000}, {"limitBytes", 50'000'000}};
        if (mode != QLatin1String("file")) {
            capture.insert("host", "127.0.0.1");
            capture.insert("port", 40123);
            capture.insert("backlogPort", 40124);
        }
        return capture;
    }

    void tellProgress(qint64 done, qint64 total)
    {
        tell(QStringLiteral("download.progress"),
             QJsonObject{{"job", downloads.back().job}, {"done", done}, {"total", total}});
    }

    std::vector<Download> downloads;
    int flushes = 0;
    /// The answer to capture.mirror, and how often it was asked for.
    QJsonArray mirrors;
    int asked = 0;
    QStringList cleared;
    /// The connections whose capture was to be stopped by capture.set.
    QStringList stopped;
    /// The file that the lab was told to be of.
    QString file;
    QList<int> removedRuns;
    /// The open calls of link.set.
    std::vector<rpc::RpcPeer::Reply> linkChanges;
    int clients() const { return static_cast<int>(m_peers.size()); }

private:
    static QJsonObject whole(QJsonObject all, const QJsonObject &said)
    {
        for (auto each = said.begin(); each != said.end(); ++each) {
            const QJsonValue usual = all.value(each.key());
            all.insert(each.key(), usual.isObject() && each->isObject()
                                       ? QJsonValue(whole(usual.toObject(), each->toObject()))
                                       : QJsonValue(*each));
        }
        return all;
    }

    static QJsonArray whole(const QJsonObject &usual, const QJsonArray &said)
    {
        QJsonArray all;
        for (const QJsonValue &each : said)
            all.append(whole(usual, each.toObject()));
        return all;
    }

    void accept()
    {
        auto owned = std::make_unique<rpc::RpcPeer>(
            std::unique_ptr<QLocalSocket>(m_server.nextPendingConnection()));
        rpc::RpcPeer *peer = owned.get();
        m_peers.push_back(std::move(owned));
        answer(peer, QStringLiteral("lab.status"), [this] { return QJsonValue(m_lab.toJson()); });
        answer(peer, QStringLiteral("capture.list"), [this] { return QJsonValue(m_captures); });
        answer(peer, QStringLiteral("capture.runs"), [this] { return QJsonValue(m_runs); });
        peer->handle(QStringLiteral("capture.removeRun"),
                     [this](const QJsonObject &params, const rpc::RpcPeer::Reply &reply) {
                         removedRuns << params.value("run").toInt();
                         reply(QJsonValue(QJsonObject()));
                     });
        answer(peer, QStringLiteral("capture.mirror"), [this] {
            ++asked;
            return QJsonValue(mirrors);
        });
        answer(peer, QStringLiteral("capture.flush"), [this] {
            ++flushes;
            return QJsonValue(QJsonObject());
        });
        answer(peer, QStringLiteral("lab.stop"), [this] {
            setLab(QStringLiteral("stopped"));
            return QJsonValue(QJsonObject());
        });
        peer->handle(QStringLiteral("capture.download"), [this](const QJsonObject &params,
                                                                const rpc::RpcPeer::Reply &reply) {
            downloads.push_back(
                {params.value("path").toString(), params.value("job").toInt(), {}, reply});
        });
        peer->handle(QStringLiteral("capture.merge"),
                     [this](const QJsonObject &params, const rpc::RpcPeer::Reply &reply) {
                         QStringList connections;
                         for (const QJsonValue &each : params.value("connections").toArray())
                             connections << each.toString();
                         downloads.push_back({params.value("path").toString(),
                                              params.value("job").toInt(), connections, reply});
                     });
        peer->handle(QStringLiteral("capture.clear"),
                     [this](const QJsonObject &params, const rpc::RpcPeer::Reply &reply) {
                         cleared << params.value("connection").toString();
                         reply(QJsonValue(QJsonObject()));
                     });
        peer->handle(QStringLiteral("capture.set"),
                     [this](const QJsonObject &params, const rpc::RpcPeer::Reply &reply) {
                         if (params.contains("capturing") && !params.value("capturing").toBool())
                             stopped << params.value("connection").toString();
                         reply(QJsonValue(QJsonObject()));
                     });
        peer->handle(QStringLiteral("lab.setFile"),
                     [this](const QJsonObject &params, const rpc::RpcPeer::Reply &reply) {
                         file = params.value("file").toString();
                         reply(QJsonValue(QJsonObject()));
                     });
        peer->handle(QStringLiteral("link.set"),
                     [this](const QJsonObject &, const rpc::RpcPeer::Reply &reply) {
                         linkChanges.push_back(reply);
                     });
        connect(peer, &rpc::RpcPeer::closed, this, [this, peer] {
            std::erase_if(m_peers, [peer](auto &each) {
                if (each.get() != peer)
                    return false;
                each.release()->deleteLater();
                return true;
            });
        });
    }

    static void answer(rpc::RpcPeer *peer, const QString &method,
                       std::function<QJsonValue()> result)
    {
        peer->handle(method, [result = std::move(result)](const QJsonObject &,
                                                          const rpc::RpcPeer::Reply &reply) {
            reply(result());
        });
    }

    void tell(const QString &method, const QJsonValue &params)
    {
        for (const auto &peer : m_peers)
            peer->notify(method, params);
    }

    QLocalServer m_server;
    std::vector<std::unique_ptr<rpc::RpcPeer>> m_peers;
    protocol::LabStatus m_lab;
    QJsonArray m_captures;
    QJsonArray m_runs;
};

} // namespace tomato::test
