// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/fields.h"

namespace tomato::protocol {

QString Fields::text(const QString &key)
{
    return take(key, QJsonValue::String, "text").toString();
}

qint64 Fields::number(const QString &key)
{
    const QJsonValue value = take(key, QJsonValue::Double, "a number");
    // What is no whole number, or too large for one, is given as the default.
    if (value.isDouble() && value.toInteger(0) != value.toInteger(1))
        fail(key, QStringLiteral("must be a whole number"));
    return value.toInteger();
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

} // namespace tomato::protocol
