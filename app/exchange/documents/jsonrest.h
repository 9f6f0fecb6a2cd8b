// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/exchange/documents/importreport.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace tomato::exchange {

/// Returns a value as a file of JSON has it, for people; a long one is cut.
std::string valueText(const QJsonValue &value);

/// An object of another program's JSON, from which a reader takes the values that it knows. Values
/// that it does not take, or that have the wrong type, stay in it, so that they can be kept.
class JsonRest
{
public:
    /// `place` is where the object stands in the file.
    JsonRest(const QJsonObject &object, std::string place, ImportReport &report)
        : m_rest(object), m_place(std::move(place)), m_report(report)
    {
    }

    /// Takes a text, or a number as a text; it is empty where there is none.
    QString text(const char *key);
    /// Takes a number, or the text of one.
    std::optional<double> number(const char *key);
    /// Takes a list. It is empty where there is none; a value of another type is an error with its
    /// place.
    Result<QJsonArray> list(const char *key);

    const QJsonObject &rest() const { return m_rest; }
    /// Whether a value was reported since it has the wrong type.
    bool isReported(const QString &key) const { return m_reported.contains(key); }

private:
    void report(const char *key, const char *what);

    QJsonObject m_rest;
    QStringList m_reported;
    std::string m_place;
    ImportReport &m_report;
};

} // namespace tomato::exchange
