// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/texts/journeytexts.h"

#include "plugins/api/enginetexts.h"
#include "plugins/api/listtext.h"
#include "plugins/api/numbertexts.h"

#include <QFile>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <limits>

namespace tomato::plugins {

using namespace journeys;

static const QString Arrow = QStringLiteral(" \u2192 ");
static const QString Between = QStringLiteral(" \u00b7 ");

QString JourneyTexts::timeOfDay(Timestamp time)
{
    return clockText(time, 6);
}

QString JourneyTexts::match(Match match)
{
    switch (match) {
    case Match::Certain:
        return tr("certain");
    case Match::ByOrder:
        return tr("by order");
    case Match::Ambiguous:
        return tr("ambiguous");
    case Match::Origin:
        break;
    }
    return tr("seen once");
}

QString JourneyTexts::fate(Fate fate)
{
    switch (fate) {
    case Fate::Arrived:
        return tr("arrived");
    case Fate::LostByEmulation:
        return tr("lost by emulation");
    case Fate::QueueFull:
        return tr("queue full");
    case Fate::LostOnWire:
        return tr("lost on the wire");
    case Fate::TtlExpired:
        return tr("TTL expired");
    case Fate::NotForwarded:
        return tr("not forwarded");
    case Fate::NoRoute:
        return tr("no route");
    case Fate::Filtered:
        return tr("filtered");
    case Fate::ElementDown:
    case Fate::EndDown:
        return tr("next element down");
    case Fate::LinkDown:
    case Fate::NextLinkDown:
        return tr("link down");
    case Fate::TooBig:
        return tr("packet too big");
    case Fate::LostOnWireOrNotForwarded:
        return tr("lost on the wire or not forwarded");
    case Fate::OutOfSight:
        return tr("out of sight");
    case Fate::Unneeded:
        return tr("unneeded copy");
    case Fate::UnderWay:
        return tr("under way");
    }
    return {};
}

QString JourneyTexts::changes(std::uint8_t changes)
{
    QStringList all;
    if ((changes & Duplicated) != 0)
        all << tr("duplicated");
    if ((changes & Translated) != 0)
        all << tr("translated by a NAT");
    if ((changes & Fragmented) != 0)
        all << tr("fragmented");
    if ((changes & OverGap) != 0)
        all << tr("over links that were not recorded");
    return plugins::listText(all);
}

QString JourneyTexts::point(const Places &places, PointId id)
{
    const Point &point = places.point(id);
    if (!point.isNamed())
        return QString::fromStdString(point.name);
    const QString text = QString::fromStdString(elementOf(point.from)) + Arrow +
                         QString::fromStdString(elementOf(point.to));
    return point.moment == Moment::Delivered ? tr("%1, delivered").arg(text) : text;
}

QString JourneyTexts::step(const Places &places, PointId from, bool isOverGap)
{
    if (isOverGap)
        return tr("gap");
    const Place &place = places.place(places.into(from));
    if (place.kind == Place::Kind::Wire)
        return tr("link");
    if (place.kind == Place::Kind::Unknown)
        return {};
    const QString name = QString::fromStdString(place.name);
    return places.point(from).moment == Moment::Delivered ? name : tr("link, %1").arg(name);
}

QString JourneyTexts::step(const Places &places, const StepMeasure &step)
{
    return tr("%1: %2, to %3")
        .arg(point(places, step.from), JourneyTexts::step(places, step.from, step.isOverGap),
             point(places, step.to));
}

QString JourneyTexts::place(const Places &places, PointId last)
{
    const Place &place = places.place(places.into(last));
    if (place.kind == Place::Kind::Unknown)
        return point(places, last);
    if (place.kind == Place::Kind::Wire)
        return point(places, last);
    const QString name = QString::fromStdString(place.name);
    return places.point(last).moment == Moment::Delivered ? name
                                                          : listText({point(places, last), name});
}

QString JourneyTexts::flow(const FlowTable &flows, std::uint32_t flow)
{
    if (flow == FlowTable::Others)
        return tr("all other flows");
    return QString::fromStdString(flows.flow(flow).text()).replace(QStringLiteral(" -> "), Arrow);
}

QString JourneyTexts::fileName(const QString &flow)
{
    static const QRegularExpression other(QStringLiteral("[^\\p{L}\\p{N}.]+"),
                                          QRegularExpression::UseUnicodePropertiesOption);
    QString name = flow;
    name.replace(Arrow, QStringLiteral("-to-"));
    name.replace(other, QStringLiteral("-"));
    while (name.endsWith(QLatin1Char('-')))
        name.chop(1);
    return name;
}

QString JourneyTexts::way(const NamedWay &way)
{
    QStringList names;
    for (const std::string &element : way.elements)
        names << QString::fromStdString(element);
    return names.join(QLatin1Char(' '));
}

QString JourneyTexts::number(std::uint64_t number)
{
    return QLocale().toString(static_cast<qulonglong>(number));
}

int JourneyTexts::amount(std::uint64_t number)
{
    return static_cast<int>(std::min<std::uint64_t>(number, std::numeric_limits<int>::max()));
}

QString JourneyTexts::share(std::uint64_t part, std::uint64_t of)
{
    const double share = of == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(of);
    return tr("%1 %").arg(QLocale().toString(share, 'f', share < 1 ? 2 : 1));
}

QString JourneyTexts::hint(bool isReading, bool isAnythingRecorded, bool isRead)
{
    if (isReading)
        return tr("The recordings are being read…");
    if (!isAnythingRecorded)
        return tr(
            "Nothing was recorded in this lab yet. Choose Capture, Capture All, start the lab "
            "and let packets flow; then read the recordings here. Links that are not "
            "captured are not seen, and losses of a link best with its arrivals, an option "
            "of its recording. To look at a file instead, choose Open Recording above, or "
            "drop it here.");
    if (isRead)
        return tr("No packet matches. Change the filter above, or let packets flow, and "
                  "read the recordings again.");
    return tr("Read the recordings to find each packet again on all links where it "
              "was recorded.");
}

static QString nameOfFile(const TracedJourneys &found)
{
    return QFile::decodeName(QByteArray::fromStdString(found.file().filename()));
}

QString JourneyTexts::troubles(const TracedJourneys &found)
{
    QStringList parts;
    if (found.damage()) {
        // The reason says the place again, as other programs show it without this sentence.
        static const QRegularExpression place(QStringLiteral("^byte \\d+: "));
        QString reason = QString::fromStdString(found.damage()->reason);
        parts << tr("%1 is damaged, and was read up to byte %2 (%3)")
                     .arg(nameOfFile(found), number(found.damage()->byte),
                          inUsersLanguage(reason.remove(place)));
    }
    std::uint64_t missing = 0;
    int unbalanced = 0;
    for (const PointRow &point : found.pointRows()) {
        missing += point.notRecorded;
        unbalanced += point.isBalanced() ? 0 : 1;
    }
    if (missing != 0)
        parts << tr("%Ln packet(s) were not recorded by us", nullptr, amount(missing));
    if (unbalanced != 0)
        parts << tr("%Ln link(s) do not balance, see Losses", nullptr, unbalanced);
    if (found.totals().cut != 0)
        parts << tr("of %Ln packet(s) too little was kept to know them again", nullptr,
                    amount(found.totals().cut));
    if (found.totals().clockSteps != 0)
        parts << tr("the clock went back %Ln time(s)", nullptr, amount(found.totals().clockSteps));
    return parts.join(Between);
}

QString JourneyTexts::totals(const TracedJourneys &found)
{
    const Totals &totals = found.totals();
    const Totals &chosen = found.chosen();
    QStringList parts;
    if (const QString what = troubles(found); !what.isEmpty())
        parts << QStringLiteral("\u26a0 ") + what;
    if (!found.file().empty() && !found.damage())
        parts << nameOfFile(found);
    const auto withJourneys = [](const QString &packets, const Totals &of) {
        return listText({packets, tr("%Ln journey(s)", nullptr, amount(of.journeys))});
    };
    QString extent =
        withJourneys(tr("%Ln packet(s) on all links", nullptr, amount(chosen.packets)), chosen);
    if (chosen.journeys != totals.journeys)
        extent = tr("%1 that match, of %2 in all")
                     .arg(extent, withJourneys(tr("%Ln packet(s)", nullptr, amount(totals.packets)),
                                               totals));
    parts += QStringList{
        extent,
        tr("matches: %1 certain, %2 by order, %3 ambiguous")
            .arg(number(chosen.certain), number(chosen.byOrder), number(chosen.ambiguous)),
        tr("%1 lost, %2 under way").arg(number(found.lost()), number(found.underWay()))};
    if (found.lostCopies() != 0)
        parts << tr("%Ln lost copy(s) beside", nullptr, amount(found.lostCopies()));
    if (const std::size_t unseen = found.unseenLosses().size(); unseen != 0)
        parts << tr("%Ln direction(s) of links lose packets unseen, for want of arrivals", nullptr,
                    amount(unseen));
    if (found.journeys() > found.size())
        parts << tr("the latest %Ln journey(s) are listed", nullptr, amount(found.size()));
    return parts.join(Between);
}

} // namespace tomato::plugins
