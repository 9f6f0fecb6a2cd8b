// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/control/exportcalls.h"

#include "app/base/deflate.h"
#include "app/daemon/control/callparams.h"

namespace tomato::engine {

using rpc::RpcPeer;

/// Files that one client may hold open.
static constexpr std::ptrdiff_t MaxExports = 64;
static constexpr int PieceBytes = 256 * 1024;

/// The piece as an answer has it: deflated where that is asked for, and makes it a good deal
/// shorter.
static QJsonObject pieceJson(const std::string &piece, bool mayDeflate)
{
    const auto text = [](const std::string &bytes) {
        return QString::fromLatin1(QByteArray::fromStdString(bytes).toBase64());
    };
    const std::string shorter = mayDeflate ? deflated(piece) : std::string();
    if (mayDeflate && shorter.size() < piece.size() / 8 * 7)
        return {{"deflated", text(shorter)}};
    return {{"data", text(piece)}};
}

ExportCalls::ExportCalls(LabRunner &runner, service::ControlServer &server) : m_runner(runner)
{
    connect(&server, &service::ControlServer::clientCame, this, &ExportCalls::welcome);
    connect(&server, &service::ControlServer::clientWent, this, [this](RpcPeer *client) {
        std::erase_if(m_exports, [client](const auto &each) { return each.first.first == client; });
    });
}

void ExportCalls::welcome(RpcPeer *client)
{
    client->handle("capture.export",
                   [this, client](const QJsonObject &params, const RpcPeer::Reply &reply) {
                       begin(client, params, reply);
                   });
    client->handle("capture.exportRead",
                   [this, client](const QJsonObject &params, const RpcPeer::Reply &reply) {
                       read(client, params, reply);
                   });
    client->handle("capture.mirror",
                   [this](const QJsonObject &params, const RpcPeer::Reply &reply) {
                       CallParams call(params, reply);
                       const auto connection = call.id<ConnectionId>("connection");
                       if (call.areGood())
                           reply(QJsonValue(m_runner.captures().mirror(connection)));
                   });
    client->handle("capture.exportEnd",
                   [this, client](const QJsonObject &params, const RpcPeer::Reply &reply) {
                       CallParams call(params, reply);
                       const int number = call.number<int>("export");
                       if (!call.areGood())
                           return;
                       m_exports.erase({client, number});
                       reply(QJsonObject());
                   });
}

void ExportCalls::begin(RpcPeer *client, const QJsonObject &params, const RpcPeer::Reply &reply)
{
    CallParams call(params, reply);
    const auto connection = call.id<ConnectionId>("connection");
    if (!call.areGood())
        return;
    const service::Capture *capture = m_runner.captures().own().capture(connection);
    if (capture == nullptr || !capture->ring() || capture->mode() == capture::CaptureMode::Net) {
        reply(failed({connection.value, "nothing was captured on this connection"}));
        return;
    }
    const auto open = std::count_if(m_exports.begin(), m_exports.end(), [client](const auto &each) {
        return each.first.first == client;
    });
    const capture::CapturedRing captured = capture->captured();
    auto exported = open < MaxExports
                        ? capture::RingExport::open(*captured.ring)
                        : Result<capture::RingExport>(failure("too many exports are under way"));
    if (!exported) {
        reply(failed(exported.error()));
        return;
    }
    QJsonArray files;
    for (const capture::RingExport::File &file : exported->files())
        files.append(QJsonObject{{"name", QString::fromStdString(file.name)},
                                 {"bytes", static_cast<qint64>(file.bytes)}});
    const auto text = [](const std::string &string) { return QString::fromStdString(string); };
    m_exports.emplace(Key{client, ++m_last}, std::move(*exported));
    reply(QJsonObject{{"export", m_last},
                      {"run", capture->ringRun()},
                      {"files", files},
                      {"topology", text(captured.lab)},
                      {"name", text(captured.name)},
                      {"interfaces", QJsonArray{text(captured.ends[0]), text(captured.ends[1])}},
                      {"filter", text(captured.filter)}});
}

void ExportCalls::read(RpcPeer *client, const QJsonObject &params, const RpcPeer::Reply &reply)
{
    CallParams call(params, reply);
    const int number = call.number<int>("export");
    const int file = call.number<int>("file");
    const qint64 offset = call.number("offset");
    const bool mayDeflate = params.contains("deflate") && call.flag("deflate");
    const auto found = m_exports.find({client, number});
    if (found == m_exports.end())
        call.fail("export", QStringLiteral("is not under way"));
    else if (file < 0 || file >= static_cast<int>(found->second.files().size()))
        call.fail("file", QStringLiteral("is none of its files"));
    else if (offset < 0)
        call.fail("offset", QStringLiteral("must be 0 or more"));
    if (!call.areGood())
        return;
    const auto &all = found->second;
    const auto piece = all.read(all.files()[static_cast<std::size_t>(file)],
                                static_cast<std::uint64_t>(offset), PieceBytes);
    if (piece)
        reply(pieceJson(*piece, mayDeflate));
    else
        reply(failed(piece.error()));
}

} // namespace tomato::engine
