// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/packets/packettexts.h"

#include <algorithm>

namespace tomato::plugins {

/// Kept; a window shows some dozens.
static constexpr std::size_t MostTexts = 20'000;
/// Packets before those that are seen, which tell what goes on: numbers of a TCP stream, questions
/// of answers.
static constexpr std::size_t Context = 100;
/// In one request.
static constexpr std::size_t MostAtOnce = 250;

PacketTexts::PacketTexts(PacketStore &store, PacketDecoder &decoder, QObject *parent)
    : QObject(parent), m_store(store), m_decoder(decoder)
{
    connect(&store, &PacketStore::reset, this, [this] {
        m_texts.clear();
        m_wanted.clear();
        m_isFetching = false;
    });
    connect(&store, &PacketStore::shrunk, this,
            [this] { m_texts.erase(m_texts.begin(), m_texts.lower_bound(m_store.first())); });
}

const PacketTexts::Text *PacketTexts::find(qint64 number) const
{
    const auto found = m_texts.find(number);
    return found == m_texts.end() ? nullptr : &found->second;
}

void PacketTexts::want(const std::vector<qint64> &numbers)
{
    m_wanted = numbers;
    if (!m_isFetching)
        fetch();
}

void PacketTexts::fetch()
{
    std::erase_if(m_wanted, [this](qint64 number) {
        return !m_store.holds(number) || m_texts.contains(number);
    });
    if (m_wanted.empty() || !Sharkd::isInstalled())
        return;
    if (m_texts.size() > MostTexts)
        m_texts.clear();
    // Packets of one connection at a time, so that none is taken for the repetition of another.
    const std::uint16_t source = m_store.at(m_wanted.front()).source;
    client::PacketPlaces places = m_store.withContext(m_wanted.front(), Context);
    const std::size_t context = places.size() - 1;
    std::vector<qint64> numbers{m_wanted.front()};
    for (std::size_t i = 1; i < m_wanted.size() && numbers.size() < MostAtOnce; ++i) {
        if (m_store.at(m_wanted[i]).source == source) {
            places.push_back(m_store.at(m_wanted[i]));
            numbers.push_back(m_wanted[i]);
        }
    }
    m_isFetching = true;
    QJsonObject params{{"limit", static_cast<int>(numbers.size())}};
    if (context > 0)
        params.insert("skip", static_cast<int>(context));
    m_decoder.ask(places, QStringLiteral("frames"), params,
                  [this, numbers, context](const Result<QJsonValue> &frames) {
                      m_isFetching = false;
                      take(numbers, context, frames);
                      emit came();
                      if (!m_isFetching)
                          fetch();
                  });
}

static QColor colour(const QJsonValue &hex)
{
    return hex.isString() ? QColor(QLatin1Char('#') + hex.toString()) : QColor();
}

void PacketTexts::take(const std::vector<qint64> &numbers, std::size_t context,
                       const Result<QJsonValue> &frames)
{
    // What cannot be decoded is known to be so, and not asked for again.
    for (const qint64 number : numbers)
        m_texts.try_emplace(number);
    for (const QJsonValue &each : frames ? frames->toArray() : QJsonArray()) {
        const QJsonObject frame = each.toObject();
        const auto at = static_cast<std::size_t>(frame.value("num").toInt()) - context - 1;
        if (at >= numbers.size())
            continue;
        // Wireshark's default columns: number, time, source, destination, protocol, length, info.
        const QJsonArray columns = frame.value("c").toArray();
        m_texts[numbers[at]] = {columns.at(2).toString(),  columns.at(3).toString(),
                                columns.at(4).toString(),  columns.at(6).toString(),
                                colour(frame.value("bg")), colour(frame.value("fg"))};
    }
}

} // namespace tomato::plugins
