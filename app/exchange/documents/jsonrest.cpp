// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/documents/jsonrest.h"

#include "app/topology/attributes/attributecheck.h"

#include <QJsonDocument>

#include <cmath>

namespace tomato::exchange {

std::string valueText(const QJsonValue &value)
{
    constexpr qsizetype Max = 500;
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    const QString text = QString::fromUtf8(array.sliced(1).chopped(1));
    QString shown = text.left(Max);
    for (QChar &c : shown) {
        if (!c.isPrint() && !c.isSurrogate())
            c = QLatin1Char('?');
    }
    return shown.toStdString() + (text.size() > Max ? "…" : "");
}

static bool isNothing(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull();
}

void JsonRest::report(const char *key, const char *what)
{
    m_reported << QLatin1String(key);
    const QJsonValue value = m_rest.value(QLatin1String(key));
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    m_report.add(std::string("a value of '") + key + "' is no " + what +
                     ": it is kept in the file and has no effect",
                 m_place + "." + key + " " + quoted(QString::fromUtf8(array.sliced(1).chopped(1))));
}

QString JsonRest::text(const char *key)
{
    const QJsonValue value = m_rest.value(QLatin1String(key));
    if (!isNothing(value) && !value.isString() && !value.isDouble()) {
        report(key, "text");
        return {};
    }
    m_rest.remove(QLatin1String(key));
    return value.isDouble() ? QString::number(value.toDouble()) : value.toString();
}

std::optional<double> JsonRest::number(const char *key)
{
    const QJsonValue value = m_rest.value(QLatin1String(key));
    const QString text = value.toString().trimmed();
    if (isNothing(value) || (value.isString() && text.isEmpty()))
        return std::nullopt;
    bool isNumber = value.isDouble();
    const double number = isNumber ? value.toDouble() : text.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(number)) {
        report(key, "number");
        return std::nullopt;
    }
    m_rest.remove(QLatin1String(key));
    return number;
}

Result<QJsonArray> JsonRest::list(const char *key)
{
    const QJsonValue value = m_rest.value(QLatin1String(key));
    if (!isNothing(value) && !value.isArray())
        return topology::wrongKind(m_place.empty() ? key : m_place + "." + key, "a list", value);
    m_rest.remove(QLatin1String(key));
    return value.toArray();
}

} // namespace tomato::exchange
