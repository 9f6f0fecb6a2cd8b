// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/captures/journeyoutput.h"

#include "app/base/measuredtime.h"
#include "app/cli/output.h"
#include "capture/journeys/measures/namedways.h"

#include <algorithm>

namespace tomato::cli {

using namespace journeys;

namespace {

QString text(const std::string &from)
{
    return QString::fromStdString(from);
}

QString number(std::uint64_t value)
{
    return QString::number(static_cast<qulonglong>(value));
}

qint64 json(std::uint64_t value)
{
    return static_cast<qint64>(value);
}

QJsonObject delayJson(const DelayMeasure &delay, Timestamp resolution)
{
    const auto nanoseconds = [resolution](Timestamp time) {
        return static_cast<qint64>(roundedTo(resolution, time).count());
    };
    return {{"packets", json(delay.count())},
            {"leastNanoseconds", nanoseconds(delay.least())},
            {"meanNanoseconds", nanoseconds(delay.mean())},
            {"medianNanoseconds", nanoseconds(delay.quantile(0.5).time)},
            {"percentile99Nanoseconds", nanoseconds(delay.quantile(0.99).time)},
            {"greatestNanoseconds", nanoseconds(delay.greatest())}};
}

QJsonObject pathJson(const PathMeasure &path)
{
    const OrderMeasure::Outcome order = path.order.outcome();
    const auto nanoseconds = [&path](Timestamp time) {
        return static_cast<qint64>(roundedTo(path.resolution, time).count());
    };
    return {{"oneWayDelay", delayJson(path.delay, path.resolution)},
            {"variation", delayJson(order.variation, path.resolution)},
            {"reordered", json(order.reordered)},
            {"duplicated", json(path.duplicated)},
            {"queueingMeanNanoseconds", nanoseconds(path.queueing.mean())},
            {"queueingGreatestNanoseconds", nanoseconds(path.queueing.greatest())},
            {"resolutionNanoseconds", static_cast<qint64>(path.resolution.count())}};
}

/// Returns "delay 20.0 ms least, 20.1 ms median, 21.5 ms 99th percentile, 30.0 ms greatest, ...".
QString pathText(const PathMeasure &path)
{
    if (path.delay.count() == 0)
        return QStringLiteral("no delay can be told");
    const auto time = [&path](Timestamp delay) { return delayText(delay, path.resolution); };
    const auto quantile = [&path](double share) {
        const DelayMeasure::Quantile told = path.delay.quantile(share);
        return delayText(told.time, std::max(told.exactTo, path.resolution));
    };
    QString line = QStringLiteral("delay %1 least, %2 median, %3 99th percentile, %4 greatest")
                       .arg(time(path.delay.least()), quantile(0.5), quantile(0.99),
                            time(path.delay.greatest()));
    const OrderMeasure::Outcome order = path.order.outcome();
    if (order.variation.count() != 0)
        line += QStringLiteral(", variation %1 mean").arg(time(order.variation.mean()));
    line += QStringLiteral(", queueing %1 mean, %2 greatest")
                .arg(time(path.queueing.mean()), time(path.queueing.greatest()));
    if (order.reordered != 0)
        line += QStringLiteral(", %1 reordered").arg(number(order.reordered));
    if (path.duplicated != 0)
        line += QStringLiteral(", %1 duplicated").arg(number(path.duplicated));
    return line;
}

/// Returns "h1 r1 r2 h2".
QString wayText(const NamedWay &way)
{
    QStringList names;
    for (const std::string &element : way.elements)
        names << text(element);
    return names.join(QLatin1Char(' '));
}

/// Returns the flows sorted by their number of packets.
std::vector<std::uint32_t> largestFlows(const JourneyMeasures &measures)
{
    std::vector<std::uint32_t> order;
    for (const auto &[flow, measure] : measures.flows())
        order.push_back(flow);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t one, std::uint32_t other) {
        return measures.flows().at(one).packets > measures.flows().at(other).packets;
    });
    return order;
}

} // namespace

