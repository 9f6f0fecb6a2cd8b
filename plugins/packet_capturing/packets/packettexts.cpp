// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/packets/packettexts.h"

#include <algorithm>

namespace tomato::plugins {

/// The number of texts that are kept; a window shows some dozens.
static constexpr std::size_t MaxTexts = 20'000;
/// The number of packets in one request.
static constexpr qint64 MaxAtOnce = 250;
/// The greatest gap between two requested packets in one request: fetching the packets between them
/// is cheaper than another request.
static constexpr qint64 MaxGap = 10;
/// The number of pending requests is low, as other packets may be needed soon.
static constexpr int MaxRequests = 20;

PacketTexts::PacketTexts(PacketStore &store, PacketDecoder &decoder, QObject *parent)
    : QObject(parent), m_store(store), m_decoder(decoder)
{
    connect(&store, &PacketStore::reset, this, [this] {
        m_texts.clear();
        m_wanted.clear();
        m_fetching = 0;
    });
    connect(&store, &PacketStore::shrunk, this,
            [this] { m_texts.erase(m_texts.begin(), m_texts.lower_bound(m_store.first())); });
    connect(&decoder, &PacketDecoder::decoded, this, &PacketTexts::forget);
}

const PacketTexts::Text *PacketTexts::find(qint64 number) const
{
    const auto found = m_texts.find(number);
    return found == m_texts.end() ? nullptr : &found->second;
}

/// Visible texts stay until the new ones are there, so that the view does not flicker.
void PacketTexts::forget(int source)
{
    std::vector<qint64> seen = m_wanted;
    std::sort(seen.begin(), seen.end());
    std::erase_if(m_texts, [&](const auto &each) {
        if (!m_store.holds(each.first))
            return true;
        const client::PacketPlace &place = m_store.at(each.first);
        return place.source == source &&
               (!std::binary_search(seen.begin(), seen.end(), each.first) ||
                !m_decoder.covers(place));
    });
    if (m_fetching == 0)
        fetch();
}

void PacketTexts::askFor(const std::vector<qint64> &numbers)
{
    m_wanted = numbers;
    std::set<int> sources;
    for (const qint64 each : numbers)
        sources.insert(m_store.at(each).source);
    m_decoder.setWantedSources(sources);
    if (m_fetching == 0)
        fetch();
}

bool PacketTexts::isMissing(qint64 number) const
{
    if (!m_store.holds(number) || !m_decoder.covers(m_store.at(number)))
        return false;
    const Text *known = find(number);
    return !known || known->version != m_decoder.version(m_store.at(number).source);
}

bool PacketTexts::areComplete() const
{
    return std::none_of(m_wanted.begin(), m_wanted.end(),
                        [this](qint64 number) { return isMissing(number); });
}

void PacketTexts::fetch()
{
    if (m_texts.size() > MaxTexts)
        m_texts.clear();
    // The keys are the source, and the packet's number in its recording.
    std::map<int, std::map<qint64, qint64>> missing;
    for (const qint64 number : m_wanted) {
        if (isMissing(number))
            missing[m_store.at(number).source][m_decoder.frame(m_store.at(number))] = number;
    }
    for (const auto &[source, numbers] : missing) {
        std::map<qint64, qint64> run;
        for (const auto &[frame, number] : numbers) {
            if (!run.empty() &&
                (frame - run.rbegin()->first > MaxGap || frame - run.begin()->first >= MaxAtOnce)) {
                fetchRun(source, run);
                run.clear();
                if (m_fetching >= MaxRequests)
                    return;
            }
            run[frame] = number;
        }
        fetchRun(source, run);
    }
}

/// The keys of `numbers` are the numbers in the recording.
void PacketTexts::fetchRun(int source, const std::map<qint64, qint64> &numbers)
{
    const qint64 first = numbers.begin()->first;
    QJsonObject params{{"limit", numbers.rbegin()->first - first + 1}};
    if (first > 1)
        params.insert("skip", first - 1);
    ++m_fetching;
    m_decoder.ask(source, QStringLiteral("frames"), params,
                  [this, numbers, version = m_decoder.version(source)](const auto &frames) {
                      --m_fetching;
                      store(numbers, version, frames);
                      if (m_fetching > 0)
                          return;
                      emit came();
                      if (m_fetching == 0)
                          fetch();
                  });
}

static QColor colour(const QJsonValue &hex)
{
    return hex.isString() ? QColor(QLatin1Char('#') + hex.toString()) : QColor();
}

void PacketTexts::store(const std::map<qint64, qint64> &numbers, int version,
                        const Result<QJsonValue> &frames)
{
    // Packets that cannot be decoded are stored as such, and not requested again.
    for (const auto &[frame, number] : numbers) {
        Text &text = m_texts[number];
        text = {};
        text.frame = frame;
        text.version = version;
        if (!frames)
            text.info = QString::fromStdString(frames.error().text());
    }
    for (const QJsonValue &each : frames ? frames->toArray() : QJsonArray()) {
        const QJsonObject frame = each.toObject();
        const auto found = numbers.find(frame.value("num").toInteger());
        if (found == numbers.end())
            continue;
        // Wireshark's default columns: number, time, source, destination, protocol, length, info.
        const QJsonArray columns = frame.value("c").toArray();
        m_texts[found->second] = {columns.at(2).toString(),
                                  columns.at(3).toString(),
                                  columns.at(4).toString(),
                                  columns.at(6).toString(),
                                  colour(frame.value("bg")),
                                  colour(frame.value("fg")),
                                  found->first,
                                  version};
    }
}

} // namespace tomato::plugins
