// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bundle/runcomparison.h"

#include "app/bundle/packetcounts.h"
#include "app/experiment/plan/repeatability.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace tomato::bundle {

namespace {

using Kind = Difference::Kind;
using experiment::Verdict;

constexpr double TcpTolerance = 0.1;
/// Two samples of which it is this improbable that they are of one distribution differ.
constexpr double MinProbability = 0.001;
/// The same of two numbers, where there are no samples.
constexpr double MeasuredTolerance = 0.1;
constexpr qsizetype MaxValueText = 120;

QString valueText(const QJsonValue &value)
{
    if (value.isUndefined())
        return QStringLiteral("nothing");
    if (value.isString())
        return value.toString();
    QString text =
        QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
    text = text.sliced(1, text.size() - 2);
    return text.size() > MaxValueText ? text.left(MaxValueText) + u'…' : text;
}

/// Returns the value by which an item of a list is recognised, so that one more in front makes not
/// all different.
QString nameOfItem(const QJsonValue &item)
{
    for (const char *key : {"id", "path", "connection"}) {
        const QString name = item[QLatin1String(key)].toString();
        if (!name.isEmpty())
            return name;
    }
    return {};
}

/// Items by name; empty when they have none, or one of them twice.
QJsonObject named(const QJsonArray &items)
{
    QJsonObject all;
    for (const QJsonValue item : items) {
        const QString name = nameOfItem(item);
        if (name.isEmpty() || all.contains(name))
            return {};
        all.insert(name, item);
    }
    return all;
}

QString numberText(double number)
{
    return QString::number(number, 'g', 6);
}

/// Writes down the values that were measured.
QString measuredText(const Verdict &verdict)
{
    return (numberText(*verdict.measured) + u' ' + verdict.unit).trimmed();
}

/// Describes a packet for people.
QString packetText(const LinkPackets &link, std::size_t place)
{
    if (place >= link.packets.size())
        return QStringLiteral("none");
    const LinkPackets::Packet &packet = link.packets[place];
    return QStringLiteral("%1 of %2 bytes, %3")
        .arg(link.protocols[packet.protocol])
        .arg(packet.bytes)
        .arg(link.directions[packet.direction]);
}

bool isSamePacket(const LinkPackets &first, const LinkPackets &second, std::size_t place)
{
    if (place >= first.packets.size() || place >= second.packets.size())
        return false;
    const LinkPackets::Packet &a = first.packets[place];
    const LinkPackets::Packet &b = second.packets[place];
    return a.bytes == b.bytes && first.protocols[a.protocol] == second.protocols[b.protocol] &&
           first.directions[a.direction] == second.directions[b.direction];
}

bool isSameCount(const QString &protocol, qint64 first, qint64 second)
{
    if (!protocol.endsWith(QLatin1String(" tcp")))
        return first == second;
    const auto most = static_cast<double>(std::max(first, second));
    return static_cast<double>(std::abs(first - second)) <= most * TcpTolerance;
}

bool declares(const RunFiles &run)
{
    return std::any_of(run.record.verdicts.begin(), run.record.verdicts.end(),
                       [](const Verdict &each) { return !each.again.isEmpty(); });
}

/// Returns the verdict on the same statement. Names need not be unique: of several with one name
/// the n-th is compared with the n-th.
const Verdict *verdictOn(const RunFiles &run, const QString &name, int occurrence)
{
    for (const Verdict &each : run.record.verdicts) {
        if (each.name == name && occurrence-- == 0)
            return &each;
    }
    return nullptr;
}

QString heldText(const Verdict &verdict)
{
    return verdict.held ? QStringLiteral("held")
                        : QStringLiteral("did not hold (%1)").arg(verdict.message);
}

/// Says which elements ended or ran out of memory, without the times, which are never the same.
QString problemsText(const experiment::RunRecord &record)
{
    static const QRegularExpression time(QStringLiteral(" at [0-9.]+ s(?=:|$)"));
    QStringList texts = record.problems;
    return texts.isEmpty() ? QStringLiteral("ran to the end")
                           : texts.replaceInStrings(time, QString()).join(QStringLiteral("; "));
}

} // namespace

