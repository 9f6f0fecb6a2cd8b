// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/captures/journeycolumns.h"
#include "app/cli/captures/journeynotes.h"
#include "app/cli/captures/journeyrows.h"
#include "app/cli/captures/journeysources.h"
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "capture/tracing/measuredjourneys.h"

#include <QFile>

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
    Result<> end(const JourneyMeasures &measures) override
    {
        printTotals(m_reader.totals(), measures, static_cast<qsizetype>(m_reader.sources().size()));
        print(QString());
        printSteps(m_reader.places(), measures);
        print(QString());
        printFlows(m_reader.places(), m_reader.flows(), measures, MaxFlowsPrinted);
        return {};
    }

private:
    const JourneyReader &m_reader;
    std::uint64_t m_most;
    std::uint64_t m_written = 0;
};

using Writer = std::unique_ptr<JourneyWriter>;

bool isNpz(const QString &name)
{
    return name.endsWith(QLatin1String(".npz"), Qt::CaseInsensitive);
}

/// Writes into the file, by its name as columns of NumPy or as rows.
Result<Writer> makeFileWriter(const QString &name, const JourneyReader &reader,
                              const QStringList &names, std::uint64_t most)
{
    const std::filesystem::path path = QFile::encodeName(name).toStdString();
    if (isNpz(name)) {
        auto columns = JourneyColumns::create(path, reader, names, most);
        if (!columns)
            return passOn(columns);
        return std::make_unique<JourneyColumns>(std::move(*columns));
    }
    auto file = capture::AtomicFile::create(path);
    if (!file)
        return passOn(file);
    return std::make_unique<JourneyTable>(reader, names, most, RowOutput(std::move(*file)));
}

Result<Writer> makeWriter(const Arguments &arguments, const JourneyReader &reader,
                          const QStringList &names, std::optional<qulonglong> most)
{
    if (const auto name = arguments.value(QStringLiteral("-o")))
        return makeFileWriter(*name, reader, names, most.value_or(MaxPackets));
    if (arguments.has(QStringLiteral("--json")))
        return std::make_unique<JourneyDocument>(reader, names, most.value_or(MaxPackets));
    if (arguments.has(QStringLiteral("--csv")))
        return std::make_unique<JourneyTable>(reader, names, most.value_or(MaxPackets));
    return std::make_unique<JourneyTexts>(reader, most.value_or(0));
}

/// Returns what does not fit in --json, --csv and -o.
Result<> checkForm(const Arguments &arguments)
{
    const auto file = arguments.value(QStringLiteral("-o"));
    const bool isJson = arguments.has(QStringLiteral("--json"));
    const bool isCsv = arguments.has(QStringLiteral("--csv"));
    if (isJson && isCsv)
        return failure("--json and --csv do not go together", "journey");
    if (file && (isJson || isCsv))
        return failure("-o does not go together with --json and --csv", "journey");
    if (file && !isNpz(*file) && !file->endsWith(QLatin1String(".csv"), Qt::CaseInsensitive))
        return failure("is no name that ends in .npz or .csv", "-o " + file->toStdString());
    return {};
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
    if (const auto good = checkForm(arguments); !good)
        return fail(good.error(), Misused);
    catchInterrupts();
    auto sources = openJourneySources(arguments.words());
    if (!sources)
        return fail(sources.error(), isInterrupted() ? Interrupted : NotFound);
    auto reader = openJourneyReader(arguments, *sources);
    if (!reader)
        return fail(reader.error(), Misused);
    noteDamage(*reader);
    const auto made = makeWriter(arguments, *reader, sources->names, most);
    if (!made)
        return fail(made.error());
    const Writer &writer = *made;
    MeasuredJourneys measured(*reader);
    const JourneyMeasures &measures = measured.measures();
    writer->begin();
    const auto read = reader->run([&](const Journey &journey) {
        if (measured.add(journey))
            writer->write(journey);
    });
    endProgress();
    // It tells the measures what they cannot know of a flow alone.
    (void)measured.conclude();
    // A document that was begun is one all the same, but a file appears whole or not at all.
    const bool isFile = arguments.has(QStringLiteral("-o"));
    const Result<> written = read || !isFile ? writer->end(measures) : Result<>();
    if (!read)
        return fail(read.error(), isInterrupted() ? Interrupted : Failed);
    if (!written)
        return fail(written.error());
    noteUnseenLosses(*reader, measures);
    noteRecordings(*reader, sources->names);
    return foundSome(arguments, *reader, measures);
}

} // namespace

Command journeyCommand()
{
    constexpr int Max = 10'000;
    return {QStringLiteral("journey"),
            QStringLiteral("LAB|FILE.pcapng... [--flow EXPR] [--within SECONDS] "
                           "[--lost-after SECONDS] [--packets N] "
                           "[--json|--csv|-o FILE.npz|-o FILE.csv]"),
            QStringLiteral("find each packet again on all links where it was recorded: delay, "
                           "loss, reordering and duplication by link, node and flow; --packets "
                           "shows the ways of the first N packets"),
            {{"--flow", 1},
             {"--within", 1},
             {"--lost-after", 1},
             {"--packets", 1},
             {"--json", 0},
             {"--csv", 0},
             {"-o", 1}},
            1,
            Max,
            showJourneys};
}

} // namespace tomato::cli
