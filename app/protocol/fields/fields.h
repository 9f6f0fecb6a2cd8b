// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/timestamp.h"
#include "app/protocol/fields/qtwords.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <array>
#include <limits>
#include <map>
#include <vector>

namespace tomato::protocol {

/// Takes the fields of one JSON object. The first that is missing or of another type is the error,
/// with its key as the place; what is read after it counts for nothing. Other keys are ignored, so
/// that later versions can add some.
class Fields
{
public:
    explicit Fields(const QJsonObject &json) : m_json(json) {}

    bool has(const QString &key) const { return m_json.contains(key); }
    QString text(const QString &key);
    bool flag(const QString &key);
    qint64 number(const QString &key);
    /// Reads a number of a smaller type, and fails when it does not fit.
    template <class Int>
    Int number(const QString &key);
    std::array<qint64, 2> twoNumbers(const QString &key);
    /// Reads seconds since 1970, to the microsecond; 0 stands for no time.
    Timestamp time(const QString &key);
    template <class Id>
    Id id(const QString &key);
    QJsonObject object(const QString &key);
    QJsonArray array(const QString &key);
    QStringList texts(const QString &key);
    template <class Enum>
    Enum word(const QString &key);
    /// Returns the result of `read` for the object.
    template <class Read>
    auto made(const QString &key, const Read &read);
    /// Returns the results of T::fromJson() for each object of the list.
    template <class T>
    auto objects(const QString &key);
    template <class Id>
    std::map<Id, QString> textsById(const QString &key);

    /// Succeeds if all fields were valid.
    const Result<> &result() const { return m_result; }
    /// Returns `made` if all fields were valid.
    template <class T>
    Result<T> read(T made) const
    {
        return m_result ? Result<T>(std::move(made)) : passOn(m_result);
    }
    void fail(const QString &place, const QString &message);

private:
    QJsonValue take(const QString &key, QJsonValue::Type type, const char *kind);

    const QJsonObject m_json;
    Result<> m_result;
};

template <class Int>
Int Fields::number(const QString &key)
{
    const qint64 whole = number(key);
    using Limits = std::numeric_limits<Int>;
    if (whole < qint64{Limits::min()} || whole > qint64{Limits::max()})
        fail(key, QStringLiteral("must be a whole number from %1 to %2")
                      .arg(qint64{Limits::min()})
                      .arg(qint64{Limits::max()}));
    return static_cast<Int>(whole);
}

template <class Id>
Id Fields::id(const QString &key)
{
    return Id(text(key).toStdString());
}

template <class Enum>
Enum Fields::word(const QString &key)
{
    const auto value = valueOf<Enum>(text(key));
    if (!value)
        fail(key, QStringLiteral("must be one of ") + QString::fromStdString(allWords<Enum>()));
    return value.value_or(Words<Enum>::All[0].value);
}

template <class Read>
auto Fields::made(const QString &key, const Read &read)
{
    auto result = read(object(key));
    if (!result)
        fail(key + u'.' + QString::fromStdString(result.error().place),
             QString::fromStdString(result.error().message));
    return result ? std::move(*result) : typename decltype(result)::value_type();
}

template <class T>
auto Fields::objects(const QString &key)
{
    std::vector<typename decltype(T::fromJson({}))::value_type> made;
    const QJsonArray all = array(key);
    for (qsizetype at = 0; at < all.size() && m_result; ++at) {
        const QString place = QStringLiteral("%1[%2]").arg(key).arg(at);
        auto each = T::fromJson(all[at].toObject());
        if (!all[at].isObject())
            fail(place, QStringLiteral("must be an object"));
        else if (!each)
            fail(place + u'.' + QString::fromStdString(each.error().place),
                 QString::fromStdString(each.error().message));
        else
            made.push_back(std::move(*each));
    }
    return made;
}

template <class Id>
std::map<Id, QString> Fields::textsById(const QString &key)
{
    std::map<Id, QString> texts;
    const QJsonObject all = object(key);
    for (auto each = all.begin(); each != all.end(); ++each) {
        if (!each->isString())
            fail(key + u'.' + each.key(), QStringLiteral("must be text"));
        texts.emplace(Id(each.key().toStdString()), each->toString());
    }
    return texts;
}

/// Reads a message that is a list of objects with T::fromJson(). The place of an error is
/// "[1].name".
template <class T>
auto listFrom(const QJsonValue &json)
{
    Fields fields({{QString(), json}});
    auto list = fields.objects<T>({});
    return fields.read(std::move(list));
}

/// Converts to the form that Fields::time() reads.
double inSeconds(Timestamp time);

/// Makes the array that Fields::twoNumbers() reads.
inline QJsonArray bothOf(const std::array<qint64, 2> &numbers)
{
    return {numbers[0], numbers[1]};
}

/// Makes the list that Fields::objects() reads.
template <class List>
QJsonArray arrayOf(const List &list)
{
    QJsonArray array;
    for (const auto &each : list)
        array.append(each.toJson());
    return array;
}

/// Makes the object that Fields::textsById() reads.
template <class Id>
QJsonObject textsJson(const std::map<Id, QString> &texts)
{
    QJsonObject json;
    for (const auto &[id, text] : texts)
        json.insert(QString::fromStdString(id.value), text);
    return json;
}

} // namespace tomato::protocol
