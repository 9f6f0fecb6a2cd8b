// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace tomato::experiment {

/// Reads an object's fields and goes on after an error, so that the author of the file gets all
/// errors at once. A field with an error reads as if it were missing.
class FieldReader final
{
public:
    /// `errors` is only borrowed; `place` is a path such as "topology.experiment.steps[2]".
    FieldReader(const QJsonObject &object, std::string place, std::vector<Error> &errors)
        : m_object(object), m_place(std::move(place)), m_errors(errors)
    {
    }

    bool has(const QString &key);
    QString text(const QString &key, int longest = 10'000);
    /// Reads a text that must be there: a missing field is an error.
    QString neededText(const QString &key, int longest = 10'000);
    std::optional<double> number(const QString &key, double least, double most);
    std::optional<qint64> wholeNumber(const QString &key, qint64 least, qint64 most);
    bool flag(const QString &key);
    QJsonObject object(const QString &key);
    QJsonArray array(const QString &key, int longest);
    QJsonValue value(const QString &key);

    std::string placeOf(const QString &key) const;
    const std::string &place() const { return m_place; }
    std::vector<Error> &errors() { return m_errors; }
    void refuse(const std::string &message, const QString &key);
    /// Refuses the fields that were not read: they are unknown.
    void finish();

private:
    bool isMissing(const QString &key);

    QJsonObject m_object;
    std::string m_place;
    std::vector<Error> &m_errors;
    QSet<QString> m_known;
};

} // namespace tomato::experiment
