// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/captures/journeynotes.h"
#include "app/cli/captures/journeyoutput.h"
#include "app/cli/captures/journeysources.h"
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "capture/tracing/measuredjourneys.h"
#include "capture/tracing/pointrow.h"

namespace tomato::cli {

using namespace journeys;

namespace {

/// Returns where the packets ended: a link, or an element.
QString placeOf(const Places &places, const PacketFates::Row &row)
{
    return stepName(places, row.point, row.point, false).name;
}

qint64 json(std::uint64_t value)
{
    return static_cast<qint64>(value);
}

QString copiesText(std::uint64_t copies)
{
    return copies == 1 ? QStringLiteral("1 copy") : QStringLiteral("%1 copies").arg(copies);
}

void printLosses(const JourneyReader &reader, const std::vector<PacketFates::Row> &rows,
                 const std::vector<PointRow> &points)
{
    const Places &places = reader.places();
    std::uint64_t underWay = 0;
    for (const PacketFates::Row &row : rows) {
        if (row.fate == Fate::Arrived)
            continue;
        underWay += row.fate == Fate::UnderWay ? row.packets - row.copies : 0;
        const QString more =
            row.flows > 1 ? QStringLiteral(" and ") + counted(json(row.flows - 1), "more flow")
                          : QString();
        const QString copies = isLoss(row.fate) && row.copies != 0
                                   ? QStringLiteral(" (%1)").arg(copiesText(row.copies))
                                   : QString();
        print(QStringLiteral("%1 of %2%3: %4, %5; %6%7")
                  .arg(row.packets)
                  .arg(counted(json(points[row.point].seen), "packet"), copies,
                       QLatin1String(words(row.fate)), placeOf(places, row),
                       flowName(reader.flows(), row.flow), more));
    }
    for (std::size_t point = 0; point < points.size(); ++point) {
        const QString name = pointName(places.point(static_cast<PointId>(point)));
        if (points[point].notRecorded != 0)
            print(QStringLiteral("%1 not recorded by us at %2")
                      .arg(counted(json(points[point].notRecorded), "packet"), name));
        if (points[point].outOfRing != 0)
            print(QStringLiteral("%1 of %2 had left the rotating set of files")
                      .arg(counted(json(points[point].outOfRing), "packet"), name));
        if (!points[point].isBalanced())
            print(QStringLiteral("%1 does not balance: %2 came in, %3 were accepted, %4 written, "
                                 "%5 read")
                      .arg(name)
                      .arg(points[point].received)
                      .arg(points[point].accepted)
                      .arg(points[point].written)
                      .arg(points[point].seen));
    }
    const Lost lost = lostOf(rows);
    print(QStringLiteral("%1 lost, %2 under way%3")
              .arg(counted(json(lost.packets), "packet"))
              .arg(underWay)
              .arg(lost.copies == 0 ? QString()
                                    : QStringLiteral("; %1 of packets lost as well")
                                          .arg(copiesText(lost.copies))));
}

QJsonObject lossesJson(const JourneyReader &reader, const std::vector<PacketFates::Row> &rows,
                       const std::vector<PointRow> &counted, const JourneyMeasures &measures)
{
    const Places &places = reader.places();
    QJsonArray fates;
    for (const PacketFates::Row &row : rows)
        fates.append(QJsonObject{{"point", pointName(places.point(row.point))},
                                 {"place", placeOf(places, row)},
                                 {"cause", QLatin1String(words(row.fate))},
                                 {"isLoss", isLoss(row.fate)},
                                 {"packets", static_cast<qint64>(row.packets)},
                                 {"copies", static_cast<qint64>(row.copies)},
                                 {"flows", static_cast<qint64>(row.flows)},
                                 {"flow", flowName(reader.flows(), row.flow)}});
    QJsonArray points;
    for (std::size_t point = 0; point < counted.size(); ++point)
        points.append(QJsonObject{{"point", pointName(places.points()[point])},
                                  {"packets", static_cast<qint64>(counted[point].seen)},
                                  {"notRecorded", static_cast<qint64>(counted[point].notRecorded)},
                                  {"rotatedAway", static_cast<qint64>(counted[point].outOfRing)},
                                  {"counted", counted[point].isCounted},
                                  {"balanced", counted[point].isBalanced()}});
    QJsonObject totals = toJson(reader.totals(), measures);
    const Lost lost = lostOf(rows);
    totals["lost"] = json(lost.packets);
    totals["lostCopies"] = json(lost.copies);
    return {{"fates", fates},
            {"points", points},
            {"damagedFiles", damageJson(reader)},
            {"unseenLosses", unseenLossesJson(reader, measures)},
            {"totals", totals}};
}

/// Writes a row for each cause at each point; what the capture itself did not keep has a cause too.
void printRows(const JourneyReader &reader, const std::vector<PacketFates::Row> &rows,
               const std::vector<PointRow> &counted)
{
    const Places &places = reader.places();
    const auto put = [](const QString &cause, bool isLost, std::uint64_t packets,
                        const QString &place, const QString &point, std::uint64_t flows,
                        const QString &flow, std::uint64_t copies) {
        print(QStringList{csvText(cause), QString::number(isLost ? 1 : 0), QString::number(packets),
                          csvText(place), csvText(point), QString::number(flows), csvText(flow),
                          QString::number(copies)}
                  .join(QLatin1Char(',')));
    };
    print(QStringLiteral("cause,is_loss,packets,place,point,flows,flow,copies"));
    for (const PacketFates::Row &row : rows)
        put(QLatin1String(words(row.fate)), isLoss(row.fate), row.packets, placeOf(places, row),
            pointName(places.point(row.point)), row.flows, flowName(reader.flows(), row.flow),
            row.copies);
    for (std::size_t point = 0; point < counted.size(); ++point) {
        const QString name = pointName(places.points()[point]);
        for (const auto &[cause, packets] :
             {std::pair{"not recorded by us", counted[point].notRecorded},
              {"had left the rotating set of files", counted[point].outOfRing}}) {
            if (packets != 0)
                put(QLatin1String(cause), false, packets, {}, name, 0, {}, 0);
        }
        if (!counted[point].isBalanced())
            note(name + QStringLiteral(" does not balance"));
    }
}

int showLosses(const Arguments &arguments)
{
    if (arguments.has(QStringLiteral("--json")) && arguments.has(QStringLiteral("--csv")))
        return fail(Error{"losses", "--json and --csv do not go together"}, Misused);
    catchInterrupts();
    auto sources = openJourneySources(arguments.words());
    if (!sources)
        return fail(sources.error(), isInterrupted() ? Interrupted : NotFound);
    auto reader = openJourneyReader(arguments, *sources);
    if (!reader)
        return fail(reader.error(), Misused);
    noteDamage(*reader);
    MeasuredJourneys measured(*reader);
    const JourneyMeasures &measures = measured.measures();
    const auto read = reader->run([&](const Journey &journey) { measured.add(journey); });
    endProgress();
    if (!read)
        return fail(read.error(), isInterrupted() ? Interrupted : Failed);
    const std::vector<PacketFates::Row> rows = measured.conclude();
    noteUnseenLosses(*reader, measures);
    noteRecordings(*reader, sources->names);
    const auto counted = countPoints(*reader, measures, !arguments.has(QStringLiteral("--flow")));
    if (arguments.has(QStringLiteral("--json"))) {
        printJson(lossesJson(*reader, rows, counted, measures));
        return foundSome(arguments, *reader, measures);
    }
    if (arguments.has(QStringLiteral("--csv"))) {
        printRows(*reader, rows, counted);
        return foundSome(arguments, *reader, measures);
    }
    printTotals(reader->totals(), measures, static_cast<qsizetype>(reader->sources().size()));
    print(QString());
    printLosses(*reader, rows, counted);
    return foundSome(arguments, *reader, measures);
}

} // namespace

Command lossesCommand()
{
    constexpr int Max = 10'000;
    return {QStringLiteral("losses"),
            QStringLiteral("LAB|FILE.pcapng... [--flow EXPR] [--within SECONDS] "
                           "[--lost-after SECONDS] [--json|--csv]"),
            QStringLiteral("say where packets that did not arrive came to their end, and what was "
                           "not recorded"),
            {{"--flow", 1}, {"--within", 1}, {"--lost-after", 1}, {"--json", 0}, {"--csv", 0}},
            1,
            Max,
            showLosses};
}

} // namespace tomato::cli