QString wordOf(Difference::Kind kind)
{
    switch (kind) {
    case Kind::Topology:
        return QStringLiteral("topology");
    case Kind::Setting:
        return QStringLiteral("setting");
    case Kind::Program:
        return QStringLiteral("program");
    case Kind::Machine:
        return QStringLiteral("machine");
    case Kind::Outcome:
        return QStringLiteral("outcome");
    case Kind::Measured:
        return QStringLiteral("measured");
    case Kind::Packet:
        return QStringLiteral("packet");
    case Kind::Count:
        return QStringLiteral("count");
    case Kind::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

void RunComparison::add(Kind kind, const QString &what, const QString &first, const QString &second)
{
    m_differences.push_back({kind, QStringLiteral("%1: %2 %3, %4 %5")
                                       .arg(what, m_names.first, first, m_names.second, second)});
}

void RunComparison::compareJson(Kind kind, const QString &place, const QJsonValue &first,
                                const QJsonValue &second)
{
    if (first == second)
        return;
    if (first.isObject() && second.isObject()) {
        const QJsonObject a = first.toObject();
        const QJsonObject b = second.toObject();
        QStringList keys = a.keys();
        for (const QString &key : b.keys()) {
            if (!a.contains(key))
                keys << key;
        }
        std::sort(keys.begin(), keys.end());
        for (const QString &key : keys)
            compareJson(kind, place.isEmpty() ? key : place + u'.' + key, a.value(key),
                        b.value(key));
        return;
    }
    if (first.isArray() && second.isArray()) {
        const QJsonObject a = named(first.toArray());
        const QJsonObject b = named(second.toArray());
        if (!a.isEmpty() && !b.isEmpty())
            return compareJson(kind, place, a, b);
        if (first.toArray().size() == second.toArray().size()) {
            for (qsizetype i = 0; i < first.toArray().size(); ++i)
                compareJson(kind, QStringLiteral("%1[%2]").arg(place).arg(i), first[i], second[i]);
            return;
        }
    }
    add(kind, place, valueText(first), valueText(second));
}

void RunComparison::compareTopologies()
{
    compareJson(Kind::Topology, QStringLiteral("topology"), m_first.topology, m_second.topology);
    for (const char *key : {"varied", "seed"})
        compareJson(Kind::Topology, QLatin1String(key), m_first.json.value(QLatin1String(key)),
                    m_second.json.value(QLatin1String(key)));
}

void RunComparison::compareSettings()
{
    const QJsonObject first = m_first.json.value(QLatin1String("sysctls")).toObject();
    const QJsonObject second = m_second.json.value(QLatin1String("sysctls")).toObject();
    compareJson(Kind::Setting, QStringLiteral("sysctl"), first.value(QLatin1String("all")),
                second.value(QLatin1String("all")));
    compareJson(Kind::Setting, QStringLiteral("sysctl in"), first.value(QLatin1String("elements")),
                second.value(QLatin1String("elements")));
}

void RunComparison::comparePrograms()
{
    const QJsonObject first = named(m_first.json.value(QLatin1String("programs")).toArray());
    const QJsonObject second = named(m_second.json.value(QLatin1String("programs")).toArray());
    const auto text = [](const QJsonValue &program) {
        if (program.isUndefined())
            return QStringLiteral("did not run");
        const QString version = program[QLatin1String("version")].toString();
        const QString digest =
            QStringLiteral("SHA-256 ") + program[QLatin1String("sha256")].toString().left(12);
        return version.isEmpty() ? digest : version + QStringLiteral(" (%1)").arg(digest);
    };
    QStringList paths = first.keys() + second.keys();
    paths.removeDuplicates();
    std::sort(paths.begin(), paths.end());
    for (const QString &path : paths) {
        if (first.value(path)[QLatin1String("sha256")] !=
            second.value(path)[QLatin1String("sha256")])
            add(Kind::Program, QStringLiteral("program ") + path, text(first.value(path)),
                text(second.value(path)));
    }
}

void RunComparison::compareMachines()
{
    QJsonObject first = m_first.json.value(QLatin1String("machine")).toObject();
    QJsonObject second = m_second.json.value(QLatin1String("machine")).toObject();
    compareJson(Kind::Setting, QStringLiteral("sysctl"), first.take(QLatin1String("sysctls")),
                second.take(QLatin1String("sysctls")));
    for (const char *key : {"load", "memory"}) { // different each time
        first.remove(QLatin1String(key));
        second.remove(QLatin1String(key));
    }
    compareJson(Kind::Machine, QStringLiteral("machine"), first, second);
    const QJsonValue jobs = m_first.json.value(QLatin1String("jobs"));
    if (m_second.json.contains(QLatin1String("jobs")) && !jobs.isUndefined())
        compareJson(Kind::Machine, QStringLiteral("labs at once"), jobs,
                    m_second.json.value(QLatin1String("jobs")));
    compareJson(Kind::Machine, QStringLiteral("emulation"),
                m_first.json.value(QLatin1String("emulation")),
                m_second.json.value(QLatin1String("emulation")));
}

void RunComparison::compareDeclared(const Verdict &first, const Verdict &second)
{
    const auto rule = experiment::Repeatability::parse(first.again);
    if (!rule)
        return m_differences.push_back(
            {Kind::Measured,
             first.name + QStringLiteral(": ") + QString::fromStdString(rule.error().text())});
    if (rule->isOfSamples()) {
        if (const auto why = rule->difference(first.samples, second.samples))
            m_differences.push_back({Kind::Measured, first.name + QStringLiteral(": ") + *why});
        return;
    }
    if (first.measured.has_value() != second.measured.has_value()) {
        const auto text = [](const Verdict &verdict) {
            return verdict.measured ? numberText(*verdict.measured) : QStringLiteral("nothing");
        };
        add(Kind::Measured, first.name, text(first), text(second));
    }
    if (!first.measured || !second.measured)
        return;
    if (const auto why = rule->difference(*first.measured, *second.measured))
        add(Kind::Measured, first.name + QStringLiteral(" (%1)").arg(*why),
            numberText(*first.measured), numberText(*second.measured));
}

void RunComparison::compareOutcomes()
{
    if (m_first.record.problem != m_second.record.problem)
        add(Kind::Outcome, QStringLiteral("the run"),
            m_first.record.problem.isEmpty() ? QStringLiteral("came to its end")
                                             : m_first.record.problem,
            m_second.record.problem.isEmpty() ? QStringLiteral("came to its end")
                                              : m_second.record.problem);
    if (const QString first = problemsText(m_first.record), second = problemsText(m_second.record);
        first != second)
        add(Kind::Outcome, QStringLiteral("elements"), first, second);
    const bool isDeclared = m_byDeclarations && declares(m_first);
    QHash<QString, int> occurrences;
    for (const Verdict &first : m_first.record.verdicts) {
        const Verdict *second = verdictOn(m_second, first.name, occurrences[first.name]++);
        if (second == nullptr)
            continue; // the topologies differ, which was said
        if (first.held != second->held)
            add(Kind::Outcome, first.name, heldText(first), heldText(*second));
        const std::size_t before = m_differences.size();
        if (!first.again.isEmpty())
            compareDeclared(first, *second);
        if (isDeclared || m_differences.size() > before || !first.measured || !second->measured)
            continue;
        const bool haveSamples = !first.samples.empty() && !second->samples.empty();
        const double difference = std::abs(*first.measured - *second->measured);
        const double most = std::max(std::abs(*first.measured), std::abs(*second->measured));
        const bool isOther = haveSamples
                                 ? experiment::Repeatability::parse(
                                       QStringLiteral("distribution %1").arg(MinProbability))
                                       ->difference(first.samples, second->samples)
                                       .has_value()
                                 : difference > most * MeasuredTolerance;
        if (isOther)
            add(Kind::Measured, first.name, measuredText(first), measuredText(*second));
    }
}

void RunComparison::compareLink(const QString &link, const QStringList &first,
                                const QStringList &second)
{
    const auto a = readLinkPackets(first, m_goOn);
    const auto b = readLinkPackets(second, m_goOn);
    if (m_goOn && !m_goOn())
        return;
    if (!a || !b)
        return m_differences.push_back(
            {Kind::Count,
             link + QStringLiteral(": ") + QString::fromStdString((a ? b : a).error().text())});
    auto left = a->counts();
    const auto right = b->counts();
    for (const auto &[key, count] : right)
        left.try_emplace(key, 0);
    bool isSame = true;
    for (const auto &[key, count] : left) {
        const auto other = right.find(key);
        const qint64 there = other == right.end() ? 0 : other->second;
        if (isSameCount(key.second, count, there))
            continue;
        isSame = false;
        add(Kind::Count, QStringLiteral("%1 on %2").arg(key.second, key.first),
            QString::number(count), QString::number(there));
    }
    if (isSame)
        return;
    std::size_t place = 0;
    while (isSamePacket(*a, *b, place))
        ++place;
    add(Kind::Packet,
        QStringLiteral("packet %1 on %2 is the first that differs").arg(place + 1).arg(link),
        packetText(*a, place), packetText(*b, place));
}

void RunComparison::comparePackets()
{
    for (const auto &[link, files] : m_first.recordings) {
        const auto other = m_second.recordings.find(link);
        if (other == m_second.recordings.end()) {
            add(Kind::Count, QStringLiteral("recording of ") + link, QStringLiteral("is there"),
                QStringLiteral("is not"));
            continue;
        }
        if (!m_first.missing.contains(link) && !m_second.missing.contains(link))
            compareLink(link, files, other->second);
    }
    for (const auto &[link, files] : m_second.recordings) {
        if (!m_first.recordings.contains(link))
            add(Kind::Count, QStringLiteral("recording of ") + link, QStringLiteral("is not there"),
                QStringLiteral("is"));
    }
    tellMissing();
}

void RunComparison::tellMissing()
{
    for (const auto &[run, who] :
         {std::pair(&m_first, &m_names.first), std::pair(&m_second, &m_names.second)}) {
        for (const auto &[link, names] : run->missing) {
            for (const QString &name : names)
                m_differences.push_back(
                    {Kind::Unknown, QStringLiteral("recording of %1: %2 lacks %3, and so it was "
                                                   "not compared")
                                        .arg(link, *who, name)});
        }
    }
}

std::vector<Difference> RunComparison::differences()
{
    m_differences.clear();
    compareTopologies();
    compareSettings();
    comparePrograms();
    compareMachines();
    compareOutcomes();
    if (!m_byDeclarations || !declares(m_first))
        comparePackets();
    std::stable_sort(m_differences.begin(), m_differences.end(),
                     [](const auto &a, const auto &b) { return a.kind < b.kind; });
    return m_differences;
}

} // namespace tomato::bundle
