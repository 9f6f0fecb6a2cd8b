// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/packets/packetfilter.h"

#include "plugins/api/numbertexts.h"

#include <algorithm>

namespace tomato::plugins {

/// How many matches are requested together: few enough for the answer to be read quickly.
static constexpr int Chunk = 2'000;
/// No file has a packet with this number.
static constexpr qint64 NoPacket = 1'000'000'000;

PacketFilter::PacketFilter(PacketStore &store, PacketDecoder &decoder, QObject *parent)
    : QObject(parent), m_store(store), m_decoder(decoder)
{
    const auto forget = [this] {
        m_matches.assign(static_cast<std::size_t>(m_store.sourceCount()), {});
        m_next = m_matches;
        m_lookedAt = 0;
    };
    connect(&store, &PacketStore::reset, this, forget);
    m_decoder.setPreparation(
        [this](int source, const DissectedFile &file, qint64 first, const Done &done) {
            if (isSet())
                look(source, file, first, done);
            else
                done();
        });
    connect(&decoder, &PacketDecoder::decoded, this, [this](int source) {
        if (!isSet())
            return;
        const auto at = static_cast<std::size_t>(source);
        if (!m_next[at] || m_next[at]->filter != m_unique)
            return lookAgain(source); // it was set meanwhile
        m_matches[at] = m_next[at];
        emitMatches();
    });
}

void PacketFilter::set(const QString &filter)
{
    m_asked = filter;
    if (filter.isEmpty()) {
        m_filter.clear();
        m_decoder.requestAll(false);
        emit checked(filter, {});
        return;
    }
    if (!Sharkd::isInstalled()) {
        emit checked(filter, Sharkd::howToInstall());
        return;
    }
    m_decoder.check(filter, [this, filter](const Result<QJsonValue> &good) {
        if (filter != m_asked)
            return;
        if (!good) {
            emit checked(filter, QString::fromStdString(good.error().message));
            return;
        }
        m_filter = filter;
        m_unique = QStringLiteral("(%1) and frame.number < %2")
                       .arg(filter, plainNumber(NoPacket + ++m_filters));
        m_lookedAt = 0;
        m_matches.assign(m_matches.size(), {});
        emit checked(filter, {});
        m_decoder.requestAll(true);
        for (int source = 0; source < m_store.sourceCount(); ++source)
            lookAgain(source);
    });
}

/// Searches what is decoded already.
void PacketFilter::lookAgain(int source)
{
    const int version = m_decoder.version(source);
    if (version == 0)
        return;
    look(source, m_decoder.file(source), m_decoder.first(source), [this, source, version] {
        const auto at = static_cast<std::size_t>(source);
        // When the source was decoded again meanwhile, that is searched, too.
        if (m_decoder.version(source) != version || !m_next[at] || m_next[at]->filter != m_unique)
            return;
        m_matches[at] = m_next[at];
        emitMatches();
    });
}

void PacketFilter::look(int source, const DissectedFile &file, qint64 first, const Done &done)
{
    const auto matches = std::make_shared<Matches>();
    matches->filter = m_unique;
    matches->first = first;
    matches->isMatch.resize(static_cast<std::size_t>(file.packets));
    fetch(source, file, matches, done);
}

void PacketFilter::fetch(int source, const DissectedFile &file,
                         const std::shared_ptr<Matches> &matches, const Done &done)
{
    // The file's version, as another one may have been looked at in the same process.
    QJsonObject params{{"filter", QStringLiteral("%1 and frame.number < %2")
                                      .arg(matches->filter, plainNumber(NoPacket + file.version))},
                       {"column0", "frame.number:1"},
                       {"limit", Chunk}};
    if (matches->known > 0)
        params.insert("skip", matches->known);
    const auto take = [this, source, file, matches, done](const Result<QJsonValue> &frames) {
        if (matches->filter != m_unique || !isSet())
            return done(); // another one was set meanwhile
        if (!frames) {
            emit failed(QString::fromStdString(frames.error().text()));
            return done();
        }
        const QJsonArray found = frames->toArray();
        for (const QJsonValue &each : found) {
            const qint64 at = each.toObject().value("num").toInteger() - 1;
            if (at >= 0 && at < file.packets)
                matches->isMatch[static_cast<std::size_t>(at)] = true;
        }
        matches->known += static_cast<int>(found.size());
        if (found.size() == Chunk)
            return fetch(source, file, matches, done);
        m_next[static_cast<std::size_t>(source)] = matches;
        done();
    };
    m_decoder.askFile(file, QStringLiteral("frames"), params, take);
}

void PacketFilter::emitMatches()
{
    QList<qint64> numbers;
    m_lookedAt = 0;
    for (qint64 number = m_store.first(); number < m_store.end(); ++number) {
        const client::PacketPlace &place = m_store.at(number);
        const auto &matches = m_matches[place.source];
        if (!matches)
            continue;
        const auto at =
            static_cast<std::int32_t>(place.packet - static_cast<std::uint32_t>(matches->first));
        if (at < 0 || static_cast<std::size_t>(at) >= matches->isMatch.size())
            continue;
        ++m_lookedAt;
        if (matches->isMatch[static_cast<std::size_t>(at)])
            numbers << number;
    }
    emit matched(numbers);
}

} // namespace tomato::plugins
