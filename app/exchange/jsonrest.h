// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/exchange/importreport.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace tomato::exchange {

/// An object of another program's JSON, from which a reader takes what it knows: what it does not
/// take, and what is not what it should be, stays to be kept.
class JsonRest
{
public:
    /// `place` is where the object stands in the file.
    JsonRest(const QJsonObject &object, std::string place, ImportReport &report)
        : m_rest(object), m_place(std::move(place)), m_report(report)
    {
    }

    /// A text; empty where there is none. Numbers are taken as texts, too.
    QString text(const char *key);
    /// A number, or the text of one.
    std::optional<double> number(const char *key);
    /// A list; empty where there is none, an error with its place where it is something else.
    Result<QJsonArray> list(const char *key);

    const QJsonObject &rest() const { return m_rest; }

private:
    void report(const char *key, const char *what);

    QJsonObject m_rest;
    std::string m_place;
    ImportReport &m_report;
};

} // namespace tomato::exchange