QString flowName(const FlowTable &flows, std::uint32_t flow)
{
    return flow == FlowTable::Others ? QStringLiteral("all other flows")
                                     : text(flows.flow(flow).text());
}

QString delayText(Timestamp delay, Timestamp resolution)
{
    const MeasuredTime measured(delay, resolution);
    const char *const units[] = {"\u00b5s", "ms", "s"};
    return QString::number(measured.value, 'f', measured.decimals) + u' ' +
           QString::fromUtf8(units[static_cast<std::size_t>(measured.unit)]);
}

QString shareText(std::uint64_t part, std::uint64_t of)
{
    const double share = of == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(of);
    return QStringLiteral("%1 %").arg(share, 0, 'f', share < 1 ? 2 : 1);
}

QString words(Match match)
{
    switch (match) {
    case Match::Certain:
        return QStringLiteral("certain");
    case Match::ByOrder:
        return QStringLiteral("by order");
    case Match::Ambiguous:
        return QStringLiteral("ambiguous");
    case Match::Origin:
        break;
    }
    return QStringLiteral("first");
}

QStringList changeWords(std::uint8_t changes)
{
    QStringList all;
    if ((changes & Duplicated) != 0)
        all << QStringLiteral("duplicated");
    if ((changes & Translated) != 0)
        all << QStringLiteral("translated");
    if ((changes & Fragmented) != 0)
        all << QStringLiteral("fragmented");
    if ((changes & OverGap) != 0)
        all << QStringLiteral("over gap");
    return all;
}

QString csvText(QString text)
{
    return u'"' + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + u'"';
}

QString pointName(const Point &point)
{
    if (!point.isNamed())
        return text(point.name);
    return text(point.from) + QStringLiteral(" -> ") + text(point.to) +
           (point.moment == Moment::Delivered ? QStringLiteral(" delivered") : QString());
}

StepName stepName(const Places &places, PointId from, PointId to, bool isOverGap)
{
    const Point &point = places.point(from);
    const QString link =
        point.isNamed() ? text(point.from) + QStringLiteral(" -> ") + text(point.to) : QString();
    const QString there =
        pointName(places.point(from)) + QStringLiteral(" to ") + pointName(places.point(to));
    if (isOverGap)
        return {QStringLiteral("gap"), there};
    const Place &place = places.place(places.into(from));
    if (place.kind == Place::Kind::Unknown)
        return {QStringLiteral("unknown"), there};
    if (place.kind == Place::Kind::Wire)
        return {QStringLiteral("link"), link};
    if (point.moment == Moment::Delivered)
        return {QStringLiteral("node"), text(place.name)};
    return {QStringLiteral("link and node"), link + QStringLiteral(", ") + text(place.name)};
}

void noteDamage(const JourneyReader &reader)
{
    for (const capture::MergeSource &source : reader.sources()) {
        if (const auto &damage = source.damage())
            note(QStringLiteral("note: %1 ends early, at %2; what is before it is read: %3")
                     .arg(QString::fromStdString(damage->file.string()), text(damage->reason),
                          counted(json(damage->packets), "packet")));
    }
}

void noteMatches(const JourneyMeasures &measures)
{
    const Totals &totals = measures.totals();
    note(QStringLiteral("matches: %1 certain, %2 by order, %3 ambiguous")
             .arg(totals.certain)
             .arg(totals.byOrder)
             .arg(totals.ambiguous));
}

QJsonArray damageJson(const JourneyReader &reader)
{
    QJsonArray rows;
    for (const capture::MergeSource &source : reader.sources()) {
        if (const auto &damage = source.damage())
            rows.append(QJsonObject{{"file", QString::fromStdString(damage->file.string())},
                                    {"byte", json(damage->byte)},
                                    {"packets", json(damage->packets)},
                                    {"reason", text(damage->reason)}});
    }
    return rows;
}

static QStringList unseenLosses(const JourneyReader &reader, const JourneyMeasures &measures)
{
    QStringList names;
    for (const PointId point : reader.effects().unseenLosses(reader.places())) {
        if (measures.seenAt(point) != 0)
            names << pointName(reader.places().point(point));
    }
    return names;
}

