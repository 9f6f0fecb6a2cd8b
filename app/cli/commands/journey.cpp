// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/captures/journeyoutput.h"
#include "app/cli/captures/journeysources.h"
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/session.h"

#include <QJsonDocument>

namespace tomato::cli {

using namespace journeys;

namespace {

constexpr std::size_t MaxFlowsPrinted = 20;
constexpr qulonglong MaxPackets = 1'000'000'000;

/// Writes the journeys as they are found.
class JourneyWriter
{
public:
    virtual ~JourneyWriter() = default;
    virtual void begin() {}
    virtual void write(const Journey &journey) = 0;
    virtual void end(const JourneyMeasures &measures) = 0;
};

class JourneyTexts final : public JourneyWriter
{
public:
    JourneyTexts(const JourneyReader &reader, std::uint64_t most) : m_reader(reader), m_most(most)
    {
    }

    void write(const Journey &journey) override
    {
        if (m_written++ < m_most)
            printJourney(m_reader.places(), m_reader.flows(), journey);
    }
    void end(const JourneyMeasures &measures) override
    {
        printTotals(m_reader.totals(), measures, static_cast<qsizetype>(m_reader.sources().size()));
        print(QString());
        printSteps(m_reader.places(), measures);
        print(QString());
        printFlows(m_reader.places(), m_reader.flows(), measures, MaxFlowsPrinted);
    }

private:
    const JourneyReader &m_reader;
    std::uint64_t m_most;
    std::uint64_t m_written = 0;
};

/// Returns whether the packet was not seen behind this hop, but may still be in transit.
bool mayBeUnderWay(const JourneyReader &reader, const Journey &journey, std::size_t hop)
{
    return reader.horizon().isUnderWay(journey.hops[hop]) &&
           journey.isLeaf(static_cast<std::uint32_t>(hop));
}

/// Writes a row for each packet on each link.
class JourneyRows final : public JourneyWriter
{
public:
    JourneyRows(const JourneyReader &reader, QStringList names, std::uint64_t most)
        : m_reader(reader), m_names(std::move(names)), m_most(most)
    {
    }

    void begin() override
    {
        print(QStringLiteral("journey,hop,before,flow,point,moment,over,time_ns,delay_ns,match,"
                             "changes,ttl,length,recording,packet,may_be_under_way"));
    }
    void write(const Journey &journey) override
    {
        if (m_written++ >= m_most)
            return;
        const Places &places = m_reader.places();
        for (std::size_t at = 0; at < journey.hops.size(); ++at) {
            const Hop &hop = journey.hops[at];
            const bool isFirst = hop.parent == Hop::NoParent;
            const Hop &before = isFirst ? hop : journey.hops[hop.parent];
            const JourneyReader::PacketPlace place = JourneyReader::placeOf(hop.packet);
            QStringList row = {
                QString::number(journey.number),
                QString::number(at),
                isFirst ? QString() : QString::number(hop.parent),
                csvText(QString::fromStdString(m_reader.flows().flow(journey.flow).text())),
                csvText(pointName(places.point(hop.point))),
                places.point(hop.point).moment == Moment::Delivered ? QStringLiteral("delivered")
                                                                    : QStringLiteral("sent"),
                isFirst
                    ? QString()
                    : stepName(places, before.point, hop.point, (hop.changes & OverGap) != 0).kind,
                QString::number(hop.time.count()),
                isFirst ? QString() : QString::number((hop.time - before.time).count()),
                words(hop.match),
                changeWords(hop.changes).join(QLatin1Char(' ')),
                QString::number(hop.ttl),
                QString::number(hop.length),
                csvText(m_names.value(static_cast<qsizetype>(place.source))),
                QString::number(place.packet + 1),
                mayBeUnderWay(m_reader, journey, at) ? QStringLiteral("1") : QString()};
            print(row.join(QLatin1Char(',')));
        }
    }
    void end(const JourneyMeasures &) override
    {
        const Totals &totals = m_reader.totals();
        note(QStringLiteral("matches: %1 certain, %2 by order, %3 ambiguous")
                 .arg(totals.certain)
                 .arg(totals.byOrder)
                 .arg(totals.ambiguous));
    }

private:
    const JourneyReader &m_reader;
    QStringList m_names;
    std::uint64_t m_most;
    std::uint64_t m_written = 0;
};

/// Writes one document: {"journeys": [...], "totals": {...}, "steps": [...], "flows": [...]}.
class JourneyDocument final : public JourneyWriter
{
public:
    JourneyDocument(const JourneyReader &reader, QStringList names, std::uint64_t most)
        : m_reader(reader), m_names(std::move(names)), m_most(most)
    {
    }

