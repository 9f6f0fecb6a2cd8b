// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/packets/packetfilter.h"

#include <algorithm>

namespace tomato::plugins {

/// Looked at together: few enough for the answer to be read quickly.
static constexpr qint64 Chunk = 2'000;
/// Packets before them, which tell what goes on.
static constexpr std::size_t Context = 100;

PacketFilter::PacketFilter(PacketStore &store, QObject *parent)
    : QObject(parent), m_store(store), m_decoder(store)
{
    connect(&store, &PacketStore::reset, this, [this] {
        m_next = 0;
        ++m_generation;
        m_isLooking = false;
    });
    connect(&store, &PacketStore::grown, this, &PacketFilter::look);
}

void PacketFilter::set(const QString &filter)
{
    m_asked = filter;
    if (filter.isEmpty()) {
        m_filter.clear();
        ++m_generation;
        m_isLooking = false;
        emit checked(filter, {});
        return;
    }
    if (!Sharkd::isInstalled()) {
        emit checked(filter, Sharkd::howToInstall());
        return;
    }
    m_decoder.sharkd().call(QStringLiteral("check"), {{"filter", filter}},
                            [this, filter](const Result<QJsonValue> &good) {
                                if (filter != m_asked)
                                    return;
                                if (!good) {
                                    emit checked(filter,
                                                 QString::fromStdString(good.error().message));
                                    return;
                                }
                                m_filter = filter;
                                m_next = m_store.first();
                                ++m_generation;
                                m_isLooking = false;
                                emit checked(filter, {});
                                look();
                            });
}

void PacketFilter::look()
{
    m_next = std::max(m_next, m_store.first());
    if (m_filter.isEmpty() || m_isLooking || m_next >= m_store.end())
        return;
    const qint64 first = m_next;
    const qint64 end = std::min(first + Chunk, m_store.end());
    client::PacketPlaces places = m_store.withContext(first, Context);
    const std::size_t context = places.size() - 1;
    for (qint64 i = first + 1; i < end; ++i)
        places.push_back(m_store.at(i));
    // sharkd keeps what matched a filter, by its text, even when another file is loaded.
    const QString filter =
        QStringLiteral("(%1) and frame.number < %2").arg(m_filter).arg(Chunk * 100 + ++m_chunks);
    m_isLooking = true;
    m_decoder.ask(
        places, QStringLiteral("frames"), {{"filter", filter}, {"column0", "frame.number:1"}},
        [this, first, end, context, generation = m_generation](const Result<QJsonValue> &frames) {
            if (generation == m_generation)
                take(first, end, static_cast<qint64>(context), frames);
        });
}

void PacketFilter::take(qint64 first, qint64 end, qint64 context, const Result<QJsonValue> &frames)
{
    m_isLooking = false;
    m_next = end;
    QList<qint64> found;
    for (const QJsonValue &each : frames ? frames->toArray() : QJsonArray()) {
        const qint64 number = first + each.toObject().value("num").toInt() - context - 1;
        if (number >= first && number < end && m_store.holds(number))
            found << number;
    }
    if (!found.isEmpty())
        emit matched(found);
    emit advanced();
    look();
}

} // namespace tomato::plugins