QJsonArray unseenLossesJson(const JourneyReader &reader, const JourneyMeasures &measures)
{
    return QJsonArray::fromStringList(unseenLosses(reader, measures));
}

void noteUnseenLosses(const JourneyReader &reader, const JourneyMeasures &measures)
{
    const QStringList names = unseenLosses(reader, measures);
    constexpr qsizetype MaxNamed = 5;
    for (const QString &name : names.first(std::min(names.size(), MaxNamed)))
        note(QStringLiteral("note: %1 loses packets (loss or bandwidth), and its arrivals are not "
                            "recorded: what was sent there counts as arrived")
                 .arg(name));
    if (names.size() > MaxNamed)
        note(QStringLiteral("note: so do %1 more").arg(names.size() - MaxNamed));
}

int foundSome(const Arguments &arguments, const JourneyReader &reader,
              const JourneyMeasures &measures)
{
    const auto filter = arguments.value(QStringLiteral("--flow"));
    if (!filter || measures.totals().journeys != 0)
        return Done;
    return fail(Error{"--flow " + filter->toStdString(),
                      "no packet of " + std::to_string(reader.totals().packets) + " matches"});
}

void printTotals(const Totals &totals, const JourneyMeasures &measures, qsizetype recordings)
{
    const Totals &chosen = measures.totals();
    const auto extent = [](const Totals &of, const char *on) {
        return counted(json(of.packets), "packet") + QLatin1String(on) + QStringLiteral(", ") +
               counted(json(of.journeys), "journey");
    };
    print(counted(recordings, "recording") + QStringLiteral(", ") +
          extent(chosen, " on all links") +
          (chosen.journeys == totals.journeys
               ? QString()
               : QStringLiteral(" that match, of %1 in all").arg(extent(totals, ""))));
    print(QStringLiteral("matches: %1 certain, %2 by order, %3 ambiguous, within %4")
              .arg(number(chosen.certain), number(chosen.byOrder), number(chosen.ambiguous),
                   delayText(totals.within)));
    QStringList more;
    const auto tell = [&more](std::uint64_t count, const QString &what) {
        if (count != 0)
            more << number(count) + u' ' + what;
    };
    tell(chosen.duplicated, QStringLiteral("duplicated"));
    tell(chosen.translated, QStringLiteral("translated by a NAT"));
    tell(chosen.fragmented, QStringLiteral("fragmented"));
    tell(chosen.overGaps, QStringLiteral("over links that were not recorded"));
    if (!more.isEmpty())
        print(QStringLiteral("of these: ") + more.join(QStringLiteral(", ")));
    if (const std::uint64_t underWay = measures.underWay(); underWay != 0)
        print(QStringLiteral("under way: %1, seen last within %2 before the recording of the next "
                             "place ended; such packets count neither as arrived nor as lost")
                  .arg(counted(json(underWay), "packet"), delayText(measures.horizon().waiting())));
    if (totals.cut != 0)
        note(QStringLiteral("note: of %1 the recording kept too little to know them again")
                 .arg(counted(json(totals.cut), "packet")));
    if (totals.clockSteps != 0)
        note(QStringLiteral("note: the clock went back %1; nothing is matched across that, but for "
                            "packets of a file, which are put in the order of time")
                 .arg(counted(json(totals.clockSteps), "time")));
}

QJsonObject toJson(const Totals &totals, const JourneyMeasures &measures)
{
    const Totals &chosen = measures.totals();
    return {{"packets", json(chosen.packets)},
            {"journeys", json(chosen.journeys)},
            {"packetsInAll", json(totals.packets)},
            {"journeysInAll", json(totals.journeys)},
            {"certain", json(chosen.certain)},
            {"byOrder", json(chosen.byOrder)},
            {"ambiguous", json(chosen.ambiguous)},
            {"duplicated", json(chosen.duplicated)},
            {"translated", json(chosen.translated)},
            {"fragmented", json(chosen.fragmented)},
            {"overGaps", json(chosen.overGaps)},
            {"cut", json(totals.cut)},
            {"clockSteps", json(totals.clockSteps)},
            {"underWay", json(measures.underWay())},
            {"lostAfterNanoseconds", static_cast<qint64>(measures.horizon().waiting().count())},
            {"withinNanoseconds", static_cast<qint64>(totals.within.count())}};
}