    void begin() override { put("{\"journeys\":["); }
    void write(const Journey &journey) override
    {
        if (m_written >= m_most)
            return;
        QJsonArray hops;
        for (std::size_t at = 0; at < journey.hops.size(); ++at) {
            QJsonObject hop = hopJson(journey, journey.hops[at]);
            if (mayBeUnderWay(m_reader, journey, at))
                hop["mayBeUnderWay"] = true;
            hops.append(hop);
        }
        const QJsonObject row = {{"journey", static_cast<qint64>(journey.number)},
                                 {"flow", static_cast<qint64>(journey.flow)},
                                 {"hops", hops}};
        put(m_written++ == 0 ? "" : ",");
        put(jsonText(row).toUtf8());
    }
    void end(const JourneyMeasures &measures) override
    {
        const QJsonObject rest = {
            {"damagedFiles", damageJson(m_reader)},
            {"totals", toJson(m_reader.totals(), measures)},
            {"steps", stepsJson(m_reader.places(), measures)},
            {"flows", flowsJson(m_reader.places(), m_reader.flows(), measures)}};
        put("],");
        put(jsonText(rest).mid(1).toUtf8());
        put("\n");
    }

private:
    QJsonObject hopJson(const Journey &journey, const Hop &hop) const
    {
        const JourneyReader::PacketPlace place = JourneyReader::placeOf(hop.packet);
        QJsonObject row = {{"point", pointName(m_reader.places().point(hop.point))},
                           {"timeNanoseconds", static_cast<qint64>(hop.time.count())},
                           {"match", words(hop.match)},
                           {"ttl", hop.ttl},
                           {"length", hop.length},
                           {"recording", m_names.value(static_cast<qsizetype>(place.source))},
                           {"packet", static_cast<qint64>(place.packet + 1)}};
        if (hop.changes != 0)
            row["changes"] = QJsonArray::fromStringList(changeWords(hop.changes));
        if (hop.parent != Hop::NoParent) {
            const Hop &before = journey.hops[hop.parent];
            row["before"] = static_cast<qint64>(hop.parent);
            row["delayNanoseconds"] = static_cast<qint64>((hop.time - before.time).count());
            row["over"] =
                stepName(m_reader.places(), before.point, hop.point, (hop.changes & OverGap) != 0)
                    .kind;
        }
        return row;
    }

    const JourneyReader &m_reader;
    QStringList m_names;
    std::uint64_t m_most;
    std::uint64_t m_written = 0;
};

std::unique_ptr<JourneyWriter> makeWriter(const Arguments &arguments, const JourneyReader &reader,
                                          const QStringList &names, std::optional<qulonglong> most)
{
    if (arguments.has(QStringLiteral("--json")))
        return std::make_unique<JourneyDocument>(reader, names, most.value_or(MaxPackets));
    if (arguments.has(QStringLiteral("--csv")))
        return std::make_unique<JourneyRows>(reader, names, most.value_or(MaxPackets));
    return std::make_unique<JourneyTexts>(reader, most.value_or(0));
}

int showJourneys(const Arguments &arguments)
{
    std::optional<qulonglong> most;
    if (const auto text = arguments.value(QStringLiteral("--packets"))) {
        bool isNumber = false;
        most = text->toULongLong(&isNumber);
        if (!isNumber || *most > MaxPackets)
            return fail(Error{"--packets " + text->toStdString(), "is not from 0 to 1000000000"},
                        Misused);
    }
    if (arguments.has(QStringLiteral("--json")) && arguments.has(QStringLiteral("--csv")))
        return fail(Error{"journey", "--json and --csv do not go together"}, Misused);
    catchInterrupts();
    auto sources = openJourneySources(arguments.words());
    if (!sources)
        return fail(sources.error(), isInterrupted() ? Interrupted : NotFound);
    auto reader = openJourneyReader(arguments, *sources);
    if (!reader)
        return fail(reader.error(), Misused);
    noteDamage(*reader);
    const auto writer = makeWriter(arguments, *reader, sources->names, most);
    JourneyMeasures measures(reader->places(), reader->flows(), reader->horizon());
    measures.setUnrecorded(reader->unrecorded());
    writer->begin();
    const auto read = reader->run([&](const Journey &journey) {
        if (!journey.isChosen)
            return;
        measures.add(journey);
        writer->write(journey);
    });
    endProgress();
    // A document that was begun is one all the same.
    writer->end(measures);
    if (!read)
        return fail(read.error(), isInterrupted() ? Interrupted : Failed);
    return Done;
}

} // namespace

Command journeyCommand()
{
    constexpr int Max = 10'000;
    return {QStringLiteral("journey"),
            QStringLiteral("LAB|FILE.pcapng... [--flow EXPR] [--within SECONDS] "
                           "[--lost-after SECONDS] [--packets N] [--json|--csv]"),
            QStringLiteral("find each packet again on all links where it was recorded: delay, "
                           "loss, reordering and duplication by link, node and flow; --packets "
                           "shows the ways of the first N packets"),
            {{"--flow", 1},
             {"--within", 1},
             {"--lost-after", 1},
             {"--packets", 1},
             {"--json", 0},
             {"--csv", 0}},
            1,
            Max,
            showJourneys};
}

} // namespace tomato::cli
