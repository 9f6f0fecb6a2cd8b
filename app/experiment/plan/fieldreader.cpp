// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/plan/fieldreader.h"

#include "app/topology/attributes/attributecheck.h"

#include <cmath>

namespace tomato::experiment {

bool FieldReader::has(const QString &key)
{
    m_known.insert(key);
    return m_object.contains(key);
}

bool FieldReader::isMissing(const QString &key)
{
    return !has(key);
}

std::string FieldReader::placeOf(const QString &key) const
{
    return m_place + "." + key.toStdString();
}

void FieldReader::refuse(const std::string &message, const QString &key)
{
    m_errors.push_back({key.isEmpty() ? m_place : placeOf(key), message});
}

QString FieldReader::text(const QString &key, int longest)
{
    if (isMissing(key))
        return {};
    const QJsonValue found = m_object.value(key);
    if (!found.isString())
        refuse(topology::wrongKind({}, "a text", found).value().message, key);
    else if (found.toString().isEmpty())
        refuse("is empty", key);
    else if (found.toString().size() > longest)
        refuse("is longer than " + std::to_string(longest) + " characters", key);
    else
        return found.toString();
    return {};
}

QString FieldReader::neededText(const QString &key, int longest)
{
    if (isMissing(key))
        refuse("is missing", key);
    return text(key, longest);
}

std::optional<double> FieldReader::number(const QString &key, double least, double most)
{
    if (isMissing(key))
        return std::nullopt;
    const QJsonValue found = m_object.value(key);
    if (!found.isDouble())
        refuse(topology::wrongKind({}, "a number", found).value().message, key);
    else if (found.toDouble() < least || found.toDouble() > most)
        refuse("is not from " + QString::number(least).toStdString() + " to " +
                   QString::number(most, 'f', 0).toStdString(),
               key);
    else
        return found.toDouble();
    return std::nullopt;
}

std::optional<qint64> FieldReader::wholeNumber(const QString &key, qint64 least, qint64 most)
{
    const auto found = number(key, static_cast<double>(least), static_cast<double>(most));
    if (!found)
        return std::nullopt;
    if (*found == std::floor(*found))
        return static_cast<qint64>(*found);
    refuse("is not a whole number", key);
    return std::nullopt;
}

bool FieldReader::flag(const QString &key)
{
    if (isMissing(key))
        return false;
    if (!m_object.value(key).isBool())
        refuse(topology::wrongKind({}, "true or false", m_object.value(key)).value().message, key);
    return m_object.value(key).toBool();
}

QJsonObject FieldReader::object(const QString &key)
{
    if (isMissing(key))
        return {};
    if (!m_object.value(key).isObject())
        refuse(topology::wrongKind({}, "an object", m_object.value(key)).value().message, key);
    return m_object.value(key).toObject();
}

QJsonArray FieldReader::array(const QString &key, int longest)
{
    if (isMissing(key))
        return {};
    if (!m_object.value(key).isArray())
        refuse(topology::wrongKind({}, "an array", m_object.value(key)).value().message, key);
    const QJsonArray found = m_object.value(key).toArray();
    if (found.size() <= longest)
        return found;
    refuse("is longer than " + std::to_string(longest) + " entries", key);
    return {};
}

QJsonValue FieldReader::value(const QString &key)
{
    m_known.insert(key);
    return m_object.value(key);
}

void FieldReader::finish()
{
    for (const QString &key : m_object.keys()) {
        if (!m_known.contains(key))
            refuse("there is no field of this name here", key);
    }
}

} // namespace tomato::experiment