void printSteps(const Places &places, const JourneyMeasures &measures)
{
    for (const StepMeasure *step : measures.steps()) {
        const StepName name = stepName(places, step->from, step->to, step->isOverGap);
        const QString to =
            name.kind == QLatin1String("node") || name.kind == QLatin1String("link and node")
                ? QStringLiteral(" to ") + text(places.point(step->to).from)
                : QString();
        // Two may lead from different ports to the same one.
        const std::string &port = places.point(step->from).to;
        const QString cameTo = name.kind == QLatin1String("node") && !port.empty()
                                   ? QStringLiteral(" from ") + text(port)
                                   : QString();
        print(QStringLiteral("%1 %2%3%4").arg(name.kind, name.name, cameTo, to));
        print(QStringLiteral("    %1%2, %3")
                  .arg(counted(json(step->certain + step->byOrder + step->ambiguous), "packet"),
                       step->ambiguous == 0
                           ? QString()
                           : QStringLiteral(" (%1 ambiguous)").arg(number(step->ambiguous)),
                       pathText(step->path)));
    }
}

QJsonArray stepsJson(const Places &places, const JourneyMeasures &measures)
{
    QJsonArray rows;
    for (const StepMeasure *step : measures.steps()) {
        const StepName name = stepName(places, step->from, step->to, step->isOverGap);
        QJsonObject row = pathJson(step->path);
        row["over"] = name.kind;
        row["name"] = name.name;
        row["from"] = pointName(places.point(step->from));
        row["to"] = pointName(places.point(step->to));
        row["certain"] = json(step->certain);
        row["byOrder"] = json(step->byOrder);
        row["ambiguous"] = json(step->ambiguous);
        rows.append(row);
    }
    return rows;
}

static QString originName(const Places &places, const FlowMeasure::Origin &origin)
{
    return origin.place == UnknownPlace ? pointName(places.point(origin.point))
                                        : text(places.place(origin.place).name);
}

static void printArrivals(const Places &places, const JourneyMeasures &measures, std::uint32_t flow)
{
    const std::uint64_t packets = measures.flows().at(flow).packets;
    const auto destination = measures.destination(flow);
    const std::uint64_t lost = measures.lost(flow);
    const std::uint64_t underWay = measures.underWay(flow);
    const std::uint64_t outOfSight = measures.outOfSight(flow);
    QString line = QStringLiteral("    ") + counted(json(packets), "packet");
    if (destination)
        line += QStringLiteral(", %1 came to %2")
                    .arg(number(packets - lost - underWay - outOfSight),
                         destination->place == UnknownPlace
                             ? QStringLiteral("the last recording")
                             : text(places.place(destination->place).name));
    if (destination || lost != 0)
        line += QStringLiteral(", %1 lost (%2)").arg(number(lost), shareText(lost, packets));
    if (underWay != 0)
        line += QStringLiteral(", %1 under way").arg(number(underWay));
    if (outOfSight != 0)
        line += QStringLiteral(", %1 out of sight").arg(number(outOfSight));
    if (const std::uint64_t ours = measures.perhapsUnrecorded(flow); ours != 0)
        line += QStringLiteral(" (at most %1 of them not recorded by us)").arg(number(ours));
    const FlowMeasure::Path *path = measures.path(flow);
    if (path != nullptr)
        line +=
            QStringLiteral(", from %1 on, of %2: %3")
                .arg(originName(places, path->origin),
                     counted(json(path->measure.delay.count()), "packet"), pathText(path->measure));
    if (const std::uint64_t leftOut = measures.leftOut(flow); leftOut != 0)
        line +=
            QStringLiteral("; %1 not seen there left out").arg(counted(json(leftOut), "packet"));
    print(line);
}

