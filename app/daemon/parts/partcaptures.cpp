// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/parts/partcaptures.h"

#include "app/protocol/fields/boundedcount.h"

#include <QJsonObject>

#include <algorithm>

namespace tomato::engine {

namespace {

/// Numbers that are sums of what each end has.
constexpr const char *Sums[] = {"packets",     "bytes",     "dropped",  "evicted",
                                "ringPackets", "ringBytes", "segments", "limitBytes"};

/// A host may tell any number; it must not spoil those of the others.
qint64 sumOf(const QJsonValue &one, const QJsonValue &other)
{
    return protocol::boundedCount(protocol::boundedCount(one.toInteger()) +
                                  protocol::boundedCount(other.toInteger()));
}

QJsonArray sumOf(const QJsonArray &one, const QJsonArray &other)
{
    QJsonArray sum;
    for (qsizetype at = 0; at < std::max(one.size(), other.size()); ++at)
        sum.append(sumOf(one.at(at), other.at(at)));
    return sum;
}

QJsonObject sumOfCounters(QJsonObject sum, const QJsonObject &others)
{
    for (auto each = others.begin(); each != others.end(); ++each)
        sum.insert(each.key(), sumOf(sum[each.key()].toArray(), each->toArray()));
    return sum;
}

/// The reasons of both ends, each once.
QString reasonsOf(const QString &one, const QString &other)
{
    if (one.isEmpty() || one.split(QLatin1String("; ")).contains(other))
        return one.isEmpty() ? other : one;
    return other.isEmpty() ? one : one + QLatin1String("; ") + other;
}

QJsonObject partOf(const QJsonObject &capture, const QString &host)
{
    QJsonObject part{{"host", host},
                     {"run", capture["run"]},
                     {"state", capture["state"]},
                     {"reason", capture["reason"]},
                     {"directory", capture["directory"]},
                     {"packets", capture["packets"]},
                     {"counters", capture["counters"]}};
    for (const char *key : {"arrivals", "arrivalsReason"}) {
        if (capture.contains(QLatin1String(key)))
            part.insert(QLatin1String(key), capture[QLatin1String(key)]);
    }
    return part;
}

/// Removes members that a client could mistake for those of this machine.
QJsonObject elsewhere(QJsonObject capture)
{
    capture.insert("directory", QString());
    capture.insert("host", QString());
    capture.insert("port", 0);
    capture.insert("backlogPort", 0);
    capture.insert("viewers", QJsonArray());
    capture.remove(QLatin1String("liveReason"));
    return capture;
}

void addTimes(QJsonObject &sum, const QJsonObject &part)
{
    const double first = part["first"].toDouble();
    if (first != 0 && (sum["first"].toDouble() == 0 || first < sum["first"].toDouble()))
        sum.insert("first", first);
    sum.insert("last", std::max(sum["last"].toDouble(), part["last"].toDouble()));
}

QJsonObject together(QJsonObject sum, const QJsonObject &part)
{
    for (const char *key : Sums)
        sum.insert(QLatin1String(key), sumOf(sum[QLatin1String(key)], part[QLatin1String(key)]));
    sum.insert("counters", sumOfCounters(sum["counters"].toObject(), part["counters"].toObject()));
    if (part.contains("arrivals"))
        sum.insert("arrivals",
                   sumOfCounters(sum["arrivals"].toObject(), part["arrivals"].toObject()));
    const QString refused =
        reasonsOf(sum.value("arrivalsReason").toString(), part["arrivalsReason"].toString());
    if (!refused.isEmpty())
        sum.insert("arrivalsReason", refused);
    addTimes(sum, part);
    // Each end records one direction, both together what the connection's options ask for.
    QJsonObject options = sum["options"].toObject();
    options.insert("direction", "both");
    sum.insert("options", options);
    const QString state = part["state"].toString();
    if (state == QLatin1String("failed") || sum["state"] != QLatin1String("failed")) {
        // One end that waits is a capture that does not record yet.
        if (state != QLatin1String("recording"))
            sum.insert("state", state);
        if (!part["reason"].toString().isEmpty())
            sum.insert("reason", part["reason"]);
    }
    return elsewhere(sum);
}

} // namespace

bool hasCapture(const QJsonArray &captures, const ConnectionId &connection)
{
    return std::any_of(captures.begin(), captures.end(), [&connection](const QJsonValue &each) {
        return each["connection"].toString().toStdString() == connection.value;
    });
}

QJsonArray addPartCaptures(QJsonArray captures, const QJsonArray &part, const QString &host)
{
    for (const QJsonValue each : part) {
        const QJsonObject capture = each.toObject();
        const auto same = std::find_if(captures.begin(), captures.end(), [&](const auto &known) {
            return known.toObject()["connection"] == capture["connection"];
        });
        QJsonObject whole;
        QJsonArray parts;
        if (same == captures.end()) {
            whole = elsewhere(capture);
        } else {
            whole = (*same).toObject();
            parts = whole.contains("parts") ? whole["parts"].toArray()
                                            : QJsonArray{partOf(whole, QStringLiteral("here"))};
            whole = together(whole, capture);
        }
        parts.append(partOf(capture, host));
        whole.insert("parts", parts);
        if (same == captures.end())
            captures.append(whole);
        else
            *same = whole;
    }
    return captures;
}

} // namespace tomato::engine
