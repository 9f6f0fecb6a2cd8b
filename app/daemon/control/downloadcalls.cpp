// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/control/downloadcalls.h"

#include "app/daemon/control/callparams.h"
#include "app/hosts/hostgreeting.h"
#include "app/protocol/folders/storedrun.h"
#include "app/protocol/progress.h"
#include "capture/ring/arrivals.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <set>

namespace tomato::engine {

using rpc::RpcError;
using rpc::RpcPeer;

void DownloadCalls::addTo(RpcPeer *client)
{
    client->handle("capture.download",
                   [this, client](const QJsonObject &params, const Reply &reply) {
                       download(client, params, reply);
                   });
    client->handle("capture.merge", [this, client](const QJsonObject &params, const Reply &reply) {
        merge(client, params, reply);
    });
    client->handle("capture.cancelDownload",
                   [this, client](const QJsonObject &params, const Reply &reply) {
                       cancel(client, params, reply);
                   });
}

/// Only a .pcapng has times that are corrected: the others have the bytes that were recorded.
static LabShare::FetchOptions fetchOptions(const QJsonObject &params, CallParams &call)
{
    const bool isCorrected =
        params["path"].toString().endsWith(QLatin1String(".pcapng"), Qt::CaseInsensitive);
    return {params.contains("partial") && call.flag("partial"),
            (params.contains("rawClocks") && call.flag("rawClocks")) || !isCorrected};
}

static Timestamp now()
{
    return std::chrono::system_clock::now().time_since_epoch();
}

static capture::RunTimes timesOf(const std::filesystem::path &run)
{
    const auto stored = protocol::StoredRun::read(QFile::decodeName(run.c_str()));
    capture::RunTimes times;
    if (const Timestamp start = stored.startTime(); start != Timestamp())
        times.start = start;
    times.stop = stored.stopTime();
    return times;
}

void DownloadCalls::download(RpcPeer *client, const QJsonObject &params, const Reply &reply)
{
    CallParams call(params, reply);
    const auto connection = call.id<ConnectionId>("connection");
    const QString path = call.text("path");
    const int job = call.number<int>("job");
    const int run = params.contains("run") ? call.number<int>("run") : 0;
    const bool withArrivals = params.contains("arrivals") && call.flag("arrivals");
    if (params.contains("run") && run < 1)
        call.fail("run", "must be 1 or more");
    const LabShare::FetchOptions fetch = fetchOptions(params, call);
    if (call.areGood())
        flushAndBegin({client, {connection}, path, job, reply, run, withArrivals, fetch, now()}, 0);
}

void DownloadCalls::merge(RpcPeer *client, const QJsonObject &params, const Reply &reply)
{
    CallParams call(params, reply);
    std::vector<ConnectionId> connections;
    for (const QString &each : call.texts("connections"))
        connections.emplace_back(each.toStdString());
    const QString path = call.text("path");
    const int job = call.number<int>("job");
    const LabShare::FetchOptions fetch = fetchOptions(params, call);
    if (!call.areGood())
        return;
    if (path.endsWith(QLatin1String(".pcap"), Qt::CaseInsensitive))
        reply(failed(
            {path.toStdString(),
             "captures are merged into a file that ends in .pcapng, .tar.gz, .tgz or .zip"}));
    else
        flushAndBegin({client, std::move(connections), path, job, reply, 0, false, fetch, now()},
                      0);
}

void DownloadCalls::cancel(RpcPeer *client, const QJsonObject &params, const Reply &reply)
{
    CallParams call(params, reply);
    const int job = call.number<int>("job");
    if (!call.areGood())
        return;
    if (const auto fetching = m_fetching.find({client, job}); fetching != m_fetching.end()) {
        *fetching->second = true;
        reply(QJsonObject());
        return;
    }
    if (const auto cancelled = m_downloads.cancel(client, job); cancelled)
        reply(QJsonObject());
    else
        reply(failed(cancelled.error()));
}

QByteArray DownloadCalls::hostsJson(const LabParts::Fetched &fetched) const
{
    // A lab of this machine alone has none.
    if (m_runner.share().hosts().isEmpty())
        return {};
    QJsonObject all{{"lab", m_runner.topology().name()},
                    {"home", hosts::HostGreeting::own().toJson()},
                    {"hosts", m_runner.share().hosts()},
                    {"clocks", m_runner.share().clocks()}};
    QJsonArray missing;
    for (const auto &[host, reason] : fetched.missing)
        missing.append(QJsonObject{{"host", host}, {"reason", reason}});
    if (!missing.isEmpty())
        all.insert("missing", missing);
    return QJsonDocument(all).toJson();
}

// Frames that were on the wire before the request belong into the file.
void DownloadCalls::flushAndBegin(const Request &request, std::size_t flushed)
{
    if (flushed == request.connections.size()) {
        fetchAndBegin(request);
        return;
    }
    m_runner.flush(request.connections[flushed], [this, request, flushed](const Result<> &done) {
        if (!request.client)
            return;
        Request next = request;
        if (!done)
            next.moment = {};
        flushAndBegin(next, flushed + 1);
    });
}

Result<capture::CapturedRing> DownloadCalls::captured(const ConnectionId &connection,
                                                      qint64 run) const
{
    if (run != 0)
        return m_runner.captures().own().earlierRun(connection, run);
    const service::Capture *capture = m_runner.captures().latest(connection);
    if (capture == nullptr || !capture->ring())
        return failure("nothing was captured on this connection", connection.value);
    if (capture->mode() == capture::CaptureMode::Net)
        return failure("is captured for live viewing only, not for download",
                       capture->name().toStdString());
    return capture->captured();
}

void DownloadCalls::forget(RpcPeer *client)
{
    for (const auto &[key, cancelled] : m_fetching) {
        if (key.first == client)
            *cancelled = true;
    }
    m_downloads.forget(client);
}

void DownloadCalls::fetchAndBegin(const Request &request)
{
    if (request.run != 0) {
        begin(request, {});
        return;
    }
    const auto cancelled = std::make_shared<bool>(false);
    const std::pair<RpcPeer *, int> key(request.client.data(), request.job);
    m_fetching[key] = cancelled;
    m_runner.share().fetchRings(
        request.connections, request.fetch, [cancelled] { return !*cancelled; },
        [this, request, key, cancelled](Result<LabParts::Fetched> fetched) {
            m_fetching.erase(key);
            if (*cancelled)
                request.reply(tl::make_unexpected(
                    RpcError{RpcError::Cancelled, QStringLiteral("cancelled"), {}}));
            else if (!fetched)
                request.reply(failed(fetched.error()));
            else
                begin(request, std::move(*fetched));
        });
}

void DownloadCalls::begin(const Request &request, LabParts::Fetched fetched)
{
    const std::string hosts = hostsJson(fetched).toStdString();
    std::vector<capture::CapturedRing> rings = std::move(fetched.rings);
    std::set<std::string> names;
    for (const capture::CapturedRing &each : rings)
        names.insert(each.name);
    for (const ConnectionId &connection : request.connections) {
        const service::Capture *own = m_runner.captures().latest(connection);
        // A capture that is only recorded elsewhere has no ring here.
        const bool isElsewhere =
            !fetched.missing.empty() ||
            names.contains(m_runner.topology().label(connection).toStdString());
        if (isElsewhere && (own == nullptr || !own->ring()))
            continue;
        auto ring = captured(connection, request.run);
        if (!ring) {
            request.reply(failed(ring.error()));
            return;
        }
        ring->keyLogs = m_runner.captures().keyLogs(m_runner.topology());
        rings.push_back(std::move(*ring));
    }
    if (rings.empty()) {
        request.reply(failed(Error{request.path.toStdString(),
                                   "no host that can be reached has recorded any of it"}));
        return;
    }
    for (capture::CapturedRing &each : rings) {
        const std::filesystem::path &run = each.ring->directory();
        each.times = timesOf(run);
        each.arrivalsTimes = timesOf(capture::arrivalsPath(run));
        each.moment = request.moment;
    }
    const auto progress = [client = request.client, job = request.job](qint64 done, qint64 total) {
        if (client)
            client->notify(QStringLiteral("download.progress"),
                           protocol::DownloadProgress{job, done, total}.toJson());
    };
    const auto done = [reply = request.reply, path = request.path](const Result<> &result,
                                                                   bool cancelled) {
        if (result)
            reply(QJsonObject{{"path", path}});
        else if (cancelled)
            reply(tl::make_unexpected(
                RpcError{RpcError::Cancelled, QStringLiteral("cancelled"), {}}));
        else
            reply(failed(result.error()));
    };
    const auto begun = m_downloads.start(request.client, request.job, std::move(rings),
                                         request.path, progress, done, hosts, request.withArrivals);
    if (!begun)
        request.reply(failed(begun.error()));
}

} // namespace tomato::engine