void printFlows(const Places &places, const FlowTable &flows, const JourneyMeasures &measures,
                std::size_t most)
{
    const std::vector<std::uint32_t> order = largestFlows(measures);
    for (std::size_t at = 0; at < std::min(order.size(), most); ++at) {
        const std::uint32_t flow = order[at];
        const FlowMeasure &measure = measures.flows().at(flow);
        print(flowName(flows, flow));
        printArrivals(places, measures, flow);
        for (const NamedWay &way : namedWays(places, measure.ways))
            print(QStringLiteral("    %1: %2").arg(wayText(way), number(way.packets)));
    }
    if (order.size() > most)
        print(QStringLiteral("and ") + counted(json(order.size() - most), "more flow"));
}

void writeFlows(const Places &places, const FlowTable &flows, const JourneyMeasures &measures,
                const std::function<void(const QJsonObject &)> &write)
{
    for (const std::uint32_t flow : largestFlows(measures)) {
        const FlowMeasure &measure = measures.flows().at(flow);
        const auto destination = measures.destination(flow);
        const FlowMeasure::Path *path = measures.path(flow);
        QJsonObject row = path == nullptr ? QJsonObject() : pathJson(path->measure);
        if (path != nullptr) {
            row["begin"] = originName(places, path->origin);
            row["leftOut"] = json(measures.leftOut(flow));
        }
        row["flow"] = static_cast<qint64>(flow);
        row["name"] = flowName(flows, flow);
        row["protocol"] = text(flows.flow(flow).protocolText());
        row["source"] = text(flows.flow(flow).sourceText());
        row["destination"] = text(flows.flow(flow).destinationText());
        if (const std::uint16_t echo = flows.flow(flow).echo(); echo != 0)
            row["echoIdentifier"] = echo;
        row["packets"] = json(measure.packets);
        if (destination) {
            row["arrived"] = json(measure.packets - measures.lost(flow) - measures.underWay(flow) -
                                  measures.outOfSight(flow));
            if (const std::uint64_t ours = measures.perhapsUnrecorded(flow); ours != 0)
                row["perhapsNotRecorded"] = json(ours);
            row["end"] = text(places.place(destination->place).name);
        }
        for (const auto &[name, count] : {std::pair{"lost", measures.lost(flow)},
                                          {"underWay", measures.underWay(flow)},
                                          {"outOfSight", measures.outOfSight(flow)}}) {
            if (destination || count != 0)
                row[QLatin1String(name)] = json(count);
        }
        row["wayChanges"] = json(measures.wayChanges(flow));
        QJsonArray ways;
        for (const NamedWay &way : namedWays(places, measure.ways))
            ways.append(QJsonObject{{"elements", wayText(way)}, {"packets", json(way.packets)}});
        row["ways"] = ways;
        write(row);
    }
}

void printJourney(const Places &places, const FlowTable &flows, const Journey &journey)
{
    print(QStringLiteral("%1 %2").arg(number(journey.number), flowName(flows, journey.flow)));
    for (const Hop &hop : journey.hops) {
        QString line = QStringLiteral("    %1  %2")
                           .arg(timeText(hop.time.count()), pointName(places.point(hop.point)));
        if (hop.parent != Hop::NoParent) {
            const Hop &before = journey.hops[hop.parent];
            const StepName name =
                stepName(places, before.point, hop.point, (hop.changes & OverGap) != 0);
            line += QStringLiteral("  +%1 %2")
                        .arg(delayText(hop.time - before.time,
                                       places.resolution(before.point, hop.point)),
                             name.kind);
            if (hop.match != Match::Certain)
                line += QStringLiteral(", ") + words(hop.match);
        }
        for (const QString &change : changeWords(hop.changes))
            line += QStringLiteral(", ") + change;
        print(line);
    }
}

} // namespace tomato::cli
