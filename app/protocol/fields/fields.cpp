// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/fields/fields.h"

#include <cmath>

namespace tomato::protocol {

/// The year 2242: what a pcap file holds is earlier, and until then a double has the microseconds.
static constexpr double LatestTime = 8'589'934'592;

QString Fields::text(const QString &key)
{
    return take(key, QJsonValue::String, "text").toString();
}

qint64 Fields::number(const QString &key)
{
    const QJsonValue value = take(key, QJsonValue::Double, "a number");
    // A value that is no whole number, or too large for one, yields the default.
    if (value.isDouble() && value.toInteger(0) != value.toInteger(1))
        fail(key, QStringLiteral("must be a whole number"));
    return value.toInteger();
}

bool Fields::flag(const QString &key)
{
    return take(key, QJsonValue::Bool, "true or false").toBool();
}

std::array<qint64, 2> Fields::twoNumbers(const QString &key)
{
    const QJsonArray numbers = array(key);
    const QJsonObject named{{"0", numbers.at(0)}, {"1", numbers.at(1)}};
    Fields each(named);
    const std::array<qint64, 2> both{each.number("0"), each.number("1")};
    if (numbers.size() != 2 || !each.result())
        fail(key, QStringLiteral("must be two whole numbers"));
    return both;
}

Timestamp Fields::time(const QString &key)
{
    const double seconds = take(key, QJsonValue::Double, "a time in seconds").toDouble();
    if (!(seconds >= 0 && seconds < LatestTime)) {
        fail(key, QStringLiteral("must be a time in seconds since 1970"));
        return {};
    }
    return std::chrono::microseconds(std::llround(seconds * 1e6));
}

QJsonObject Fields::object(const QString &key)
{
    return take(key, QJsonValue::Object, "an object").toObject();
}

QJsonArray Fields::array(const QString &key)
{
    return take(key, QJsonValue::Array, "a list").toArray();
}

QStringList Fields::texts(const QString &key)
{
    QStringList texts;
    for (const QJsonValue &each : array(key)) {
        if (!each.isString())
            fail(QStringLiteral("%1[%2]").arg(key).arg(texts.size()),
                 QStringLiteral("must be text"));
        texts << each.toString();
    }
    return texts;
}

QJsonValue Fields::take(const QString &key, QJsonValue::Type type, const char *kind)
{
    const QJsonValue value = m_json.value(key);
    if (value.type() == type)
        return value;
    fail(key, QStringLiteral("must be ") + QLatin1String(kind));
    return {};
}

void Fields::fail(const QString &place, const QString &message)
{
    if (m_result)
        m_result = failure(message.toStdString(), place.toStdString());
}

double inSeconds(Timestamp time)
{
    const double seconds = std::chrono::duration<double>(time).count();
    return seconds >= 0 && seconds < LatestTime ? seconds : 0;
}

} // namespace tomato::protocol
