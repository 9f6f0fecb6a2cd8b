// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/captures/journeyrows.h"

#include "app/cli/output.h"
#include "app/topology/printable.h"

#include <charconv>
#include <utility>

namespace tomato::cli {

using namespace journeys;

namespace {

QByteArray tableForm(const QString &name)
{
    return topology::printable(csvText(name)).toUtf8();
}

QByteArray documentForm(const QString &name)
{
    const QByteArray list = jsonText(QJsonArray{name}).toUtf8();
    return list.sliced(1, list.size() - 2);
}

QByteArray plainWords(Match match)
{
    return words(match).toLatin1();
}

bool isOverGap(const Hop &hop)
{
    return (hop.changes & OverGap) != 0;
}

} // namespace

bool mayBeUnderWay(const JourneyReader &reader, const Journey &journey, std::size_t hop)
{
    return reader.horizon().isUnderWay(journey.hops[hop]) &&
           journey.isLeaf(static_cast<std::uint32_t>(hop));
}

RowTexts::RowTexts(const JourneyReader &reader, const QStringList &recordings, Form form)
    : m_reader(reader), m_form(form)
{
    for (const Point &point : reader.places().points()) {
        m_points.push_back(form(pointName(point)));
        m_isDelivered.push_back(point.moment == Moment::Delivered);
    }
    for (const QString &recording : recordings)
        m_recordings.push_back(form(recording));
}

const QByteArray &RowTexts::recording(std::size_t source) const
{
    static const QByteArray none;
    return source < m_recordings.size() ? m_recordings[source] : none;
}

const QByteArray &RowTexts::flow(std::uint32_t flow)
{
    const auto [at, isNew] = m_flows.try_emplace(flow);
    if (isNew)
        at->second = m_form(QString::fromStdString(m_reader.flows().flow(flow).text()));
    return at->second;
}

const QByteArray &RowTexts::step(PointId from, PointId to, bool isOverGap)
{
    const std::uint64_t between = std::uint64_t{from} << 32 | to;
    const auto [at, isNew] = m_steps.try_emplace({between, isOverGap});
    if (isNew)
        at->second = stepName(m_reader.places(), from, to, isOverGap).kind.toLatin1();
    return at->second;
}

RowOutput &RowOutput::operator<<(const QByteArray &bytes)
{
    m_waiting += bytes;
    if (m_waiting.size() >= MaxWaiting)
        send();
    return *this;
}

RowOutput &RowOutput::operator<<(const char *text)
{
    m_waiting += text;
    return *this;
}

RowOutput &RowOutput::operator<<(std::int64_t number)
{
    constexpr std::size_t Digits = 20;
    std::array<char, Digits> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
    m_waiting.append(text.data(), end - text.data());
    return *this;
}

void RowOutput::send()
{
    if (!m_file)
        put(m_waiting);
    else if (m_sent)
        m_sent = m_file->write(m_waiting);
    m_waiting.resize(0);
}

Result<> RowOutput::finish()
{
    send();
    if (!m_file)
        flush();
    else if (m_sent)
        m_sent = m_file->commit();
    return m_sent;
}

JourneyTable::JourneyTable(const JourneyReader &reader, const QStringList &recordings,
                           std::uint64_t most, RowOutput output)
    : m_reader(reader), m_texts(reader, recordings, tableForm), m_output(std::move(output)),
      m_most(most)
{
}

void JourneyTable::begin()
{
    m_output << "journey,hop,before,flow,point,moment,over,time_ns,delay_ns,match,changes,ttl,"
                "length,recording,packet,may_be_under_way\n";
}

void JourneyTable::write(const Journey &journey)
{
    if (m_written++ >= m_most)
        return;
    for (std::size_t at = 0; at < journey.hops.size(); ++at) {
        const Hop &hop = journey.hops[at];
        const bool isFirst = hop.parent == Hop::NoParent;
        const JourneyReader::PacketPlace place = JourneyReader::placeOf(hop.packet);
        m_output << static_cast<std::int64_t>(journey.number) << ","
                 << static_cast<std::int64_t>(at) << ",";
        if (!isFirst)
            m_output << std::int64_t{hop.parent};
        m_output << "," << m_texts.flow(journey.flow) << "," << m_texts.point(hop.point)
                 << (m_texts.isDelivered(hop.point) ? ",delivered," : ",sent,");
        if (!isFirst)
            m_output << m_texts.step(journey.hops[hop.parent].point, hop.point, isOverGap(hop));
        m_output << "," << std::int64_t{hop.time.count()} << ",";
        if (!isFirst)
            m_output << std::int64_t{(hop.time - journey.hops[hop.parent].time).count()};
        m_output << "," << plainWords(hop.match) << ",";
        if (hop.changes != 0)
            m_output << changeWords(hop.changes).join(QLatin1Char(' ')).toLatin1();
        m_output << "," << std::int64_t{hop.ttl} << "," << std::int64_t{hop.length} << ","
                 << m_texts.recording(place.source) << ","
                 << static_cast<std::int64_t>(place.packet + 1)
                 << (mayBeUnderWay(m_reader, journey, at) ? ",1\n" : ",\n");
    }
}

Result<> JourneyTable::end(const JourneyMeasures &measures)
{
    auto sent = m_output.finish();
    noteMatches(measures);
    return sent;
}

JourneyDocument::JourneyDocument(const JourneyReader &reader, const QStringList &recordings,
                                 std::uint64_t most)
    : m_reader(reader), m_texts(reader, recordings, documentForm), m_most(most)
{
}

void JourneyDocument::begin()
{
    m_output << "{\"journeys\":[";
}

void JourneyDocument::write(const Journey &journey)
{
    if (m_written >= m_most)
        return;
    m_output << (m_written++ == 0 ? "" : ",") << "{\"flow\":" << std::int64_t{journey.flow}
             << ",\"hops\":[";
    for (std::size_t at = 0; at < journey.hops.size(); ++at) {
        m_output << (at == 0 ? "" : ",");
        writeHop(journey, at);
    }
    m_output << "],\"journey\":" << static_cast<std::int64_t>(journey.number) << "}";
}

void JourneyDocument::writeHop(const Journey &journey, std::size_t at)
{
    const Hop &hop = journey.hops[at];
    const Hop *const before = hop.parent == Hop::NoParent ? nullptr : &journey.hops[hop.parent];
    m_output << "{";
    if (before != nullptr)
        m_output << "\"before\":" << std::int64_t{hop.parent} << ",";
    if (hop.changes != 0)
        m_output << "\"changes\":"
                 << jsonText(QJsonArray::fromStringList(changeWords(hop.changes))).toLatin1()
                 << ",";
    if (before != nullptr)
        m_output << "\"delayNanoseconds\":" << std::int64_t{(hop.time - before->time).count()}
                 << ",";
    m_output << "\"length\":" << std::int64_t{hop.length} << ",\"match\":\""
             << plainWords(hop.match) << "\"";
    if (mayBeUnderWay(m_reader, journey, at))
        m_output << ",\"mayBeUnderWay\":true";
    if (before != nullptr)
        m_output << ",\"over\":\"" << m_texts.step(before->point, hop.point, isOverGap(hop))
                 << "\"";
    const JourneyReader::PacketPlace place = JourneyReader::placeOf(hop.packet);
    m_output << ",\"packet\":" << static_cast<std::int64_t>(place.packet + 1)
             << ",\"point\":" << m_texts.point(hop.point)
             << ",\"recording\":" << m_texts.recording(place.source)
             << ",\"timeNanoseconds\":" << std::int64_t{hop.time.count()}
             << ",\"ttl\":" << std::int64_t{hop.ttl} << "}";
}

Result<> JourneyDocument::end(const JourneyMeasures &measures)
{
    const auto putRest = [&](const QJsonObject &rest) {
        m_output << jsonText(rest).mid(1).chopped(1).toUtf8();
    };
    m_output << "],";
    putRest({{"damagedFiles", damageJson(m_reader)}});
    m_output << ",\"flows\":[";
    bool isFirst = true;
    writeFlows(m_reader.places(), m_reader.flows(), measures, [&](const QJsonObject &flow) {
        m_output << (std::exchange(isFirst, false) ? "" : ",") << jsonText(flow).toUtf8();
    });
    m_output << "],";
    putRest({{"steps", stepsJson(m_reader.places(), measures)},
             {"totals", toJson(m_reader.totals(), measures)},
             {"unseenLosses", unseenLossesJson(m_reader, measures)}});
    m_output << "}\n";
    return m_output.finish();
}

} // namespace tomato::cli
