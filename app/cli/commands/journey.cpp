// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/captures/journeyrows.h"
#include "app/cli/captures/journeysources.h"
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "capture/journeys/packetfates.h"

namespace tomato::cli {

using namespace journeys;

namespace {

constexpr std::size_t MaxFlowsPrinted = 20;
constexpr qulonglong MaxPackets = 1'000'000'000;

/// Shows the ways of the first packets, and then the measures of all.
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

std::unique_ptr<JourneyWriter> makeWriter(const Arguments &arguments, const JourneyReader &reader,
                                          const QStringList &names, std::optional<qulonglong> most)
{
    if (arguments.has(QStringLiteral("--json")))
        return std::make_unique<JourneyDocument>(reader, names, most.value_or(MaxPackets));
    if (arguments.has(QStringLiteral("--csv")))
        return std::make_unique<JourneyTable>(reader, names, most.value_or(MaxPackets));
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
    PacketFates fates(reader->places(), reader->flows(), reader->horizon(), &reader->refusals(),
                      &reader->effects());
    writer->begin();
    const auto read = reader->run([&](const Journey &journey) {
        if (!journey.isChosen)
            return;
        measures.add(journey);
        fates.add(journey);
        writer->write(journey);
    });
    endProgress();
    // It tells the measures what they cannot know of a flow alone.
    (void)fates.rows(measures, reader->unrecorded());
    // A document that was begun is one all the same.
    writer->end(measures);
    if (!read)
        return fail(read.error(), isInterrupted() ? Interrupted : Failed);
    return foundSome(arguments, *reader, measures);
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
