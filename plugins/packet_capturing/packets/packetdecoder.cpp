// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/packets/packetdecoder.h"

#include "plugins/api/numbertexts.h"

#include <QFile>

#include <algorithm>
#include <chrono>
#include <utility>

namespace tomato::plugins {

using client::CopiedPackets;
using client::PacketPlace;

/// Between two times at least; as long as the last one took, where that was longer.
static constexpr std::chrono::milliseconds MinPause{200};
/// A recording that sharkd cannot load is not tried for ever.
static constexpr int MaxFailures = 3;

PacketDecoder::PacketDecoder(PacketStore &store, QObject *parent) : QObject(parent), m_store(store)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &PacketDecoder::next);
    connect(&store, &PacketStore::reset, this, [this] {
        ++m_generation;
        for (Source &each : m_sources) {
            m_dissectors.forget(each.file);
            removeFiles(each, {});
        }
        m_sources.assign(static_cast<std::size_t>(m_store.sourceCount()), {});
        m_isBusy = false;
        m_problem.clear();
        m_pause.stop();
    });
    connect(&store, &PacketStore::grown, this, &PacketDecoder::markStale);
    connect(&store, &PacketStore::shrunk, this, &PacketDecoder::markStale);
}

void PacketDecoder::setWatched(bool isWatched)
{
    m_isWatched = isWatched;
    next();
}

void PacketDecoder::setWantedSources(const std::set<int> &sources)
{
    for (std::size_t at = 0; at < m_sources.size(); ++at)
        m_sources[at].isWanted = sources.contains(static_cast<int>(at));
    next();
}

void PacketDecoder::requestAll(bool areAllWanted)
{
    m_areAllWanted = areAllWanted;
    next();
}

/// 32 bits of the packet's number in its run are known.
static qint64 distance(const PacketPlace &place, qint64 first)
{
    return static_cast<std::int32_t>(place.packet - static_cast<std::uint32_t>(first));
}

qint64 PacketDecoder::frame(const PacketPlace &place) const
{
    const Source &source = m_sources[place.source];
    const qint64 first = source.version > 0 ? source.first : m_store.oldest(place.source);
    return distance(place, first) + 1;
}

bool PacketDecoder::covers(const PacketPlace &place) const
{
    const Source &source = m_sources[place.source];
    const qint64 at = distance(place, source.first);
    return source.version > 0 && at >= 0 && at < source.file.packets;
}

bool PacketDecoder::isUpToDate() const
{
    return !m_isBusy && std::none_of(m_sources.begin(), m_sources.end(), [this](const auto &each) {
        return each.isStale && (each.isWanted || m_areAllWanted);
    });
}

void PacketDecoder::markStale()
{
    for (Source &each : m_sources)
        each.isStale = true;
    next();
}

void PacketDecoder::next()
{
    if (!m_isWatched || m_isBusy || m_pause.isActive() || !Sharkd::isInstalled())
        return;
    for (std::size_t after = 1; after <= m_sources.size(); ++after) {
        const std::size_t at = (m_last + after) % m_sources.size(); // each in its turn
        if (!m_sources[at].isStale || !(m_sources[at].isWanted || m_areAllWanted))
            continue;
        m_last = at;
        copy(static_cast<int>(at));
        return;
    }
}

void PacketDecoder::copy(int source)
{
    m_isBusy = true;
    m_since.start();
    m_sources[static_cast<std::size_t>(source)].isStale = false;
    const QString prefix = m_dissectors.filePath(
        QStringLiteral("%1-%2-").arg(plainNumber(m_generation), plainNumber(source)));
    m_store.reader()->copy(source, prefix,
                           [this, source, generation = m_generation](const auto &copied) {
                               if (generation != m_generation)
                                   return;
                               if (copied)
                                   addCopied(source, *copied);
                               else
                                   fail(source, QString::fromStdString(copied.error().text()));
                           });
}

void PacketDecoder::addCopied(int source, const CopiedPackets &copied)
{
    Source &now = m_sources[static_cast<std::size_t>(source)];
    const DissectedFile file{QFile::decodeName(copied.path.c_str()), ++m_files,
                             static_cast<qint64>(copied.count)};
    if (!now.paths.contains(file.path))
        now.paths << file.path;
    if (file.packets == 0 || (file.path == now.file.path && file.packets == now.file.packets))
        return finish();
    const auto first = static_cast<qint64>(copied.first);
    m_dissectors.ask(file, QStringLiteral("status"), {},
                     [this, source, file, first, generation = m_generation](const auto &loaded) {
                         if (generation != m_generation)
                             return;
                         if (!loaded) {
                             fail(source, QString::fromStdString(loaded.error().text()));
                             return;
                         }
                         const auto adoptIt = [this, source, file, first, generation] {
                             if (generation == m_generation)
                                 adopt(source, file, first);
                         };
                         if (m_preparation)
                             m_preparation(source, file, first, adoptIt);
                         else
                             adoptIt();
                     });
}

void PacketDecoder::adopt(int source, const DissectedFile &file, qint64 first)
{
    Source &now = m_sources[static_cast<std::size_t>(source)];
    m_dissectors.forget(now.file);
    removeFiles(now, file.path);
    now.file = file;
    now.first = first;
    now.failures = 0;
    ++now.version;
    m_problem.clear();
    finish();
    emit decoded(source);
}

void PacketDecoder::removeFiles(Source &source, const QString &kept)
{
    for (const QString &path : std::as_const(source.paths)) {
        if (path != kept)
            QFile::remove(path);
    }
    source.paths = kept.isEmpty() ? QStringList() : QStringList{kept};
}

void PacketDecoder::fail(int source, const QString &problem)
{
    Source &now = m_sources[static_cast<std::size_t>(source)];
    now.isStale = now.isStale || ++now.failures < MaxFailures;
    m_problem = problem;
    finish();
    emit failed(problem);
}

void PacketDecoder::finish()
{
    m_isBusy = false;
    m_pause.start(std::max(MinPause, std::chrono::milliseconds(m_since.elapsed())));
}

void PacketDecoder::ask(int source, const QString &method, const QJsonObject &params,
                        Sharkd::Reply reply)
{
    askFile(m_sources[static_cast<std::size_t>(source)].file, method, params, std::move(reply));
}

void PacketDecoder::askFile(const DissectedFile &file, const QString &method,
                            const QJsonObject &params, Sharkd::Reply reply)
{
    m_dissectors.ask(file, method, params,
                     [this, generation = m_generation,
                      reply = std::move(reply)](const Result<QJsonValue> &result) {
                         if (generation == m_generation)
                             reply(result);
                     });
}

void PacketDecoder::check(const QString &filter, Sharkd::Reply reply)
{
    m_dissectors.check(filter, std::move(reply));
}

} // namespace tomato::plugins
